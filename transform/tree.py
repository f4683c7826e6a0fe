"""Walks over the blocks of a document, and the same document with other words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from transform.inlines import plain_text, walk_inlines
from transform.model import (
    Block,
    DefinitionItem,
    DefinitionList,
    Details,
    Document,
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
    SourceSpan,
    Table,
    TermRef,
    Text,
)

__all__ = [
    "Run",
    "child_blocks",
    "map_inlines",
    "runs",
    "term_refs",
    "walk",
]


def child_blocks(block: Block | ListItem) -> tuple[Block | ListItem, ...]:
    """The blocks directly inside a block (list items count as blocks here)."""
    match block:
        case ItemList():
            return block.items
        case ListItem() | Quote() | Details() | Footnote():
            return block.blocks
        case DefinitionList():
            return tuple(b for item in block.items for body in item.definitions for b in body)
        case Heading() | Paragraph() | Figure() | Table() | Preformatted() | Rule():
            return ()
    assert_never(block)


def walk(blocks: Iterable[Block | ListItem]) -> Iterator[Block | ListItem]:
    """Every block at every depth, a parent before its children, in reading order."""
    for block in blocks:
        yield block
        yield from walk(child_blocks(block))


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of text that stands for itself: the unit that is scored and translated.

    `role` is `heading`, `paragraph`, `item`, `caption`, `alt`, `cell`, `term` (of a definition
    list) or `preformatted`; `headings` are the texts of the headings above it, outermost first.
    """

    role: str
    inlines: tuple[Inline, ...]
    headings: tuple[str, ...]
    span: SourceSpan | None
    level: int = 0


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run of a document, in reading order.

    A paragraph that stands in a list item has the role `item`.
    """
    path: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Heading):
            while path and path[-1][0] >= block.level:
                path.pop()
            above = tuple(text for _, text in path)
            yield Run("heading", block.inlines, above, block.span, block.level)
            path.append((block.level, plain_text(block.inlines)))
        else:
            yield from _runs_of(block, tuple(text for _, text in path), "paragraph")


def _runs_of(block: Block, above: tuple[str, ...], role: str) -> Iterator[Run]:
    for part in _parts(block, role):
        if isinstance(part.content, tuple):
            yield Run(part.role, part.content, above, block.span, part.level)
        else:
            yield from _runs_of(part.content, above, part.role)


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    content: tuple[Inline, ...] | Block
    level: int = 0


def _parts(block: Block, role: str) -> Iterator[_Part]:  # noqa: C901, PLR0912  # one flat match
    match block:
        case Heading():
            yield _Part("heading", block.inlines, block.level)
        case Paragraph():
            yield _Part(role, block.inlines)
        case Preformatted():
            yield _Part("preformatted", (Text(block.value, block.span),))
        case Figure():
            if block.alt:
                yield _Part("alt", (Text(block.alt, block.span),))
            if block.caption:
                yield _Part("caption", block.caption)
        case Table():
            if block.caption:
                yield _Part("caption", block.caption)
            for row in (block.header, *block.rows):
                yield from (_Part("cell", cell) for cell in row)
        case ItemList():
            for item in block.items:
                yield from (_Part("item", child) for child in item.blocks)
        case DefinitionList():
            for entry in block.items:
                yield from (_Part("term", term) for term in entry.terms)
                for body in entry.definitions:
                    yield from (_Part("item", child) for child in body)
        case Details():
            yield _Part("paragraph", block.summary)
            yield from (_Part(role, child) for child in block.blocks)
        case Quote() | Footnote():
            yield from (_Part(role, child) for child in block.blocks)
        case Rule():
            return
        case _:
            assert_never(block)


def term_refs(document: Document) -> Iterator[tuple[TermRef, Run]]:
    """Every popup glossary term of a document with the run it stands in."""
    for run in runs(document.blocks):
        for inline in walk_inlines(run.inlines):
            if isinstance(inline, TermRef):
                yield inline, run


# map_inlines mirrors runs: same runs, same order. A test holds the two together.


class _Mapper:
    """Rebuilds blocks, asking `new` for the inlines of each run in reading order."""

    def __init__(self, new: Iterator[tuple[Inline, ...]]) -> None:
        self._new = new

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                return replace(block, inlines=next(self._new))
            case Figure():
                alt = plain_text(next(self._new)) if block.alt else ""
                caption = next(self._new) if block.caption else ()
                return replace(block, alt=alt, caption=caption)
            case Table():
                caption = next(self._new) if block.caption else ()
                header, *rows = (
                    tuple(next(self._new) for _ in row) for row in (block.header, *block.rows)
                )
                return replace(block, caption=caption, header=header, rows=tuple(rows))
            case DefinitionList():
                return replace(block, items=tuple(map(self.definition, block.items)))
            case Preformatted():
                return replace(block, value=plain_text(next(self._new)))
            case Details():
                return replace(block, summary=next(self._new), blocks=self.blocks(block.blocks))
            case ItemList():
                return replace(block, items=tuple(map(self.item, block.items)))
            case Quote() | Footnote():
                return replace(block, blocks=self.blocks(block.blocks))
            case Rule():
                return block
        assert_never(block)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self.block, blocks))

    def item(self, item: ListItem) -> ListItem:
        return replace(item, blocks=self.blocks(item.blocks))

    def definition(self, item: DefinitionItem) -> DefinitionItem:
        terms = tuple(next(self._new) for _ in item.terms)
        return DefinitionItem(terms, tuple(map(self.blocks, item.definitions)))


def map_inlines(blocks: tuple[Block, ...], new: Iterable[tuple[Inline, ...]]) -> tuple[Block, ...]:
    """The same blocks with other inlines: `new` gives one tuple for each of `runs(blocks)`.

    >>> map_inlines((Paragraph((Text("a"),)),), [(Text("b"),)])
    (Paragraph(inlines=(Text(value='b', span=None),), span=None),)
    """
    return _Mapper(iter(new)).blocks(blocks)
