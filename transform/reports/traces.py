"""A summary for people who check it: as a page, sentence by sentence, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transform.inlines import one_line
from transform.model import Block, Heading, Text
from transform.readability.records import line_of
from transform.simplify import summary_blocks
from transform.simplify.model import Summary, SummarySentence
from transform.wording import say

__all__ = ["omitted_lines", "summary_page", "trace_lines"]


def summary_page(summary: Summary) -> tuple[Block, ...]:
    """The summary as blocks, with its title and the titles of its sections."""
    blocks: list[Block] = [Heading(1, (Text(summary.title),))] if summary.title else []
    for section in summary.sections:
        blocks.append(Heading(2, (Text(say(f"summary.{section.key}", summary.language)),)))
        blocks.extend(summary_blocks(replace(summary, sections=(section,))))
    return tuple(blocks)


def trace_lines(path: str, summary: Summary) -> Iterator[str]:
    """Each sentence with its verdict, its edits and the source lines it leads back to."""
    for section in summary.sections:
        yield f"## {say(f'summary.{section.key}', summary.language)}"
        for block in section.blocks:
            for sentence in block.sentences:
                yield from _sentence_lines(path, sentence)


def _sentence_lines(path: str, sentence: SummarySentence) -> Iterator[str]:
    yield f"[{sentence.guard}] {one_line(sentence.inlines)}"
    for edit in sentence.edits:
        yield f"    {edit.rule}: {edit.before!r} -> {edit.after!r}"
    if sentence.refused:
        yield f"    refused {sentence.refused}"
    for source in sentence.sources:
        yield f"    {path}:{line_of(source.span) or '-'}: {source.text}"


def omitted_lines(path: str, summary: Summary) -> Iterator[str]:
    """Warnings, negatives and calls to the doctor that were not chosen, for sign-off."""
    for source in summary.omitted:
        yield f"{path}:{line_of(source.span) or '-'}: {source.text}"
