"""Plain text: the label that a paragraph begins with, "Imaging:", stands out again."""

from __future__ import annotations

import re
from dataclasses import replace

from transform.cleaning.change import Change
from transform.inlines import plain_text, slice_inlines
from transform.model import Block, Document, ItemList, ListItem, Paragraph, Strong
from transform.settings import CleaningSettings

__all__ = ["mark_labels"]

_LABEL = re.compile(r"[^\W\d_a-zß-ÿ][^.:;!?¿\n]{1,48}:(?=\s+[\"“¿¡(]?[^\W_])")
_MOST_WORDS = 6
_FEWEST_WORDS_AFTER = 3


def mark_labels(document: Document, settings: CleaningSettings) -> Change:
    """Make the label at the start of a plain text's paragraphs and items strong."""
    del settings
    if document.format != "text":
        return Change(document.blocks)
    return Change(tuple(map(_block, document.blocks)))


def _block(block: Block) -> Block:
    if isinstance(block, ItemList):
        items = tuple(map(_item, block.items))
        return block if items == block.items else replace(block, items=items)
    return _labelled(block) if isinstance(block, Paragraph) else block


def _item(item: ListItem) -> ListItem:
    blocks = tuple(map(_block, item.blocks))
    return item if blocks == item.blocks else replace(item, blocks=blocks)


def _labelled(paragraph: Paragraph) -> Paragraph:
    text = plain_text(paragraph.inlines)
    found = _LABEL.match(text)
    if found is None or any(isinstance(inline, Strong) for inline in paragraph.inlines):
        return paragraph
    after = text[found.end() :].split()
    if len(found[0].split()) > _MOST_WORDS or len(after) < _FEWEST_WORDS_AFTER:
        return paragraph
    label = Strong(slice_inlines(paragraph.inlines, 0, found.end()))
    rest = slice_inlines(paragraph.inlines, found.end(), len(text))
    return replace(paragraph, inlines=(label, *rest))
