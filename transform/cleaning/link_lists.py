"""Lists and lines of nothing but links that a page's frame announces: "Related topics"."""

from __future__ import annotations

import re

from transform.inlines import plain_text
from transform.model import (
    Block,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Text,
)
from transform.readers.phrases import SURE, Match, PhraseBook

__all__ = ["link_lists"]

_BETWEEN = re.compile(r"[\s|·•,/›»-]*")
_FEWEST = 2


def link_lists(blocks: tuple[Block, ...], book: PhraseBook) -> dict[int, Match]:
    """The places of blocks that are links alone, under a line of the frame or known ones all."""
    found: dict[int, Match] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, ItemList):
            before = blocks[at - 1] if at else None
            match = _announcing(before, book)
            if match is not None and all(map(_is_link, block.items)):
                found[at] = match
        elif isinstance(block, Paragraph) and block.inlines and _may_be_links(block.inlines):
            match = _known_links(block.inlines, book)
            if match is not None:
                found[at] = match
    return found


def _announcing(block: Block | None, book: PhraseBook) -> Match | None:
    """The class of a heading or line of the frame that announces links."""
    if not isinstance(block, Heading | Paragraph):
        return None
    match = book.line(plain_text(block.inlines))
    named = match is not None and match.category == "navigation" and match.sure >= SURE
    return match if named else None


def _is_link(item: ListItem) -> bool:
    if len(item.blocks) != 1 or not isinstance(only := item.blocks[0], Paragraph):
        return False
    return _links(only.inlines) is not None


def _may_be_links(inlines: tuple[Inline, ...]) -> bool:
    return isinstance(inlines[0], Link) and isinstance(inlines[-1], Link)


def _links(inlines: tuple[Inline, ...]) -> list[Link] | None:
    """The links of a line that holds nothing else but marks between them."""
    links: list[Link] = []
    for inline in inlines:
        if isinstance(inline, Link):
            links.append(inline)
        elif not isinstance(inline, Text) or not _BETWEEN.fullmatch(inline.value):
            return None
    return links or None


def _known_links(inlines: tuple[Inline, ...], book: PhraseBook) -> Match | None:
    links = _links(inlines)
    if links is None or len(links) < _FEWEST:
        return None
    matches = [book.line(plain_text(link.children)) for link in links]
    known = [match for match in matches if match is not None]
    return max(known, key=lambda match: match.sure) if len(known) == len(links) else None
