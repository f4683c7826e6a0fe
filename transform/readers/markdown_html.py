"""HTML blocks inside Markdown: a disclosure that opens in one and closes in another, tables, divs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transform.model import Block, Details, Paragraph, SourceSpan

if TYPE_CHECKING:
    from transform.readers.links import LinkReader

__all__ = ["Part", "fold_html"]

Part = Block | tuple[str, SourceSpan]

_DEEPEST = 12  # disclosures inside each other; what is deeper is read as it stands

_OPEN = re.compile(r"<details\b[^>]*>", re.IGNORECASE)
_CLOSE = re.compile(r"</details\s*>", re.IGNORECASE)
_TAG = re.compile(rf"{_OPEN.pattern}|{_CLOSE.pattern}", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^>]*>(.*?)</summary\s*>", re.IGNORECASE | re.DOTALL)


def fold_html(given: list[Part], links: LinkReader, depth: int = 0) -> tuple[Block, ...]:
    """The blocks, with those between `<details>` and `</details>` inside a disclosure."""
    parts = list(given)
    blocks: list[Block] = []
    closing = _closing(parts) if depth < _DEEPEST else {}
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if not isinstance(part, tuple):
            blocks.append(part)
            continue
        source, span = part
        opened = _OPEN.search(source)
        end = closing.get(at - 1) if opened and not _CLOSE.search(source) else None
        if opened is None or end is None:
            blocks.extend(_fragment(source, span.first_line, links))
            continue
        blocks.extend(_fragment(source[: opened.start()], span.first_line, links))
        last, place = parts[end.at]  # type: ignore[misc]  # _closing found a piece of HTML
        rest = _Rest(source[opened.end() :], span, depth + 1)
        inside = [*parts[at : end.at], (last[: end.start], place)]
        blocks.append(_details(rest, inside, links))
        parts[end.at] = (last[end.stop :], place)
        at = end.at
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _End:
    """The tag that closes a disclosure: the index of its piece of HTML and its place there."""

    at: int
    start: int
    stop: int


def _closing(parts: list[Part]) -> dict[int, _End]:
    """What closes the disclosure that each piece of HTML opens and leaves open, by its index.

    All are found at once, for a text may hold thousands that are never closed.
    """
    closing: dict[int, _End] = {}
    waiting: list[tuple[int, int]] = []
    open_now = 0
    for at, part in enumerate(parts):
        if not isinstance(part, tuple):
            continue
        for tag in _TAG.finditer(part[0]):
            open_now += -1 if tag[0][1] == "/" else 1
            while waiting and open_now < waiting[-1][1]:
                closing[waiting.pop()[0]] = _End(at, tag.start(), tag.end())
        waiting.append((at, open_now))
    return closing


@dataclass(frozen=True, slots=True)
class _Rest:
    """What follows `<details>` in its own piece of HTML, and how deep in others it stands."""

    source: str
    span: SourceSpan
    depth: int


def _details(own: _Rest, inside: list[Part], links: LinkReader) -> Details:
    source, line = own.source, own.span.first_line
    if not source.strip() and inside and isinstance(first := inside[0], tuple):
        source, inside = first[0], inside[1:]  # a blank line before the summary
    found = _SUMMARY.match(source)
    summary = _fragment(found[1], line, links) if found else ()
    rest = _fragment(source[found.end() :] if found else source, line, links)
    head = [block.inlines for block in summary if isinstance(block, Paragraph)]
    others = tuple(block for block in summary if not isinstance(block, Paragraph))
    inlines = tuple(inline for one in head for inline in one)
    return Details(inlines, (*others, *rest, *fold_html(inside, links, own.depth)), own.span)


def _fragment(source: str, line: int, links: LinkReader) -> tuple[Block, ...]:
    if not source.strip():
        return ()
    from transform.readers.html import read_html_fragment

    return read_html_fragment(source, line, links)
