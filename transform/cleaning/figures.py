"""An image, its "Enlarge" link and its caption paragraph become one figure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeGuard

from transform.cleaning.change import Change
from transform.inlines import plain_text
from transform.model import (
    Block,
    Details,
    Document,
    Emphasis,
    Figure,
    Footnote,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Removal,
)
from transform.readers.figures import is_enlarge, split_figures
from transform.readers.html_inlines import trim
from transform.settings import CleaningSettings

__all__ = ["make_figures"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_LABEL = re.compile(
    r"(?:figure|fig\.|figura|image|imagen|photo|foto|illustration|ilustración)\s*\d*\s*[.:]", re.IGNORECASE
)  # fmt: skip
_KEEP_WORDS = 6


def make_figures(document: Document, settings: CleaningSettings) -> Change:
    """Make figures of images at the start or end of paragraphs, and give them their captions."""
    del settings
    removals: list[Removal] = []
    blocks = _in_blocks(document.blocks, removals)
    return Change(blocks, tuple(removals))


def _in_blocks(blocks: tuple[Block, ...], removals: list[Removal]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                parts = split_figures(block)
                if parts is not None:
                    made.extend(parts.blocks)
                    removals.extend(parts.removals)
                else:
                    made.append(block)
            case ItemList():
                items = tuple(_in_item(item, removals) for item in block.items)
                made.append(block if items == block.items else replace(block, items=items))
            case Quote() | Details() | Footnote():
                inner = _in_blocks(block.blocks, removals)
                made.append(block if inner == block.blocks else replace(block, blocks=inner))
            case _:
                made.append(block)
    return _captioned(_without_enlarge(made, removals))


def _without_enlarge(blocks: list[Block], removals: list[Removal]) -> list[Block]:
    """An "Enlarge" link in a paragraph of its own, or at the end that is next to a figure."""
    made: list[Block] = []
    address = ""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        link, rest = _enlarge_link(block, made[-1] if made else None, after)
        if link is not None:
            reason = "the figure keeps the address of the larger image"
            text = plain_text(link.children).strip()
            removals.append(Removal("figures", reason, text, "page chrome", 1.0, block.span))
            before = made[-1] if made else None
            if isinstance(before, Figure) and not before.enlarged:
                made[-1] = replace(before, enlarged=link.href)
            else:
                address = link.href
            if rest is not None and rest.inlines:
                made.append(rest)
            continue
        if isinstance(block, Figure) and address and not block.enlarged:
            block = replace(block, enlarged=address)  # noqa: PLW2901
        address = ""
        made.append(block)
    return made


def _enlarge_link(
    block: Block, before: Block | None, after: Block | None
) -> tuple[Link | None, Paragraph | None]:
    """The "Enlarge" link of a paragraph, and what is left of the paragraph without it."""
    if not isinstance(block, Paragraph) or not block.inlines:
        return None, None
    first, last = block.inlines[0], block.inlines[-1]
    if len(block.inlines) == 1:
        return (first, None) if _is_enlarge(first) else (None, None)
    if isinstance(before, Figure) and not before.enlarged and _is_enlarge(first):
        return first, replace(block, inlines=trim(block.inlines[1:]))
    if isinstance(after, Figure) and not after.enlarged and _is_enlarge(last):
        return last, replace(block, inlines=trim(block.inlines[:-1]))
    return None, None


def _is_enlarge(inline: Inline) -> TypeGuard[Link]:
    return isinstance(inline, Link) and is_enlarge(plain_text(inline.children))


def _in_item(item: ListItem, removals: list[Removal]) -> ListItem:
    blocks = _in_blocks(item.blocks, removals)
    # An image to enlarge with one paragraph under it is all that the item is: image and caption.
    match blocks:
        case (Figure(caption=()) as figure, Paragraph() as words) if figure.enlarged:
            blocks = (replace(figure, caption=words.inlines),)
        case _:
            pass
    return item if blocks == item.blocks else replace(item, blocks=blocks)


def _captioned(blocks: list[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        figure = made[-1] if made else None
        if (
            isinstance(figure, Figure)
            and isinstance(block, Paragraph)
            and not figure.caption
            and (
                is_caption(plain_text(block.inlines), figure.alt)
                or all(isinstance(inline, Emphasis) for inline in block.inlines)
            )
        ):
            made[-1] = replace(figure, caption=block.inlines)
        else:
            made.append(block)
    return tuple(made)


def is_caption(text: str, alt: str) -> bool:
    """Whether the paragraph after an image says what the image shows.

    It does where it begins with the very words of the alt text, is labelled "Figure 1.", or
    shares most of its words with the alt text. In doubt it is a paragraph of its own.
    """
    if _LABEL.match(text):
        return True
    shown, said = _words(alt), _words(text)
    if not shown or not said or text.rstrip().endswith(":"):
        return False
    head = re.split(r"[.;:]", alt, maxsplit=1)[0].strip().lower()
    if len(head) > 3 and re.match(rf"{re.escape(head)}\s*[.:;]", text.strip().lower()):
        return True
    shared = len(said & shown)
    return shared >= 4 and shared / min(len(said), len(shown)) >= 0.5


def _words(text: str) -> set[str]:
    return {word.lower()[:_KEEP_WORDS] for word in _WORD.findall(text)}
