"""Plain text -> blocks, as it stands: a paragraph for each stretch between blank lines.

What the lines mean (headings, bullets, wrapped lines) is for the cleaning rules to find out;
until then a paragraph holds its lines with a break between them.
"""

from __future__ import annotations

import re

from transform.model import Block, Inline, LineBreak, Paragraph, Text
from transform.readers.positions import Positions

__all__ = ["read_plain_text"]

_STRETCH = re.compile(r"(?:[^\n]*[^\s][^\n]*(?:\n|$))+")
_LINE = re.compile(r"[^\n]+")


def read_plain_text(positions: Positions, start: int = 0) -> tuple[Block, ...]:
    r"""The paragraphs of a text from the offset `start`.

    >>> read_plain_text(Positions("One\nline.\n\nTwo."))[1]
    Paragraph(inlines=(Text(value='Two.', span=SourceSpan(first_line=4, last_line=4, start=11, end=15)),), span=SourceSpan(first_line=4, last_line=4, start=11, end=15))
    """
    blocks: list[Block] = []
    for stretch in _STRETCH.finditer(positions.text, start):
        inlines: list[Inline] = []
        for line in _LINE.finditer(positions.text, stretch.start(), stretch.end()):
            value = line[0].rstrip()
            if inlines:
                inlines.append(LineBreak())
            inlines.append(Text(value, positions.span(line.start(), line.start() + len(value))))
        end = stretch.start() + len(stretch[0].rstrip())
        blocks.append(Paragraph(tuple(inlines), positions.span(stretch.start(), end)))
    return tuple(blocks)
