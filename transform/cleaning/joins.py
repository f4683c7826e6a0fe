"""Plain text: words that ran together where a page's blocks were glued, "knee.Soft", come apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transform.cleaning.change import Change
from transform.cleaning.seams import MOST_SEAMS, Evidence, Seam, find_seams
from transform.inlines import plain_text, slice_inlines
from transform.model import Block, Document, Inline, ItemList, ListItem, Paragraph, SourceSpan, Text
from transform.settings import CleaningSettings
from transform.tree import runs

__all__ = ["separate_joins"]

# So many seams in one paragraph show that blocks were glued there, not that a space was forgotten.
_GLUED = 3


def separate_joins(document: Document, settings: CleaningSettings) -> Change:
    """Part what ran together: a new paragraph where whole blocks did, else a space."""
    del settings
    if document.format != "text":
        return Change(document.blocks)
    whole = Evidence.of("\n".join(plain_text(run.inlines) for run in runs(document.blocks)))
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.extend(_paragraphs(block, whole))
        elif isinstance(block, ItemList):
            blocks.append(_list(block, whole))
        else:
            blocks.append(block)
    return Change(tuple(blocks))


def _paragraphs(paragraph: Paragraph, whole: Evidence) -> Iterator[Paragraph]:
    text = plain_text(paragraph.inlines)
    seams = find_seams(text, whole)
    if not seams or len(seams) > MOST_SEAMS:
        yield paragraph
        return
    glued = sum(seam.ends_sentence for seam in seams) >= _GLUED
    start, spaces = 0, list[int]()
    for seam in [*seams, None]:
        if seam is not None and not (seam.ends_block or (glued and seam.ends_sentence)):
            spaces.append(seam.offset)
            continue
        end = len(text) if seam is None else seam.offset
        inlines = tuple(_spaced(paragraph.inlines, start, end, spaces))
        yield Paragraph(inlines, _span(inlines, paragraph.span))
        start, spaces = end, []


def _list(block: ItemList, whole: Evidence) -> ItemList:
    items = tuple(
        ListItem(tuple(_in_item(child, whole) for child in item.blocks), item.span)
        for item in block.items
    )
    return block if items == block.items else replace(block, items=items)


def _in_item(block: Block, whole: Evidence) -> Block:
    if isinstance(block, ItemList):
        return _list(block, whole)
    if not isinstance(block, Paragraph):
        return block
    text = plain_text(block.inlines)
    seams: list[Seam] = find_seams(text, whole)
    if not seams:
        return block
    inlines = tuple(_spaced(block.inlines, 0, len(text), [seam.offset for seam in seams]))
    return Paragraph(inlines, block.span)


def _spaced(
    inlines: tuple[Inline, ...], start: int, end: int, spaces: list[int]
) -> Iterator[Inline]:
    """The inlines between two offsets with a space put in at each of some offsets."""
    for place in spaces:
        yield from slice_inlines(inlines, start, place)
        yield Text(" ")
        start = place
    yield from slice_inlines(inlines, start, end)


def _span(inlines: tuple[Inline, ...], default: SourceSpan | None) -> SourceSpan | None:
    spans = [i.span for i in inlines if isinstance(i, Text) and i.span is not None]
    if not spans:
        return default
    return SourceSpan(spans[0].first_line, spans[-1].last_line, spans[0].start, spans[-1].end)
