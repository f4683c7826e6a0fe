"""Boilerplate by class: whole lines and single sentences of the page's frame, in any format.

A sentence goes when it says something that only the frame of a page says. What stands after a
footer is judged by the same rule as what stands before it, so real text there stays.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from transform.cleaning.change import Change
from transform.cleaning.company import find_company
from transform.cleaning.link_lists import link_lists
from transform.inlines import folded, one_line, plain_text, slice_inlines, walk_inlines
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
from transform.readers.phrases import SURE, Match, PhraseBook, Sayings, phrase_book
from transform.settings import CleaningSettings
from transform.tree import runs, texts

__all__ = ["remove_boilerplate"]

_SHORT_ITEM = 60  # characters
_MOST_WORDS_OF_HEADING = 6
_LEAST_SURE = 0.6
_LONGEST = 50_000  # no paragraph: what is longer is not looked at sentence by sentence
_REASONS = "says what the frame of a page says, not its text"


@dataclass(slots=True)
class _Sweep:
    """One pass over a document."""

    book: PhraseBook
    sayings: Sayings
    language: str
    removals: list[Removal] = field(default_factory=list)
    gaps: list[tuple[int, str]] = field(default_factory=list)  # lines where the reader took some
    cut: bool = False  # a paragraph lost some of its sentences

    def take(self, text: str, match: Match, span: SourceSpan | None) -> None:
        reason = f"{match.category}: {_REASONS}"
        removal = Removal("boilerplate", reason, text, match.category, match.sure, span)
        self.removals.append(removal)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        texts = [plain_text(b.inlines) if isinstance(b, Paragraph) else "" for b in blocks]
        company = find_company(blocks, texts, self.book)
        lists = link_lists(blocks, self.book)
        kept: list[Block] = []
        emptied: list[Match | None] = []  # for each block kept what went right after it
        for at, (block, text) in enumerate(zip(blocks, texts, strict=True)):
            before = len(self.removals)
            match = company[at] or lists.get(at)
            if match is not None and not isinstance(block, Heading):
                self._take_whole(block, match)
                made = []
            else:
                made = list(self._block(block, text))
            kept.extend(made)
            emptied.extend([None] * len(made))
            if not made and emptied and len(self.removals) > before:
                emptied[-1] = _class_of(self.removals[-1])
                # What comes next may be the caption of the figure before.
                self.cut = self.cut or isinstance(kept[-1], Figure)
        return self._without_bare_headings(kept, emptied)

    def _take_whole(self, block: Block, match: Match) -> None:
        for run in runs((block,)):
            if text := one_line(run.inlines):
                self.take(text, match, run.span or block.span)

    def _block(self, block: Block, text: str) -> Iterator[Block]:
        match block:
            case Paragraph():
                yield from self._paragraph(block, text)
            case ItemList():
                yield from self._list(block)
            case Quote() | Details() | Footnote():
                inner = self.blocks(block.blocks)
                if inner or not block.blocks or (isinstance(block, Details) and block.summary):
                    yield block if inner == block.blocks else replace(block, blocks=inner)
            case _:
                yield block

    def _paragraph(self, block: Paragraph, text: str) -> Iterator[Paragraph]:
        if not self.sayings.may_say(text):
            yield block
            return
        judged = [
            (start, end, self.sayings.sentence(text[start:end]))
            for start, end in self._sentences(text)
        ]
        gone = _gone(judged)
        if not any(gone):
            yield block
            return
        for (start, end, match), goes in zip(judged, gone, strict=True):
            if goes and match is not None:
                part = slice_inlines(block.inlines, start, end)
                self.take(folded(text[start:end]), match, _span(part, block.span))
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
        texts = list(map(_item_text, block.items))
        if not any(map(self.sayings.may_say, texts)):
            yield block
            return
        matches = list(map(self._item_match, texts))
        found = sum(match is not None for match in matches)
        if found == len(matches) or (found >= 2 and found / len(matches) >= 0.6):
            for item, text, match in zip(block.items, texts, matches, strict=True):
                if match is not None:
                    self.take(folded(text), match, item.span)
        else:
            matches = [None] * len(matches)
        items: list[ListItem] = []
        for item, text, match in zip(block.items, texts, matches, strict=True):
            if match is not None:
                continue
            # Items are judged sentence by sentence only where they hold sentences.
            long = len(text) > _SHORT_ITEM and self.sayings.may_say(text)
            inner = self.blocks(item.blocks) if long else item.blocks
            if inner or not item.blocks:
                items.append(item if inner == item.blocks else replace(item, blocks=inner))
        if tuple(items) == block.items:
            yield block
        elif items:
            yield replace(block, items=tuple(items))

    def _item_match(self, text: str) -> Match | None:
        return self.book.line(text) or (self.sayings.sentence(text) if len(text) < 160 else None)

    def _without_bare_headings(
        self, kept: list[Block], emptied: list[Match | None]
    ) -> tuple[Block, ...]:
        """Headings go with what stood under them ("Follow us", "Support our hospital")."""
        stay: list[Block] = []
        for block, gone in zip(reversed(kept), reversed(emptied), strict=True):
            if isinstance(block, Heading):
                text = plain_text(block.inlines)
                after = stay[-1] if stay else None
                bare = after is None or (isinstance(after, Heading) and after.level <= block.level)
                if bare and (match := self._bare_match(block, text, after, gone)):
                    self.take(folded(text), match, block.span)
                    continue
            stay.append(block)
        return tuple(reversed(stay))

    def _bare_match(
        self, heading: Heading, text: str, after: Block | None, emptied: Match | None
    ) -> Match | None:
        """Why a heading without text under it goes, or None where it may only look so."""
        own = self.book.line(text) or self.sayings.sentence(text)
        if own is not None and (own.sure >= SURE or emptied or self._frame_between(heading, after)):
            return own
        if heading.level == 1 or len(text.split()) > _MOST_WORDS_OF_HEADING:
            return None
        return emptied or self._frame_between(heading, after)

    def _frame_between(self, heading: Heading, after: Block | None) -> Match | None:
        """What the reader took as the page's frame between a heading and the next block."""
        if heading.span is None:
            return None
        first = heading.span.last_line
        span = None if after is None else after.span
        last = span.first_line if span is not None else sys.maxsize
        # What stands on the heading's own line may stand before it.
        at = bisect_left(self.gaps, (first + 1,))
        if at < len(self.gaps) and self.gaps[at][0] <= last:
            return Match(self.gaps[at][1], _LEAST_SURE)
        return None


def remove_boilerplate(document: Document, settings: CleaningSettings) -> Change:
    """Take out the lines and sentences of the frame, each with its class and how sure that is."""
    book = phrase_book(settings.phrases, settings.keep)
    gaps = sorted(
        (removal.span.first_line, removal.category)
        for removal in document.removals
        if removal.rule == "page-frame" and removal.span is not None
    )
    sweep = _Sweep(book, book.within(texts(document.blocks)), document.language, gaps=gaps)
    blocks = sweep.blocks(document.blocks)
    # What goes can bring to light a bullet at the start of what is left, a heading with its
    # text, or the caption of the figure before.
    again = sweep.cut or (bool(sweep.removals) and document.format == "text")
    return Change(blocks, tuple(sweep.removals), again=again)


def _class_of(removal: Removal) -> Match:
    return Match(removal.category, removal.confidence)


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
    return "\n".join(plain_text(run.inlines) for run in runs(item.blocks))


def _span(inlines: tuple[Inline, ...], default: SourceSpan | None) -> SourceSpan | None:
    spans = [span for inline in walk_inlines(inlines) if (span := getattr(inline, "span", None))]
    if not spans:
        return default
    return SourceSpan(spans[0].first_line, spans[-1].last_line, spans[0].start, spans[-1].end)
