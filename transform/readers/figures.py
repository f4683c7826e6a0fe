"""An image, the link to a larger one, and the words around them, pulled apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from transform.data import load_lines
from transform.inlines import inline_text, plain_text, walk_inlines
from transform.model import (
    Emphasis,
    Figure,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Removal,
    SourceSpan,
    Strong,
    Text,
)
from transform.readers.html_inlines import trim

__all__ = ["FigureParts", "is_enlarge", "split_figures"]

_AROUND = (Link, Emphasis, Strong)
_MARKS = " \t\n\xa0.:;,!+[]()»›→+"


@dataclass(frozen=True, slots=True)
class FigureParts:
    """A paragraph as paragraphs and figures in order, and the "Enlarge" links taken out."""

    blocks: tuple[Paragraph | Figure, ...]
    removals: tuple[Removal, ...] = ()


def is_enlarge(text: str) -> bool:
    """Whether a text says nothing but that the image can be seen larger.

    >>> is_enlarge("Ampliar »"), is_enlarge("Enlarged lymph nodes")
    (True, False)
    """
    return " ".join(text.split()).strip(_MARKS).lower() in _words()


def split_figures(paragraph: Paragraph) -> FigureParts | None:
    """The figures of a paragraph where it has some; None where it stays as it is.

    Images at its start or end, and those with an "Enlarge" link, are figures; an image between
    words stays between them.
    """
    inlines = paragraph.inlines
    if not _has_image(inlines):
        return None
    blocks: list[Paragraph | Figure] = []
    removals: list[Removal] = []
    words: list[Inline] = []
    at = 0
    while at < len(inlines):
        end = _group_end(inlines, at)
        group = inlines[at:end]
        if end > at and _stands_apart(inlines, at, end, group):
            _close(words, blocks, paragraph.span)
            made, taken = _figures(group, paragraph.span)
            removals.extend(taken)
            if taken and _is_glued(inlines, end):
                # No space parts them: on the page they were one figure.
                made[-1] = replace(made[-1], caption=trim(inlines[end:]))
                end = len(inlines)
            blocks.extend(made)
            at = end
        else:
            end = max(end, at + 1)
            words.extend(inlines[at:end])
            at = end
    if not any(isinstance(block, Figure) for block in blocks):
        return None
    _close(words, blocks, paragraph.span)
    return FigureParts(tuple(blocks), tuple(removals))


def _has_image(inlines: tuple[Inline, ...]) -> bool:
    return any(
        isinstance(inline, Image) or (isinstance(inline, _AROUND) and _has_image(inline.children))
        for inline in inlines
        if not isinstance(inline, Text)
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(load_lines("readers/enlarge.txt"))


def _is_glued(inlines: tuple[Inline, ...], at: int) -> bool:
    """Whether words follow without a space, and no other image after them."""
    after = inlines[at:]
    if not after or any(isinstance(inline, Image) for inline in walk_inlines(after)):
        return False
    return isinstance(after[0], Text | Emphasis | Strong) and not plain_text(after)[0].isspace()


def _image_of(inline: Inline) -> Image | None:
    """The image that is all there is in an inline."""
    match inline:
        case Image():
            return inline
        case Link(_, children) | Emphasis(children) | Strong(children):
            rest = [c for c in children if not _is_blank(c) and not is_enlarge(inline_text(c))]
            return _image_of(rest[0]) if len(rest) == 1 else None
        case _:
            return None


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (
        isinstance(inline, Text) and not inline.value.strip(" \t\n\xa0|")
    )


def _group_end(inlines: tuple[Inline, ...], start: int) -> int:
    """Where a stretch of images, "Enlarge" links and blanks ends; `start` if it has no image."""
    end, images = start, False
    for at in range(start, len(inlines)):
        inline = inlines[at]
        if _image_of(inline) is not None:
            images, end = True, at + 1
        elif _is_enlarge_link(inline):
            end = at + 1
        elif not _is_blank(inline):
            break
    return end if images else start


def _is_enlarge_link(inline: Inline) -> bool:
    return isinstance(inline, Link | Text | Emphasis | Strong) and is_enlarge(inline_text(inline))


def _stands_apart(
    inlines: tuple[Inline, ...], start: int, end: int, group: tuple[Inline, ...]
) -> bool:
    if any(_is_enlarge_link(inline) for inline in group):
        return True
    before = any(not _is_blank(inline) for inline in inlines[:start])
    after = any(not _is_blank(inline) for inline in inlines[end:])
    return not (before and after)


def _figures(
    group: tuple[Inline, ...], span: SourceSpan | None
) -> tuple[list[Figure], list[Removal]]:
    figures: list[Figure] = []
    removals: list[Removal] = []
    address = ""
    for inline in group:
        image = _image_of(inline)
        if image is not None:
            larger = inline.href if isinstance(inline, Link) else ""
            title = "" if image.title == image.alt else image.title
            figures.append(
                Figure(image.src, image.alt, (), title, address or larger, image.span or span)
            )
            address = ""
            removals.extend(_said_inside(inline, span))
        elif _is_enlarge_link(inline):
            if figures and not address and not figures[-1].enlarged:
                figures[-1] = _enlarged(figures[-1], inline)
            else:
                address = inline.href if isinstance(inline, Link) else ""
            removals.append(_removal(inline_text(inline), span))
    return figures, removals


def _enlarged(figure: Figure, inline: Inline) -> Figure:
    href = inline.href if isinstance(inline, Link) else ""
    return Figure(figure.src, figure.alt, (), figure.title, href, figure.span)


def _said_inside(inline: Inline, span: SourceSpan | None) -> list[Removal]:
    """The "Enlarge" that stands in one link with its image."""
    if not isinstance(inline, Link):
        return []
    texts = (inline_text(child) for child in inline.children if not isinstance(child, Image))
    return [_removal(text, span) for text in texts if text.strip()]


def _removal(text: str, span: SourceSpan | None) -> Removal:
    reason = "the figure keeps the address of the larger image"
    return Removal("figures", reason, text.strip(), "page chrome", 1.0, span)


def _close(words: list[Inline], blocks: list[Paragraph | Figure], span: SourceSpan | None) -> None:
    inlines = trim(tuple(words))
    words.clear()
    if plain_text(inlines).strip() or inlines:
        blocks.append(Paragraph(inlines, span))
