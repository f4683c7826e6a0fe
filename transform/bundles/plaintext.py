"""Blocks as plain text: one block a line, lists item by item, no marks of any kind."""

from __future__ import annotations

from collections.abc import Iterable

from transform.inlines import folded
from transform.model import Block
from transform.tree import texts

__all__ = ["to_text"]


def to_text(blocks: Iterable[Block]) -> str:
    r"""Every run of text on its own line, in reading order; the characters are those of the blocks.

    >>> from transform.model import Heading, ItemList, ListItem, Paragraph, Text
    >>> item = ListItem((Paragraph((Text("a lump"),)),))
    >>> to_text([Heading(2, (Text("Signs"),)), ItemList(False, (item,))])
    'Signs\na lump\n'
    """
    lines = map(folded, texts(blocks))
    return "".join(f"{line}\n" for line in lines if line)
