"""Replacements carried out inside inlines: words change, marks stay where they are.

A replacement acts only where it lies whole inside one piece of ordinary text. What a glossary
term, a link or code says is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from transform.inlines import inline_text, plain_text, slice_inlines
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    TermRef,
    Text,
)
from transform.simplify.edits.base import Replacement

__all__ = ["editable", "insert", "rewrite"]

Span = tuple[int, int]


def editable(
    inlines: tuple[Inline, ...], proposed: Sequence[Replacement]
) -> tuple[Replacement, ...]:
    """Those of the replacements that lie whole inside one piece of ordinary text."""
    spans = tuple(_ordinary(inlines, 0))
    return tuple(
        item for item in proposed if any(a <= item.start and item.end <= b for a, b in spans)
    )


def _ordinary(inlines: tuple[Inline, ...], position: int) -> Iterator[Span]:
    for inline in inlines:
        match inline:
            case Text():
                yield position, position + len(inline.value)
            case Emphasis(children) | Strong(children):
                yield from _ordinary(children, position)
            case Link() | TermRef() | Code() | Image() | FootnoteRef() | LineBreak():
                pass
            case _:
                assert_never(inline)
        position += len(inline_text(inline))


def rewrite(inlines: tuple[Inline, ...], replacements: Sequence[Replacement]) -> tuple[Inline, ...]:
    """The inlines with the replacements made; each must be :func:`editable`, in order and apart.

    >>> rewrite((Strong((Text("Utilize it"),)),), (Replacement(0, 7, "Use"),))
    (Strong(children=(Text(value='Use it', span=None),)),)
    """
    return tuple(_rewritten(inlines, replacements, 0)) if replacements else inlines


def _rewritten(
    inlines: tuple[Inline, ...], replacements: Sequence[Replacement], position: int
) -> Iterator[Inline]:
    for inline in inlines:
        end = position + len(inline_text(inline))
        match inline:
            case Text():
                yield replace(inline, value=_text(inline.value, replacements, position))
            case Emphasis() | Strong():
                children = tuple(_rewritten(inline.children, replacements, position))
                yield replace(inline, children=children)
            case _:
                yield inline
        position = end


def _text(value: str, replacements: Sequence[Replacement], position: int) -> str:
    pieces: list[str] = []
    done = 0
    for item in replacements:
        start, end = item.start - position, item.end - position
        if start >= done and end <= len(value) and start < len(value):
            pieces += (value[done:start], item.text)
            done = end
    return "".join(pieces) + value[done:] if pieces else value


def insert(inlines: tuple[Inline, ...], offset: int, text: str) -> tuple[Inline, ...]:
    """Ordinary text put in at an offset of the plain text, outside every mark that ends there.

    >>> insert((Strong((Text("organs"),)), Text(".")), 6, " (parts)")
    (Strong(children=(Text(value='organs', span=None),)), Text(value=' (parts)', span=None), Text(value='.', span=None))
    """
    length = len(plain_text(inlines))
    return (
        *slice_inlines(inlines, 0, offset),
        Text(text),
        *slice_inlines(inlines, offset, length),
    )
