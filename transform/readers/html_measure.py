"""How much of each element of a page is words, words in links, and running text: one walk for all."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from transform.readers.html_tags import INLINE, INVISIBLE, Element
from transform.readers.phrases import Sayings, phrase_book

__all__ = ["Measures", "TextLine", "said"]

_SENTENCE_END = re.compile(r"[.!?:…][\"”’»')\]]*(?:\s|$)|[。！？]")
# Chinese and Japanese are written without spaces: two signs count as a word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2}")
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+")
_FEW_WORDS = 10


@dataclass(slots=True)
class TextLine:
    """A stretch of text between two edges of blocks, in the innermost block that holds it."""

    block: Element
    at: int  # its place among the lines of the page
    pieces: list[str] = field(default_factory=list)
    words: int = 0
    linked: int = 0
    text: str = ""  # all of it, once the page is measured


class _Measure(NamedTuple):  # made for each element: a tuple is made three times as fast
    """`place` is that in document order, `last` that of the last element inside; the lines of an
    element are those from `start` to `end`.
    """

    place: int
    last: int
    start: int
    end: int
    words: int
    linked: int


_NOTHING = _Measure(0, 0, 0, 0, 0, 0)


class Measures:
    """The measures of all elements of a page that show something."""

    def __init__(self, root: Element) -> None:
        self.lines: list[TextLine] = []
        self._line: TextLine | None = None
        self._of: dict[Element, _Measure] = {}
        self._places = 0
        self._walk(root, root, linked=False)
        for line in self.lines:
            line.text = " ".join(" ".join(line.pieces).split())
        self.sayings = phrase_book().within([line.text for line in self.lines])
        found = [_prose(line, self.sayings) for line in self.lines]
        self.prose_lines = [line for line, count in zip(self.lines, found, strict=True) if count]
        self._sums = [0, *accumulate(found)]

    def _walk(self, element: Element, block: Element, *, linked: bool) -> tuple[int, int]:
        """The words of an element and those of them in links."""
        tag = element.tag
        is_block = tag not in INLINE
        if is_block:
            block, self._line = element, None
        elif tag == "a":
            linked = True
        self._places += 1
        place, start = self._places, len(self.lines)
        words = in_links = 0
        if tag in _DRAWN:
            self._draw(element, block)
        if text := element.text:
            words = self._add(text, block, linked=linked)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in INVISIBLE:
                more, more_linked = self._walk(child, block, linked=linked)
                words += more
                in_links += more_linked
            if tail := child.tail:
                words += self._add(tail, block, linked=linked)
        if is_block:
            self._line = None
        if linked:
            in_links = words
        self._of[element] = _Measure(place, self._places, start, len(self.lines), words, in_links)
        return words, in_links

    def _add(self, text: str, block: Element, *, linked: bool) -> int:
        count = len(text.split())
        if count and not text.isascii():
            count = max(count, len(_UNSPACED.findall(text)))
        line = self._line
        if line is None:
            if not count:
                return 0
            line = self._line = TextLine(block, len(self.lines))
            self.lines.append(line)
        line.pieces.append(text)
        line.words += count
        if linked:
            line.linked += count
        return count

    def _draw(self, element: Element, block: Element) -> None:
        """A break parts words; what an image shows is said, though not in words of the text."""
        shown = " " if element.tag == "br" else element.get("alt") or ""
        if self._line is None and shown.strip():
            self._line = TextLine(block, len(self.lines))
            self.lines.append(self._line)
        if self._line is not None:
            self._line.pieces.append(f" {shown} ")

    def words(self, element: Element) -> int:
        return self._of.get(element, _NOTHING).words

    def place(self, element: Element) -> int:
        return self._of.get(element, _NOTHING).place

    def is_inside(self, element: Element, other: Element) -> bool:
        """Whether an element stands in another one."""
        return self._of[other].place < self.place(element) <= self._of[other].last

    def link_share(self, element: Element) -> float:
        """How much of an element's words stand in links, from 0 to 1."""
        measure = self._of.get(element, _NOTHING)
        return measure.linked / measure.words if measure.words else 0.0

    def prose(self, element: Element) -> int:
        """The words of an element's lines that are sentences, and neither links nor the frame's."""
        measure = self._of.get(element, _NOTHING)
        return self._sums[measure.end] - self._sums[measure.start]

    def prose_before(self, element: Element, within: Element) -> int:
        """The same of what stands before an element in another that holds it."""
        return self._sums[self._of[element].start] - self._sums[self._of[within].start]

    def prose_after(self, element: Element, within: Element) -> int:
        """The same of what stands after an element in another that holds it."""
        return self._sums[self._of[within].end] - self._sums[self._of[element].end]

    def lines_of(self, element: Element) -> list[TextLine]:
        """The lines of a block, in order."""
        measure = self._of.get(element, _NOTHING)
        return self.lines[measure.start : measure.end]

    def prose_lines_of(self, element: Element) -> list[TextLine]:
        """The lines of running text of an element, in order."""
        measure = self._of.get(element, _NOTHING)
        start, end = (
            bisect_left(self.prose_lines, at, key=attrgetter("at"))
            for at in (measure.start, measure.end)
        )
        return self.prose_lines[start:end]


_DRAWN = frozenset({"br", "img"})


def _prose(line: TextLine, sayings: Sayings) -> int:
    if line.words < _FEW_WORDS or line.linked > line.words * 0.5:
        return 0
    text = line.text if len(line.pieces) == 1 else " ".join("".join(line.pieces).split())
    if not _SENTENCE_END.search(text) or _is_boilerplate(text, sayings):
        return 0
    return line.words


def _is_boilerplate(text: str, sayings: Sayings) -> bool:
    if not sayings.may_say(text):
        return False
    sentences = [part for part in _SENTENCE_START.split(text) if part]
    found = sum(sayings.sentence(sentence) is not None for sentence in sentences)
    return found > 0 and found >= len(sentences) / 2


def said(element: Element) -> str:
    """All that an element shows, on one line."""
    parts: list[str] = []
    # A stack, not calls: what is measured here may be nested deeper than calls can be.
    stack: list[Element | str] = [element]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            parts.append(top)
            continue
        if not isinstance(top.tag, str) or top.tag in INVISIBLE:
            continue
        for child in reversed(top):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if top.text:
            stack.append(top.text)
        if top.tag == "img" and (alt := top.get("alt")):
            parts.append(alt)
    return " ".join(" ".join(parts).split())
