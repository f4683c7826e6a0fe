"""`<figure>` elements: image, link to a larger one, and caption are one figure."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from transform.data import load_toml
from transform.model import Block, Figure, Inline, LineBreak, Paragraph, SourceSpan, Table
from transform.readers.figures import split_figures
from transform.readers.html_tags import Element

if TYPE_CHECKING:
    from transform.readers.html_blocks import HtmlBlocks

__all__ = ["is_figure", "read_figure"]

_MOST_PARTS = 8
_VIDEO_HOSTS = ("youtube.com/", "youtu.be/", "vimeo.com/")


def read_figure(reader: HtmlBlocks, element: Element, first: int) -> tuple[Block, ...]:
    """The figure or captioned table; what the element holds where it is neither."""
    captions: list[Block] = []
    inside: list[Block] = []
    run = reader.run()

    def close() -> None:
        if inlines := run.take():
            inside.append(Paragraph(inlines, SourceSpan(run.first_line, reader.lines.line)))

    run.text(element.text)
    for child in element:
        if child.tag == "figcaption" or is_caption(child):
            close()
            reader.lines.enter(child)
            captions.extend(reader.children(child))
        elif reader.is_inline(child):
            run.element(child, reader.skip)
        else:
            close()
            inside.extend(reader.element(child))
        run.text(child.tail)
    close()
    blocks = _split(reader, inside)
    if captions and not any(isinstance(block, Figure | Table) for block in blocks):
        blocks = (*blocks, *_video(element, reader))
    captioned = _with_caption(blocks, captions, SourceSpan(first, reader.lines.line))
    return (*blocks, *captions) if captioned is None else captioned


def is_figure(element: Element) -> bool:
    """Whether a box is a figure by its parts: an image and what is called its caption."""
    if not 1 < len(element) <= _MOST_PARTS or not any(map(is_caption, element)):
        return False
    return sum(1 for _ in element.iter("img")) == 1


def is_caption(element: Element) -> bool:
    """Whether an element is called a caption."""
    names = element.get("class")
    return names is not None and not names_of_captions().isdisjoint(names.lower().split())


@cache
def names_of_captions() -> frozenset[str]:
    return frozenset(load_toml("readers/frame.toml")["captions"]["names"])


def _split(reader: HtmlBlocks, inside: list[Block]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for block in inside:
        parts = split_figures(block) if isinstance(block, Paragraph) else None
        if parts is None:
            blocks.append(block)
        else:
            blocks.extend(parts.blocks)
            reader.removals.extend(parts.removals)
    return tuple(blocks)


def _video(element: Element, reader: HtmlBlocks) -> tuple[Figure, ...]:
    """A video, told by its player or its address, is a figure that has no image."""
    if element.find(".//video") is None and element.find(".//iframe") is None:
        hosts = (link.get("href") or "" for link in element.iter("a"))
        if not any(host in href for href in hosts for host in _VIDEO_HOSTS):
            return ()
    line = reader.lines.line
    return (Figure("", "", span=SourceSpan(line, line)),)


def _with_caption(
    blocks: tuple[Block, ...], captions: list[Block], span: SourceSpan
) -> tuple[Block, ...] | None:
    """The blocks with the caption on the one figure or table there is, if that can be."""
    caption: list[Inline] = []
    for block in captions:
        if not isinstance(block, Paragraph):
            return None
        caption.extend((LineBreak(), *block.inlines) if caption else block.inlines)
    bearers = [block for block in blocks if isinstance(block, Figure | Table)]
    if len(bearers) != 1 or bearers[0].caption:
        return None
    new = replace(bearers[0], caption=tuple(caption), span=span)
    return tuple(new if block is bearers[0] else block for block in blocks)
