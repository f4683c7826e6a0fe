"""Markdown -> blocks. The parser (comrak, CommonMark with GitHub's tables) is known here alone.

comrak gives the line and column of every node, in characters; a text whose length is that of
its span is the source itself, so its offsets are exact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from transform.errors import InputError, Place
from transform.inlines import first_line, plain_text, slice_inlines
from transform.model import (
    Block,
    DefinitionItem,
    DefinitionList,
    Footnote,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SourceSpan,
    Table,
    Text,
)
from transform.readers.html_inlines import trim
from transform.readers.markdown_html import Part, fold_html
from transform.readers.markdown_inlines import MarkdownInlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transform.readers.links import LinkReader
    from transform.readers.positions import Positions

__all__ = ["read_markdown"]

# comrak walks its tree by calling itself: 100,000 nested quotes end the process, not the call.
_MAX_NESTING = 100
_PREFIX = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])))+")
_MARK = re.compile(r">|[-+*]|[0-9]+[.)]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_CELL_END = re.compile(r"(?<!\\)\|")
_ATTRIBUTES = re.compile(r"\s*\{(?:[#.][\w:.-]+\s*)+\}\s*$")
_MANY_MARKS = 6_000


def read_markdown(
    positions: Positions, start: int, links: LinkReader, path: str
) -> tuple[Block, ...]:
    """The blocks of a Markdown text from the offset `start` (after the front matter).

    Raises InputError with file and line for nesting that no document has.
    """
    import comrak

    body = positions.text[start:]
    _check_nesting(body, path, positions.line(start) - 1)
    _check_marks(body, path, positions.line(start))
    root = comrak.parse_document(
        body,
        comrak.ExtensionOptions(
            table=True, footnotes=True, strikethrough=True, description_lists=True
        ),
        comrak.ParseOptions(sourcepos_chars=True, leave_footnote_definitions=True),
    )
    return _Reader(positions, start, links, path).blocks(root.children)


def _check_nesting(body: str, path: str, above: int) -> None:
    """Quotes and list marks of one line, and indentation, are what nests in Markdown."""
    for number, line in enumerate(body.split("\n"), above + 1):
        prefix = _PREFIX.match(line)
        if prefix and len(_MARK.findall(prefix[0])) > _MAX_NESTING:
            raise _nested_too_deeply(Place(path, number))


def _nested_too_deeply(place: Place) -> InputError:
    problem = f"more than {_MAX_NESTING} levels of quotes or lists"
    return InputError(problem, "take the surplus marks out", place)


def _check_marks(body: str, path: str, line: int) -> None:
    """Comrak's time grows with the square of the marks of one paragraph."""
    for paragraph in _BLANK_LINES.split(body) if len(body) > _MANY_MARKS else ():
        marks = sum(map(paragraph.count, "*_`[<~"))
        if marks > _MANY_MARKS and marks > len(paragraph) / 20:
            raise InputError(
                f"more than {_MANY_MARKS:,} marks in one paragraph",
                "part the paragraph with blank lines",
                Place(path, line + body[: body.index(paragraph)].count("\n")),
            )


class _Reader:
    """Turns comrak's nodes into blocks."""

    def __init__(self, positions: Positions, start: int, links: LinkReader, path: str) -> None:
        self._positions = positions
        # Lines before the body, and characters before it on its first line (always none).
        self._above = positions.line(start) - 1
        self._inlines = MarkdownInlines(positions, self._above, links)
        self._links = links
        self._path = path
        self._depth = 0

    def blocks(self, nodes: Sequence[Any]) -> tuple[Block, ...]:
        self._depth += 1
        if self._depth > _MAX_NESTING:
            line = self._above + nodes[0].sourcepos.start.line if nodes else None
            raise _nested_too_deeply(Place(self._path, line))
        blocks = fold_html(list(self._each(nodes)), self._links)
        self._depth -= 1
        return blocks

    def _each(self, nodes: Sequence[Any]) -> Iterator[Part]:
        for node in nodes:
            value = node.node_value
            kind = type(value).__name__
            if kind == "HtmlBlock":
                yield value.value.literal, self.span(node)
            else:
                yield from self._block(kind, node)

    def span(self, node: Any) -> SourceSpan:
        place = node.sourcepos
        begins, ends = place.start, place.end
        first, last = self._above + begins.line, self._above + ends.line
        start = self._positions.offset(first, begins.column)
        end = self._positions.offset(last, ends.column) + 1
        return SourceSpan(first, max(first, last), start, max(start, end))

    def _block(self, kind: str, node: Any) -> Iterator[Block]:  # one flat match
        span = self.span(node)
        match kind:
            case "Heading":
                inlines = _without_attributes(self._inlines.read(node))
                yield Heading(node.node_value.value.level, inlines, span)
            case "Paragraph":
                yield Paragraph(self._inlines.read(node), span)
            case "List":
                import comrak

                details = node.node_value.value
                ordered = details.list_type == comrak.ListType.Ordered
                items = tuple(
                    ListItem(self.blocks(item.children), self.span(item)) for item in node.children
                )
                yield ItemList(ordered, items, details.start if ordered else 1, span)
            case "BlockQuote":
                yield Quote(self.blocks(node.children), span)
            case "CodeBlock":
                yield Preformatted(node.node_value.value.literal.rstrip("\n"), span)
            case "Table":
                yield self._table(node, span)
            case "ThematicBreak":
                yield Rule(span)
            case "FootnoteDefinition":
                yield Footnote(node.node_value.value.name, self.blocks(node.children), span)
            case "DescriptionList":
                yield DefinitionList(tuple(map(self._definition, node.children)), span)
            case _:  # a kind that a newer parser may bring: its words are kept
                yield Paragraph((Text(self._positions.text[span.start : span.end], span),), span)

    def _table(self, node: Any, span: SourceSpan) -> Table:
        rows = [self._row(row) for row in node.children]
        header: tuple[tuple[Inline, ...], ...] = rows[0] if rows else ()
        return Table(header, tuple(rows[1:]), span=span)

    def _row(self, row: Any) -> tuple[tuple[Inline, ...], ...]:
        """The cells of a row, those too that the parser drops for having no header above them."""
        cells = tuple(self._inlines.read(cell) for cell in row.children)
        last, end = row.children[-1].sourcepos.end, row.sourcepos.end
        if end.column <= last.column + 1:
            return cells
        line = self._above + end.line
        start = self._positions.offset(line, last.column + 1)
        source = self._positions.text[start : self._positions.offset(line, end.column) + 1]
        more = _CELL_END.split(source.strip().strip("|"))
        if not any(map(str.strip, more)):
            return cells
        texts = (cell.strip().replace("\\|", "|") for cell in more)
        return (*cells, *((Text(text, SourceSpan(line, line)),) for text in texts))

    def _definition(self, node: Any) -> DefinitionItem:
        terms: list[tuple[Inline, ...]] = []
        bodies: list[tuple[Block, ...]] = []
        for part in node.children:
            if type(part.node_value).__name__ == "DescriptionTerm":
                for child in part.children:
                    terms.extend(_lines(self._inlines.read(child)))
            else:
                bodies.append(self.blocks(part.children))
        return DefinitionItem(tuple(terms), tuple(bodies))


def _without_attributes(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The words of a heading without the name that it is given in braces: "{#signs}"."""
    last = inlines[-1] if inlines else None
    found = _ATTRIBUTES.search(last.value) if isinstance(last, Text) else None
    return slice_inlines(inlines, 0, len(plain_text(inlines)) - len(found[0])) if found else inlines


def _lines(inlines: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """The inlines by the line of the source: each line above a definition is a term."""
    lines: list[list[Inline]] = []
    line = 0
    for inline in inlines:
        here = first_line((inline,)) or line
        if not lines or here > line:
            lines.append([])
        lines[-1].append(inline)
        line = here
    return [trimmed for one in lines if (trimmed := trim(tuple(one)))]
