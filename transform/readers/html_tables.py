"""Tables and definition lists of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transform.inlines import plain_text
from transform.model import (
    Block,
    DefinitionItem,
    DefinitionList,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    SourceSpan,
    Table,
)
from transform.readers.html_tags import INVISIBLE, Element
from transform.tree import walk

if TYPE_CHECKING:
    from transform.readers.html_blocks import HtmlBlocks

__all__ = ["read_definitions", "read_table"]

_Cell = tuple[Inline, ...]


# What holds the text of a table and of a definition list, and what only holds those.
_CELLS = frozenset({"td", "th", "caption"})
_ENTRIES = frozenset({"dt", "dd"})
_STRUCTURE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup", "col", "dl", "div"})


def _has_loose_text(element: Element, holders: frozenset[str]) -> bool:
    """Whether something stands outside the cells or entries: then it is read as it stands."""
    waiting = [element]
    while waiting:
        part = waiting.pop()
        if part.text and part.text.strip():
            return True
        for child in part:
            if child.tail and child.tail.strip():
                return True
            if child.tag in _STRUCTURE and (child.tag != "div" or "dt" in holders):
                waiting.append(child)
            elif isinstance(child.tag, str) and child.tag not in holders | INVISIBLE:
                return True
    return False


def read_definitions(reader: HtmlBlocks, element: Element, first: int) -> tuple[Block, ...]:
    """A `<dl>`: its terms with what is said about each."""
    if _has_loose_text(element, _ENTRIES):
        return reader.children(element)
    items: list[DefinitionItem] = []
    terms: list[_Cell] = []
    bodies: list[tuple[Block, ...]] = []

    def close() -> None:
        if terms or bodies:
            items.append(DefinitionItem(tuple(terms), tuple(bodies)))
        terms.clear()
        bodies.clear()

    for part in _definition_parts(element):
        reader.lines.enter(part)
        if part.tag == "dt":
            if bodies:
                close()
            if inlines := reader.inlines(part):
                terms.append(inlines)
        elif part.tag == "dd":
            if blocks := reader.children(part):
                bodies.append(blocks)
        elif blocks := reader.element(part):
            bodies.append(blocks)
        reader.lines.skip(part.tail)
    close()
    if not items:
        return ()
    return (DefinitionList(tuple(items), SourceSpan(first, reader.lines.line)),)


def _definition_parts(element: Element) -> list[Element]:
    parts: list[Element] = []
    for child in element:
        if child.tag == "div":  # HTML allows each entry to be wrapped
            parts.extend(_definition_parts(child))
        else:
            parts.append(child)
    return parts


def read_table(reader: HtmlBlocks, element: Element, first: int) -> tuple[Block, ...]:
    """A table of data as a table; one that only arranges the page as the blocks it arranges."""
    if _has_loose_text(element, _CELLS):
        return reader.children(element)
    caption: _Cell = ()
    found = element.find("caption")
    if found is not None:
        reader.lines.enter(found)
        caption = reader.inlines(found)
    rows = [
        [cell for cell in row if cell.tag in {"td", "th"}]
        for row in element.iter("tr")
        if _table_of(row) is element
    ]
    if _arranges(element, rows):
        blocks = [_arranged(reader, cell) for row in rows for cell in row]
        above = (Paragraph(caption),) if caption else ()
        return (*above, *(block for cell in blocks for block in cell))
    header: tuple[_Cell, ...] = ()
    body: list[tuple[_Cell, ...]] = []
    for row in rows:
        cells = tuple(cell for part in row for cell in _cells(reader, part))
        if not any(cells):
            continue
        if not header and not body and all(part.tag == "th" for part in row) and len(row) > 1:
            header = cells
        else:
            body.append(cells)
    if not header and not body and not caption:
        return ()
    return (Table(header, tuple(body), caption, SourceSpan(first, reader.lines.line)),)


def _arranged(reader: HtmlBlocks, cell: Element) -> tuple[Block, ...]:
    if reader.skip(cell):  # a menu beside the text
        reader.lines.pass_over(cell)
        return ()
    return reader.children(cell)


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _arranges(element: Element, rows: list[list[Element]]) -> bool:
    if element.get("role") in {"presentation", "none"} or element.find(".//table") is not None:
        return True
    if max(map(len, rows), default=0) <= 1:
        return True
    if element.find(".//th") is not None:
        return False
    if len(rows) == 1:
        return True
    return any(
        element.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "h4", "ul", "ol")
    )


def _cells(reader: HtmlBlocks, part: Element) -> list[_Cell]:
    """A cell, and empty ones for the columns that it reaches over."""
    reader.lines.enter(part)
    inlines = _flat(reader.children(part))
    width = (part.get("colspan") or "1").strip()
    extra = int(width) - 1 if width.isdecimal() and len(width) < 4 else 0
    return [inlines, *([()] * min(extra, 50))]


def _flat(blocks: tuple[Block, ...]) -> _Cell:
    """The blocks of a cell as running text with a break between them."""
    inlines: list[Inline] = []
    for block in walk(blocks):
        match block:
            case Paragraph() | Heading():
                piece = block.inlines
            case Table():
                piece = tuple(i for row in (block.header, *block.rows) for c in row for i in c)
            case _:
                piece = ()
        if plain_text(piece).strip():
            inlines.extend((LineBreak(), *piece) if inlines else piece)
    return tuple(inlines)
