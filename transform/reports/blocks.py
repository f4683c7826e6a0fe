"""Blocks as flat JSON records: one for each thing a reader sees as a block, in reading order.

Lists are told item by item with their `depth`; a table, a figure and a preformatted text are one
record each. `docs/json.md` documents the keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from transform.inlines import one_line
from transform.model import (
    Block,
    DefinitionList,
    Details,
    Figure,
    Footnote,
    Heading,
    ItemList,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    SourceSpan,
    Table,
)
from transform.readability.records import line_of
from transform.tree import repeated_headings, runs

__all__ = ["block_records"]

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: how deep in lists, and what a paragraph is called there."""

    kind: str = "paragraph"
    depth: int = 0
    ordered: bool = False
    quoted: bool = False
    repeats: Mapping[int, int | None] = field(default_factory=dict)


def block_records(blocks: Iterable[Block]) -> Iterator[Record]:
    """Flat records with `kind`, `text`, `line` and what the kind needs.

    >>> from transform.model import Text
    >>> list(block_records([Heading(2, (Text("Signs"),))]))
    [{'kind': 'heading', 'text': 'Signs', 'line': None, 'level': 2}]
    """
    listed = tuple(blocks)
    found = tuple(runs(listed))
    repeats = {
        id(found[item].inlines): line_of(found[heading].span)
        for item, heading in repeated_headings(listed).items()
    }
    for block in listed:
        yield from _records(block, _Place(repeats=repeats))


def _records(block: Block, place: _Place) -> Iterator[Record]:  # noqa: C901, PLR0912  # one flat match
    match block:
        case Heading():
            yield _record("heading", one_line(block.inlines), block.span) | {"level": block.level}
        case Paragraph():
            record = _record(place.kind, one_line(block.inlines), block.span) | _context(place)
            if id(block.inlines) in place.repeats:
                record["repeats_heading_at"] = place.repeats[id(block.inlines)]
            yield record
        case Preformatted():
            yield _record("preformatted", block.value, block.span)
        case Figure():
            caption = one_line(block.caption)
            yield _record("figure", caption, block.span) | {"src": block.src, "alt": block.alt}
        case Table():
            yield _record("table", one_line(block.caption), block.span) | {
                "header": [one_line(cell) for cell in block.header],
                "rows": [[one_line(cell) for cell in row] for row in block.rows],
            }
        case ItemList():
            yield from _list_records(block, place)
        case DefinitionList():
            for entry in block.items:
                for term in entry.terms:
                    yield _record("term", one_line(term), block.span)
                for body in entry.definitions:
                    for child in body:
                        yield from _records(child, replace(place, kind="definition"))
        case Details():
            yield _record("summary", one_line(block.summary), block.span)
            for child in block.blocks:
                yield from _records(child, place)
        case Quote():
            for child in block.blocks:
                yield from _records(child, replace(place, quoted=True))
        case Footnote():
            for child in block.blocks:
                yield from _records(child, replace(place, kind="footnote"))
        case Rule():
            yield _record("rule", "", block.span)
        case _:
            assert_never(block)


def _list_records(block: ItemList, place: _Place) -> Iterator[Record]:
    inner = replace(place, depth=place.depth + 1, ordered=block.ordered)
    for item in block.items:
        # The first paragraph is the item; what follows it inside is the item's own text.
        kind = "list_item"
        for child in item.blocks:
            yield from _records(child, replace(inner, kind=kind))
            kind = "paragraph"


def _record(kind: str, text: str, span: SourceSpan | None) -> Record:
    return {"kind": kind, "text": text, "line": line_of(span)}


def _context(place: _Place) -> Record:
    record: Record = {}
    if place.depth:
        record |= {"depth": place.depth, "ordered": place.ordered}
    if place.quoted:
        record["quoted"] = True
    return record
