"""The inside of a block: what its inlines say, walks over them, and cuts at character offsets.

All offsets are into :func:`plain_text`, the text a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from transform.model import (
    Code,
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

__all__ = [
    "first_line",
    "folded",
    "inline_text",
    "one_line",
    "plain_text",
    "slice_inlines",
    "walk_inlines",
]

_AROUND = (TermRef, Link, Strong, Emphasis)


def plain_text(inlines: Iterable[Inline]) -> str:
    r"""The text a reader sees: markup out, an image's alt text in, a line break as a newline.

    >>> plain_text((Text("in "), Strong((Text("organs"),)), LineBreak()))
    'in organs\n'
    """
    # Asked for each stretch of text again and again: most are one text, and for the rest a loop
    # over types is quicker than a match over classes.
    if isinstance(inlines, tuple) and len(inlines) == 1 and isinstance(only := inlines[0], Text):
        return only.value
    parts: list[str] = []
    _collect(inlines, parts)
    return "".join(parts)


def folded(text: str) -> str:
    """The text on one line: every run of white space is one space, none stands at its ends."""
    return " ".join(text.split())


def one_line(inlines: Iterable[Inline]) -> str:
    """The text a reader sees, on one line.

    >>> one_line((Text("in "), Strong((Text("organs"),)), LineBreak()))
    'in organs'
    """
    return folded(plain_text(inlines))


def inline_text(inline: Inline) -> str:
    return plain_text((inline,))


def _collect(inlines: Iterable[Inline], parts: list[str]) -> None:
    for inline in inlines:
        if isinstance(inline, Text):
            parts.append(inline.value)
        elif isinstance(inline, _AROUND):
            children = inline.children
            if len(children) == 1 and isinstance(only := children[0], Text):
                parts.append(only.value)  # most links and terms
            else:
                _collect(children, parts)
        elif isinstance(inline, Code):
            parts.append(inline.value)
        elif isinstance(inline, Image):
            parts.append(inline.alt)
        elif isinstance(inline, LineBreak):
            parts.append("\n")


def slice_inlines(inlines: tuple[Inline, ...], start: int, end: int) -> tuple[Inline, ...]:
    """The inlines between two offsets of `plain_text(inlines)`; marks are cut, never dropped.

    Cutting at the offsets of sentences and joining the pieces gives the same text back.
    Empty inlines (a footnote mark) go with the piece that ends where they stand, at the very
    start with the first.

    >>> slice_inlines((Text("in "), Strong((Text("organs"),))), 1, 5)
    (Text(value='n ', span=None), Strong(children=(Text(value='or', span=None),)))
    """
    pieces: list[Inline] = []
    position = 0
    for inline in inlines:
        length = len(inline_text(inline))
        begin, stop = max(start - position, 0), min(end - position, length)
        if begin < stop:
            pieces.append(_cut(inline, begin, stop) if stop - begin < length else inline)
        elif not length and (start < position <= end or position == start == 0 < end):
            pieces.append(inline)
        position += length
    return tuple(pieces)


def _cut(inline: Inline, start: int, end: int) -> Inline:
    match inline:
        case Text(value, span):
            return Text(value[start:end], _shift(span, start, end))
        case Code(value, span):
            return Code(value[start:end], _shift(span, start, end))
        case Emphasis() | Strong() | Link() | TermRef():
            return replace(inline, children=slice_inlines(inline.children, start, end))
        case Image() | FootnoteRef() | LineBreak():
            return inline  # nothing to cut inside: it stays whole with the piece it begins in
    assert_never(inline)


def _shift(span: SourceSpan | None, start: int, end: int) -> SourceSpan | None:
    # Characters of a text span one source line unless the reader says otherwise, and then the
    # offsets are what it could not tell: lines stay true, offsets only where they were known.
    if span is None or span.start is None:
        return span
    return replace(span, start=span.start + start, end=span.start + end)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, a parent before its children, in reading order."""
    for inline in inlines:
        yield inline
        match inline:
            case Emphasis() | Strong() | Link() | TermRef():
                yield from walk_inlines(inline.children)
            case _:
                pass


def first_line(inlines: Iterable[Inline]) -> int | None:
    """The source line of the first text that knows its own."""
    for inline in walk_inlines(inlines):
        if isinstance(inline, Text | Code | Image) and inline.span is not None:
            return inline.span.first_line
    return None
