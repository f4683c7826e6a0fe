"""`<figure>` elements: image, link to a larger one, and caption are one figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transform.model import Block, Figure, Inline, LineBreak, Paragraph, SourceSpan, Table
from transform.readers.figures import split_figures
from transform.readers.html_tags import Element

if TYPE_CHECKING:
    from transform.readers.html_blocks import HtmlBlocks

__all__ = ["read_figure"]


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
        if child.tag == "figcaption":
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
    captioned = _with_caption(blocks, captions, SourceSpan(first, reader.lines.line))
    return (*blocks, *captions) if captioned is None else captioned


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
