"""Boilerplate by class: whole lines and single sentences of the page's frame, in any format.

A sentence goes when it says something that only the frame of a page says. What stands after a
footer is judged by the same rule as what stands before it, so real text there stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from transform.cleaning.change import Change
from transform.cleaning.company import find_company
from transform.inlines import plain_text, slice_inlines, walk_inlines
from transform.language import sentence_spans
from transform.model import (
    Block,
    Details,
    Document,
    Figure,
    Footnote,
    Heading,
    Image,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Removal,
    SourceSpan,
)
from transform.readers.html_inlines import trim
from transform.readers.phrases import SURE, Match, PhraseBook, phrase_book
from transform.settings import CleaningSettings
from transform.tree import runs, walk

__all__ = ["remove_boilerplate"]

_LONGEST = 50_000  # no paragraph: what is longer is not looked at sentence by sentence
_REASONS = "says what the frame of a page says, not its text"


@dataclass(slots=True)
class _Sweep:
    """One pass over a document."""

    book: PhraseBook
    language: str
    removals: list[Removal] = field(default_factory=list)
    cut: bool = False  # a paragraph lost some of its sentences

    def take(self, text: str, match: Match, span: SourceSpan | None) -> None:
        reason = f"{match.category}: {_REASONS}"
        removal = Removal("boilerplate", reason, text, match.category, match.sure, span)
        self.removals.append(removal)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        company = find_company(blocks, self.book)
        kept: list[Block] = []
        for block, match in zip(blocks, company, strict=True):
            if match is not None and isinstance(block, Paragraph):
                self.take(_one_line(plain_text(block.inlines)), match, block.span)
            else:
                kept.extend(self._block(block))
        return tuple(self._without_bare_headings(kept, blocks))

    def _block(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case ItemList():
                yield from self._list(block)
            case Quote() | Details() | Footnote():
                inner = self.blocks(block.blocks)
                if inner or not block.blocks or (isinstance(block, Details) and block.summary):
                    yield block if inner == block.blocks else replace(block, blocks=inner)
            case _:
                yield block

    def _paragraph(self, block: Paragraph) -> Iterator[Paragraph]:
        text = plain_text(block.inlines)
        judged = [
            (start, end, self.book.sentence(text[start:end]))
            for start, end in self._sentences(text)
        ]
        gone = _gone(judged)
        if not any(gone):
            yield block
            return
        for (start, end, match), goes in zip(judged, gone, strict=True):
            if goes and match is not None:
                part = slice_inlines(block.inlines, start, end)
                self.take(_one_line(text[start:end]), match, _span(part, block.span))
        stay = [spans for spans, goes in zip(judged, gone, strict=True) if not goes]
        inlines = _kept(block.inlines, [(start, end) for start, end, _ in stay], text)
        if inlines:
            self.cut = True
            yield replace(block, inlines=inlines)

    def _sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        if len(text) > _LONGEST:
            return ((0, len(text)),)
        return sentence_spans(text, self.language)

    def _list(self, block: ItemList) -> Iterator[ItemList]:
        """A list of the frame's own lines goes; one such line among others stays.

        "Home" in a list of places where care is given is no navigation.
        """
        matches = [self._item_match(item) for item in block.items]
        found = sum(match is not None for match in matches)
        if found == len(matches) or (found >= 2 and found / len(matches) >= 0.6):
            for item, match in zip(block.items, matches, strict=True):
                if match is not None:
                    self.take(_one_line(_item_text(item)), match, item.span)
            stay = [i for i, match in zip(block.items, matches, strict=True) if match is None]
            if stay:
                yield replace(block, items=tuple(stay))
            return
        items: list[ListItem] = []
        for item in block.items:
            inner = self.blocks(item.blocks) if _is_long(item) else item.blocks
            if inner:
                items.append(item if inner == item.blocks else replace(item, blocks=inner))
        if tuple(items) == block.items:
            yield block
        elif items:
            yield replace(block, items=tuple(items))

    def _item_match(self, item: ListItem) -> Match | None:
        text = _item_text(item)
        return self.book.line(text) or (self.book.sentence(text) if len(text) < 160 else None)

    def _without_bare_headings(
        self, kept: list[Block], before: tuple[Block, ...]
    ) -> Iterator[Block]:
        """Headings of the frame go once nothing is left under them ("Follow us")."""
        emptied = len(kept) < len(before)
        for at, block in enumerate(kept):
            if isinstance(block, Heading):
                match = self.book.line(plain_text(block.inlines))
                after = kept[at + 1] if at + 1 < len(kept) else None
                bare = after is None or (isinstance(after, Heading) and after.level <= block.level)
                if match is not None and bare and (emptied or match.sure >= SURE):
                    self.take(_one_line(plain_text(block.inlines)), match, block.span)
                    continue
            yield block


def remove_boilerplate(document: Document, settings: CleaningSettings) -> Change:
    """Take out the lines and sentences of the frame, each with its class and how sure that is."""
    sweep = _Sweep(phrase_book(settings.phrases, settings.keep), document.language)
    blocks = sweep.blocks(document.blocks)
    # What goes can bring to light a bullet at the start of what is left, a heading with its
    # text, or the caption of the figure before.
    again = bool(sweep.removals) and (
        sweep.cut or document.format == "text" or any(map(_lacks_caption, walk(blocks)))
    )
    return Change(blocks, tuple(sweep.removals), again=again)


def _lacks_caption(block: Block | ListItem) -> bool:
    return isinstance(block, Figure) and not block.caption


def _gone(judged: list[tuple[int, int, Match | None]]) -> list[bool]:
    """Sure matches go, and unsure ones beside them."""
    sure = [match is not None and match.sure >= SURE for _, _, match in judged]
    return [
        goes or (match is not None and any(sure[max(0, at - 1) : at + 2]))
        for at, (goes, (_, _, match)) in enumerate(zip(sure, judged, strict=True))
    ]


def _kept(
    inlines: tuple[Inline, ...], stay: list[tuple[int, int]], text: str
) -> tuple[Inline, ...]:
    """The sentences that stay, with the white space after each, and images wherever they stood."""
    ranges: list[tuple[int, int]] = []
    for start, end in stay:
        stop = end
        while stop < len(text) and text[stop].isspace():
            stop += 1
        if ranges and ranges[-1][1] == start:
            ranges[-1] = (ranges[-1][0], stop)
        else:
            ranges.append((start, stop))
    kept = [part for start, stop in ranges for part in slice_inlines(inlines, start, stop)]
    shown = trim(tuple(kept))
    if not shown:
        images = [inline for inline in walk_inlines(inlines) if isinstance(inline, Image)]
        return tuple(image for image in images if not image.alt)
    return shown


def _item_text(item: ListItem) -> str:
    if len(item.blocks) == 1 and isinstance(only := item.blocks[0], Paragraph):
        return plain_text(only.inlines)
    return " ".join(plain_text(run.inlines) for run in runs(item.blocks))


def _is_long(item: ListItem) -> bool:
    """Items are judged sentence by sentence only where they hold sentences."""
    return len(_item_text(item)) > 60


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _span(inlines: tuple[Inline, ...], default: SourceSpan | None) -> SourceSpan | None:
    spans = [span for inline in walk_inlines(inlines) if (span := getattr(inline, "span", None))]
    if not spans:
        return default
    return SourceSpan(spans[0].first_line, spans[-1].last_line, spans[0].start, spans[-1].end)
