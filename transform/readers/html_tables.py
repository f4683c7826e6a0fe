"""Tables and definition lists of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transform.inlines import plain_text
from transform.model import (
    Block,
    DefinitionItem,
    DefinitionList,
    Details,
    Figure,
    Footnote,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Preformatted,
    Quote,
    SourceSpan,
    Table,
    Text,
)
from transform.readers.html_tags import INVISIBLE, Element
from transform.tree import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transform.readers.html_blocks import HtmlBlocks

__all__ = ["read_definitions", "read_table"]

_Cell = tuple[Inline, ...]
_WIDEST = 60  # columns; no table that people read has more

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
    grid = _Grid(len(rows))
    for row in rows:
        cells = grid.row(reader, row)
        if not any(cells):
            continue
        if not header and not body and _is_header(row):
            header = cells
        else:
            body.append(cells)
    if not header and not body and not caption:
        return ()
    return (Table(header, tuple(body), caption, SourceSpan(first, reader.lines.line)),)


def _is_header(row: list[Element]) -> bool:
    """A row of header cells; the corner above the names of rows may be an empty one."""
    if len(row) < 2:
        return False
    if row[0].getparent().getparent().tag == "thead":
        return True
    corner = row[0].tag == "th" or not "".join(row[0].itertext()).strip()
    return corner and all(part.tag == "th" for part in row[1:])


def _arranged(reader: HtmlBlocks, cell: Element) -> tuple[Block, ...]:
    if reader.skip(cell):  # a menu beside the text
        reader.lines.pass_over(cell)
        return ()
    return reader.children(cell)


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _arranges(element: Element, rows: list[list[Element]]) -> bool:
    if element.get("role") in {"presentation", "none"}:
        return True
    names_its_cells = any(cell.tag == "th" for row in rows if len(row) > 1 for cell in row)
    if element.find(".//table") is not None and not names_its_cells:
        return True
    if max(map(len, rows), default=0) <= 1:
        return True
    if names_its_cells:
        return False
    if len(rows) == 1:
        return True
    return any(
        element.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "h4", "ul", "ol")
    )


class _Grid:
    """Gives each row a cell for each column: empty ones where a cell reaches over or down."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._reach: dict[int, int] = {}  # columns that a cell above fills, for so many rows more

    def row(self, reader: HtmlBlocks, parts: list[Element]) -> tuple[_Cell, ...]:
        cells: list[_Cell] = []
        taken = {column for column, rows in self._reach.items() if rows}
        self._reach = {column: rows - 1 for column, rows in self._reach.items() if rows > 1}
        for part in parts:
            while len(cells) in taken:
                cells.append(())
            reader.lines.enter(part)
            column = len(cells)
            cells.append(_flat(reader.children(part)))
            wide = min(_span_of(part, "colspan") or 1, max(1, _WIDEST - column))
            cells.extend([()] * (wide - 1))
            down = _span_of(part, "rowspan")
            if down != 1 and column < _WIDEST:
                rows = min(down or self._rows, self._rows) - 1
                self._reach.update((column + more, rows) for more in range(wide))
        while len(cells) in taken:
            cells.append(())
        return tuple(cells)


def _span_of(part: Element, name: str) -> int:
    """How many columns or rows a cell takes; 0, all that are left, only for rows."""
    given = (part.get(name) or "1").strip()
    return int(given) if given.isdecimal() and len(given) < 6 else 1


def _flat(blocks: tuple[Block, ...]) -> _Cell:
    """The blocks of a cell as running text with a break between them."""
    inlines: list[Inline] = []
    for piece in _pieces(blocks):
        if piece and (plain_text(piece).strip() or any(isinstance(i, Image) for i in piece)):
            inlines.extend((LineBreak(), *piece) if inlines else piece)
    return tuple(inlines)


def _pieces(blocks: tuple[Block, ...]) -> Iterator[_Cell]:
    """What stands in the blocks of a cell, stretch by stretch, in reading order."""
    for block in blocks:
        match block:
            case Figure():
                image = Image(block.src, block.alt, block.title, block.span)
                yield (Link(block.enlarged, (image,)),) if block.enlarged else (image,)
                yield block.caption
            case ItemList():
                for item in block.items:
                    yield from _pieces(item.blocks)
            case Details():
                yield block.summary
                yield from _pieces(block.blocks)
            case Quote() | Footnote():
                yield from _pieces(block.blocks)
            case DefinitionList():
                for entry in block.items:
                    yield from entry.terms
                    yield from _pieces(tuple(b for body in entry.definitions for b in body))
            case Preformatted():
                yield from ((Text(line, block.span),) for line in block.value.splitlines())
            case _:
                yield from (run.inlines for run in runs((block,)))
