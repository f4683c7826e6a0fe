"""HTML blocks inside Markdown: a disclosure that opens in one and closes in another, tables, divs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transform.model import Block, Details, Paragraph, SourceSpan

if TYPE_CHECKING:
    from transform.readers.links import LinkReader

__all__ = ["Part", "fold_html"]

Part = Block | tuple[str, SourceSpan]

_OPEN = re.compile(r"<details\b[^>]*>", re.IGNORECASE)
_CLOSE = re.compile(r"</details\s*>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^>]*>(.*?)</summary\s*>", re.IGNORECASE | re.DOTALL)


def fold_html(parts: list[Part], links: LinkReader) -> tuple[Block, ...]:
    """The blocks, with those between `<details>` and `</details>` inside a disclosure."""
    blocks: list[Block] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        at += 1
        if not isinstance(part, tuple):
            blocks.append(part)
            continue
        source, span = part
        opened = _OPEN.search(source)
        end = _closing(parts, at) if opened and not _CLOSE.search(source) else None
        if opened is None or end is None:
            blocks.extend(_fragment(source, span.first_line, links))
            continue
        blocks.extend(_fragment(source[: opened.start()], span.first_line, links))
        blocks.append(_details(source[opened.end() :], span, parts[at:end], links))
        closing, place = parts[end]  # type: ignore[misc]  # _closing found a piece of HTML
        after = _CLOSE.split(closing, maxsplit=1)[1]
        blocks.extend(_fragment(after, place.first_line, links))
        at = end + 1
    return tuple(blocks)


def _closing(parts: list[Part], start: int) -> int | None:
    """The index of the piece that closes a disclosure opened just before `start`."""
    depth = 1
    for at in range(start, len(parts)):
        part = parts[at]
        if isinstance(part, tuple):
            depth += len(_OPEN.findall(part[0])) - len(_CLOSE.findall(part[0]))
            if depth <= 0:
                return at
    return None


def _details(source: str, span: SourceSpan, inside: list[Part], links: LinkReader) -> Details:
    found = _SUMMARY.match(source)
    summary = _fragment(found[1], span.first_line, links) if found else ()
    rest = _fragment(source[found.end() :] if found else source, span.first_line, links)
    head = [block.inlines for block in summary if isinstance(block, Paragraph)]
    others = tuple(block for block in summary if not isinstance(block, Paragraph))
    inlines = tuple(inline for one in head for inline in one)
    return Details(inlines, (*others, *rest, *fold_html(inside, links)), span)


def _fragment(source: str, line: int, links: LinkReader) -> tuple[Block, ...]:
    if not source.strip():
        return ()
    from transform.readers.html import read_html_fragment

    return read_html_fragment(source, line, links)
