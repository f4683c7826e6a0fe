"""Somebody else's sentences, held to the same guard as our own.

A :class:`Rewriter` proposes a plainer sentence for each of ours. What the guard is not sure of is
refused, and our sentence stays. The clients that reach a program or a server live in
`transform.engines.rewriters`; nothing here does I/O.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Protocol

from transform.inlines import folded, one_line, plain_text
from transform.model import Inline
from transform.simplify.edits.base import Replacement
from transform.simplify.guard import doubt
from transform.simplify.lexicon import known_language
from transform.simplify.model import Edit, Summary, SummaryBlock, SummarySection, SummarySentence
from transform.simplify.rewriting import editable, rewrite

__all__ = ["Rewriter", "rewritten", "rewritten_lines"]

MARKED = "a term or a link would lose its mark"


class Rewriter(Protocol):
    """`name` stands in the trace. `rewrite` gives an answer for each sentence, in order."""

    @property
    def name(self) -> str: ...

    def rewrite(self, sentences: Sequence[str], language: str) -> tuple[str, ...]:
        """One answer a sentence; an empty one leaves the sentence as it is.

        Raises TransformError where no answers can be had.
        """
        ...


def rewritten(summary: Summary, rewriter: Rewriter) -> Summary:
    """The summary with the answers that the guard let through; others are noted as refused.

    Raises TransformError where the rewriter fails, InputError without rules for the language.
    """
    known_language(summary.language)
    asked = tuple(
        one_line(sentence.inlines)
        for section in summary.sections
        for block in section.blocks
        for sentence in block.sentences
        if sentence.sources
    )
    answers = iter(rewriter.rewrite(asked, summary.language)) if asked else iter(())

    def told(sentence: SummarySentence) -> SummarySentence:
        if not sentence.sources:
            return sentence
        return _answered(sentence, next(answers), rewriter.name, summary.language)

    def block(one: SummaryBlock) -> SummaryBlock:
        return replace(one, sentences=tuple(map(told, one.sentences)))

    sections = tuple(
        SummarySection(section.key, tuple(map(block, section.blocks)))
        for section in summary.sections
    )
    return replace(summary, sections=sections)


def rewritten_lines(
    pairs: Sequence[tuple[str, str]], rewriter: Rewriter, language: str
) -> Iterator[str]:
    """For (line, plainer line) pairs the answer to the plainer one, or that one itself."""
    language = known_language(language)
    answers = rewriter.rewrite(tuple(plainer for _, plainer in pairs), language)
    for (line, plainer), said in zip(pairs, answers, strict=True):
        answer = folded(said)
        yield answer if answer and not doubt(line, answer, language) else plainer


def _answered(sentence: SummarySentence, answer: str, name: str, language: str) -> SummarySentence:
    text, answer = one_line(sentence.inlines), folded(answer)
    if not answer or answer == text:
        return sentence
    # A definition that we put in brackets is not in the source: such a sentence is held to itself.
    defined = any(edit.rule == "define-term" for edit in sentence.edits)
    source = text if defined else " ".join(folded(one.text) for one in sentence.sources)
    if reason := doubt(source, answer, language):
        return replace(sentence, refused=f"{name}: {reason}")
    inlines = _with_marks(sentence.inlines, answer)
    if inlines is None:
        return replace(sentence, refused=f"{name}: {MARKED}")
    edit = Edit(f"rewriter {name}", text, answer)
    return replace(sentence, inlines=inlines, edits=(*sentence.edits, edit), guard="edited")


def _with_marks(inlines: tuple[Inline, ...], answer: str) -> tuple[Inline, ...] | None:
    """The answer with the sentence's marks where they were; None where a mark would change."""
    before = plain_text(inlines)
    old, new = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (before, answer))
    starts = [0]
    for piece in old:
        starts.append(starts[-1] + len(piece))
    changes = [
        Replacement(starts[a], starts[b], "".join(new[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    made = editable(inlines, changes)
    result = rewrite(inlines, made)
    return result if len(made) == len(changes) and plain_text(result) == answer else None
