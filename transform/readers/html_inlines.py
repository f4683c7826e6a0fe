"""Runs of HTML text: white space as a browser shows it, tags as inlines, a line for each text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from transform.model import (
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    SourceSpan,
    Strong,
    TermRef,
    Text,
)
from transform.readers.html_elements import xpath
from transform.readers.html_tags import INVISIBLE, Element
from transform.readers.tags import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from transform.readers.html_notes import Notes
    from transform.readers.links import LinkReader

__all__ = ["InlineRun", "LineCounter", "trim"]

_TEXT = xpath("string()")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_WHITE = " \t\n\r\f"
_ASKED = frozenset({"a", "img", "dfn", "abbr", "acronym", "span", "button"})
_NO_ATTRIBUTES: dict[str, str] = {}


class LineCounter:
    """The line of the source that the walk has come to.

    lxml knows the line on which a start tag ends; between tags the line ends are counted.
    """

    _KNOWN_UP_TO = 65_535  # where libxml2 stops counting

    def __init__(self, above: int) -> None:
        self.above = above
        self.line = above + 1
        self._span = SourceSpan(self.line, self.line)

    def span(self, first: int = 0) -> SourceSpan:
        """The span from `first`, or from this line, to this line: one for all on one line."""
        if 0 < first != self.line:
            return SourceSpan(first, max(first, self.line))
        if self._span.first_line != self.line:
            self._span = SourceSpan(self.line, self.line)
        return self._span

    def enter(self, element: Element) -> None:
        line = element.sourceline
        if line is not None and line < self._KNOWN_UP_TO:
            self.line = self.above + line

    def pass_over(self, element: Element) -> None:
        """Go past an element that is not read; a comment's text stands before its line."""
        if isinstance(element.tag, str):
            self.skip(_TEXT(element))

    def skip(self, text: str | None) -> None:
        if text:
            self.line += text.count("\n")


class InlineRun:
    """Collects the inlines of one paragraph."""

    def __init__(self, lines: LineCounter, links: LinkReader, notes: Notes) -> None:
        self._lines = lines
        self._notes = notes
        self._links = links
        self._inlines: list[Inline] = []
        self._after_space = True
        self.first_line = lines.line
        self.breaks = 0

    def text(self, value: str | None) -> None:
        """Add text as it stands in the source; runs of white space become one space."""
        if not value:
            return
        if "\n" not in value:
            self._piece(value)
            return
        if self._after_space and not value.strip(_WHITE):  # between blocks: what most texts are
            self._lines.line += value.count("\n")
            return
        first, *rest = value.split("\n")
        self._piece(first)
        for line in rest:
            self._lines.line += 1
            self._piece(f" {line}")  # the line end is white space of what follows

    def _piece(self, value: str) -> None:
        text = value
        if "  " in value or "\t" in value or "\r" in value or "\f" in value:
            text = _SPACES.sub(" ", value)
        if self._after_space and text[:1] == " ":
            text = text[1:]
        if text:
            if not self._inlines and text != " ":
                self.first_line = self._lines.line
            self._after_space = text[-1] == " "
            self._inlines.append(Text(text, self._lines.span()))

    def element(self, element: Element, skip: Callable[[Element], bool]) -> None:
        """Add an inline element and all that is in it, its tail not.

        `skip` is asked about each element and returns True for one that it has taken away.
        """
        self._lines.enter(element)
        tag = element.tag
        if element in self._notes.marks:
            self._inlines.append(FootnoteRef(self._notes.marks[element]))
            self._after_space = False
            self._lines.pass_over(element)
            return
        if not isinstance(tag, str) or tag in INVISIBLE or skip(element):
            self._lines.pass_over(element)
            return
        outer, self._inlines = self._inlines, []
        self.text(element.text)
        for child in element:
            self.element(child, skip)
            self.text(child.tail)
        before, inner, after = _spaces_outside(self._inlines)
        attributes = element.attrib if tag in _ASKED else _NO_ATTRIBUTES
        made = wrap(tag, attributes, inner, self._links)
        self._inlines = outer
        outer.extend(before)
        if tag == "br":
            self._after_space = True
            self.breaks += 1
        elif tag == "img":
            made = tuple(self._placed(inline) for inline in made)
            self._after_space = self._after_space and not made
        outer.extend((*made, *after))

    def _placed(self, inline: Inline) -> Inline:
        if isinstance(inline, Image):
            return replace(inline, span=self._lines.span())
        return inline

    @property
    def is_empty(self) -> bool:
        return not self._inlines

    def take(self) -> tuple[Inline, ...]:
        """What was collected, trimmed; the run is empty afterwards."""
        if not self._inlines:
            return ()
        inlines = trim(tuple(self._inlines))
        self._inlines, self._after_space, self.breaks = [], True, 0
        return inlines


def _spaces_outside(
    inlines: list[Inline],
) -> tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Inline, ...]]:
    """The inlines of a mark without the spaces at its ends, which belong to the words around."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):
        value = only.value
        if value[0] != " " and value[-1] != " ":
            return (), (only,), ()
    before: tuple[Inline, ...] = ()
    after: tuple[Inline, ...] = ()
    if inlines and isinstance(first := inlines[0], Text) and first.value.startswith(" "):
        before = (Text(" ", first.span),)
        rest = slice_text(first, 1, len(first.value) - 1)
        inlines[:1] = [rest] if rest else []
    if inlines and isinstance(last := inlines[-1], Text) and last.value.endswith(" "):
        after = (Text(" ", last.span),)
        rest = slice_text(last, 0, len(last.value) - 1)
        inlines[-1:] = [rest] if rest else []
    return before, tuple(inlines), after


def trim(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without white space and breaks at both ends, and without marks around nothing."""
    if not inlines:
        return inlines
    first, last = inlines[0], inlines[-1]
    if isinstance(first, Text) and isinstance(last, Text):
        start, end = first.value[:1], last.value[-1:]
        if start and end and not start.isspace() and not end.isspace():
            return inlines
    return _trim_end(_trim_end(inlines, at_end=True), at_end=False)


def _trim_end(inlines: tuple[Inline, ...], *, at_end: bool) -> tuple[Inline, ...]:
    kept = list(inlines)
    place = -1 if at_end else 0
    while kept:
        rest = _trimmed(kept[place], at_end=at_end)
        if rest is not None:
            kept[place] = rest
            break
        kept.pop(place)
    return tuple(kept)


def slice_text(text: Text, start: int, length: int) -> Text | None:
    """Some of the characters of a text, with their own offsets where those are known."""
    if not length:
        return None
    span = text.span
    if span is not None and span.start is not None:
        span = replace(span, start=span.start + start, end=span.start + start + length)
    return Text(text.value[start : start + length], span)


def _trimmed(inline: Inline, *, at_end: bool) -> Inline | None:
    """The inline without white space at one end: itself if it has none, None if it is that."""
    match inline:
        case LineBreak():
            return None
        case Text(value):
            text = value.rstrip() if at_end else value.lstrip()
            if text == value:
                return inline
            return slice_text(inline, 0 if at_end else len(value) - len(text), len(text))
        case Emphasis() | Strong() | Link() | TermRef():
            children = _trim_end(inline.children, at_end=at_end)
            if children == inline.children:
                return inline
            return replace(inline, children=children) if children else None
        case _:
            return inline
