"""Blocks in which nothing is left to read."""

from __future__ import annotations

from dataclasses import replace

from transform.cleaning.change import Change
from transform.inlines import walk_inlines
from transform.model import (
    Block,
    DefinitionList,
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
    Preformatted,
    Quote,
    Rule,
    Table,
    Text,
)
from transform.model import Code as CodeInline
from transform.settings import CleaningSettings

__all__ = ["drop_blanks"]


def drop_blanks(document: Document, settings: CleaningSettings) -> Change:
    """Drop blocks without text or image, and thematic breaks that part nothing."""
    del settings
    blocks = _parted(_kept(document.blocks))
    # A heading of the frame may have nothing under it any more.
    return Change(blocks, again=blocks != document.blocks)


def _kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(kept for block in blocks if (kept := _block(block)) is not None)


def _block(block: Block) -> Block | None:  # one flat match
    match block:
        case Heading() | Paragraph():
            return block if _says(block.inlines) else None
        case ItemList():
            items = tuple(
                item if kept == item.blocks else ListItem(kept, item.span)
                for item in block.items
                if (kept := _kept(item.blocks))
            )
            if items == block.items:
                return block
            return replace(block, items=items) if items else None
        case Quote() | Footnote() | Details():
            kept = _kept(block.blocks)
            if not kept and not (isinstance(block, Details) and _says(block.summary)):
                return None
            return block if kept == block.blocks else replace(block, blocks=kept)
        case Figure():
            return block if block.src or block.alt or block.caption else None
        case Table():
            cells = (*block.header, *(cell for row in block.rows for cell in row), block.caption)
            return block if any(map(_says, cells)) else None
        case Preformatted():
            return block if block.value.strip() else None
        case DefinitionList() | Rule():
            return block


def _says(inlines: tuple[Inline, ...]) -> bool:
    if inlines and isinstance(first := inlines[0], Text) and first.value.strip():
        return True
    return any(
        isinstance(inline, Image)
        or (isinstance(inline, Text | CodeInline) and inline.value.strip())
        for inline in walk_inlines(inlines)
    )


def _parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without breaks at either end or next to each other."""
    kept: list[Block] = []
    for block in blocks:
        if not (isinstance(block, Rule) and (not kept or isinstance(kept[-1], Rule))):
            kept.append(block)
    if kept and isinstance(kept[-1], Rule):
        kept.pop()
    return tuple(kept)
