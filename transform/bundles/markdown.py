"""Blocks as CommonMark with GFM tables and footnotes, one line a paragraph.

What is text in the model stays text: every character that Markdown would take for a mark is
escaped, and a mark that Markdown could not read back is left out rather than shown as characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import assert_never

from transform.bundles.markdown_inlines import MarkdownStyle, inlines_to_markdown, picture_source
from transform.inlines import plain_text
from transform.model import (
    Block,
    DefinitionList,
    Details,
    Figure,
    Footnote,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Table,
)
from transform.wording import say

__all__ = ["MarkdownStyle", "to_markdown"]


def to_markdown(blocks: Iterable[Block], style: MarkdownStyle | None = None) -> str:
    r"""The blocks as Markdown, ending in a line break where there is any text.

    >>> from transform.model import Text
    >>> to_markdown([Heading(2, (Text("Stage 1*"),)), Paragraph((Text("2. Then rest."),))])
    '## Stage 1\\*\n\n2\\. Then rest.\n'
    """
    text = _Writer(style or MarkdownStyle()).blocks(blocks)
    return f"{text}\n" if text else ""


class _Writer:
    def __init__(self, style: MarkdownStyle) -> None:
        self._style = style

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "\n\n".join(filter(None, map(self._block, _apart(blocks))))

    def _block(self, numbered: tuple[Block, bool]) -> str:
        block, other = numbered
        match block:
            case Heading():
                text = self._line(block.inlines)
                return f"{'#' * block.level} {re.sub(r'(#+)$', _escaped, text)}" if text else ""
            case Paragraph():
                return self._paragraph(block.inlines)
            case ItemList():
                return self._list(block, other)
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Quote():
                return _prefixed(self.blocks(block.blocks), "> ")
            case DefinitionList():
                return self._definitions(block)
            case Preformatted():
                fence = "`" * max(3, _longest_run(block.value) + 1)
                return f"{fence}\n{block.value.rstrip()}\n{fence}"
            case Details():
                summary = self._line(block.summary)
                body = self.blocks(block.blocks)
                return f"<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>"
            case Footnote():
                return f"[^{block.label}]: {_indented(self.blocks(block.blocks), 4)}"
            case Rule():
                return "* * *"
        assert_never(block)

    def _paragraph(self, inlines: Iterable[Inline]) -> str:
        lines = inlines_to_markdown(inlines, self._style).split("\n")
        return "\n".join(_guard(line.strip(" \t")) for line in lines).strip("\n")

    def _line(self, inlines: Iterable[Inline]) -> str:
        text = inlines_to_markdown(inlines, self._style)
        return text.replace("\\\n", " ").replace("\n", " ").strip(" \t")

    def _list(self, block: ItemList, other: bool) -> str:
        tight = all(_is_tight(item) for item in block.items)
        made = []
        for number, item in enumerate(block.items, block.start):
            bullet = "*" if other else "-"
            marker = f"{number}{')' if other else '.'}" if block.ordered else bullet
            body = self._tight(item) if tight else self.blocks(item.blocks)
            made.append(f"{marker} {_indented(body, len(marker) + 1)}".rstrip(" "))
        return ("\n" if tight else "\n\n").join(made)

    def _tight(self, item: ListItem) -> str:
        return "\n".join(filter(None, (self._block((block, False)) for block in item.blocks)))

    def _figure(self, block: Figure) -> str:
        caption = self._paragraph(block.caption)
        if self._style.shows(block.src):
            picture = f"![{_alt(block.alt)}](<{picture_source(block.src, self._style)}>)"
            return "\n\n".join(filter(None, (picture, caption)))
        label = say("page.picture", self._style.locale)
        described = f"**{label}** {_alt(block.alt)}" if block.alt else ""
        missing = f"*{say('page.picture_missing', self._style.locale)}*"
        return _prefixed("\n\n".join(filter(None, (described, missing, caption))), "> ")

    def _table(self, block: Table) -> str:
        width = max((len(row) for row in (block.header, *block.rows)), default=0)
        if not width:
            return self._paragraph(block.caption)
        lines = [self._row(block.header, width), f"|{' --- |' * width}"]
        lines += (self._row(row, width) for row in block.rows)
        return "\n\n".join(filter(None, (self._paragraph(block.caption), "\n".join(lines))))

    def _row(self, cells: tuple[tuple[Inline, ...], ...], width: int) -> str:
        texts = [self._line(cell).replace("|", "\\|") for cell in cells]
        texts += [""] * (width - len(texts))
        return "|" + "".join(f" {text} |" for text in texts)

    def _definitions(self, block: DefinitionList) -> str:
        parts: list[str] = []
        for item in block.items:
            parts += (f"**{self._line(term)}**" for term in item.terms if plain_text(term).strip())
            parts += (self.blocks(body) for body in item.definitions)
        return "\n\n".join(filter(None, parts))


def _apart(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is a list that has to use other marks than the one before it."""
    blocks = tuple(blocks)
    other = False
    for before, block in pairwise((None, *blocks)):
        meet = (
            isinstance(before, ItemList)
            and isinstance(block, ItemList)
            and (before.ordered == block.ordered)
        )
        other = meet and not other
        if block is not None:
            yield block, other


def _is_tight(item: ListItem) -> bool:
    kinds = [type(block) for block in item.blocks]
    return kinds in ([Paragraph], [Paragraph, ItemList])


# What at the start of a line would begin a block of another kind.
_BLOCK_START = re.compile(
    r"(\d{1,9})([.)])(?=[ \t]|$)|([-+](?=[ \t]|$)|[-=]+$|#{1,6}(?=[ \t]|$)|>|~~~)"
)


def _guard(line: str) -> str:
    match = _BLOCK_START.match(line)
    if match is None:
        return line
    if match[1]:
        return f"{match[1]}\\{line[match.start(2) :]}"
    return f"\\{line}"


def _alt(text: str) -> str:
    return re.sub(r"([\\\[\]*`<])", r"\\\1", " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _indented(text: str, width: int) -> str:
    return text.replace("\n", "\n" + " " * width).replace("\n" + " " * width + "\n", "\n\n")


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip(" ") for line in text.split("\n")) if text else ""
