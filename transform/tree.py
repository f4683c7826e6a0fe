"""Walks over the blocks of a document, and the same document with other words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from transform.inlines import one_line, plain_text, walk_inlines
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
    "repeated_headings",
    "runs",
    "term_refs",
    "texts",
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
    found: list[Run] = []
    path: list[tuple[int, str]] = []
    above: tuple[str, ...] = ()
    for block in blocks:
        if isinstance(block, Heading):
            while path and path[-1][0] >= block.level:
                path.pop()
            above = tuple(text for _, text in path)
            found.append(Run("heading", block.inlines, above, block.span, block.level))
            path.append((block.level, plain_text(block.inlines)))
            above = (*above, path[-1][1])
        else:
            _add_runs(found, block, above, "paragraph")
    return iter(found)


def texts(blocks: Iterable[Block]) -> list[str]:
    """What each of `runs(blocks)` says: quicker where no more of a run is asked for.

    >>> texts((Heading(2, (Text("Signs"),)), Paragraph((Text("A lump."),))))
    ['Signs', 'A lump.']
    """
    found: list[str] = []
    _add_texts(blocks, found)
    return found


def _add_texts(blocks: Iterable[Block], found: list[str]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            found.append(plain_text(block.inlines))
        elif isinstance(block, ItemList):
            for item in block.items:
                _add_texts(item.blocks, found)
        else:
            found.extend(plain_text(run.inlines) for run in runs((block,)))


def _add_runs(  # noqa: C901, PLR0912  # one flat match
    found: list[Run], block: Block, above: tuple[str, ...], role: str
) -> None:
    match block:
        case Paragraph():
            found.append(Run(role, block.inlines, above, block.span))
        case ItemList():
            for item in block.items:
                for child in item.blocks:
                    _add_runs(found, child, above, "item")
        case Heading():
            found.append(Run("heading", block.inlines, above, block.span, block.level))
        case Preformatted():
            text = (Text(block.value, block.span),)
            found.append(Run("preformatted", text, above, block.span))
        case Figure():
            if block.alt:
                found.append(Run("alt", (Text(block.alt, block.span),), above, block.span))
            if block.caption:
                found.append(Run("caption", block.caption, above, block.span))
        case Table():
            if block.caption:
                found.append(Run("caption", block.caption, above, block.span))
            for row in (block.header, *block.rows):
                found.extend(Run("cell", cell, above, block.span) for cell in row)
        case DefinitionList():
            for entry in block.items:
                found.extend(Run("term", term, above, block.span) for term in entry.terms)
                for body in entry.definitions:
                    for child in body:
                        _add_runs(found, child, above, "item")
        case Details():
            found.append(Run("paragraph", block.summary, above, block.span))
            for child in block.blocks:
                _add_runs(found, child, above, role)
        case Quote() | Footnote():
            for child in block.blocks:
                _add_runs(found, child, above, role)
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


def repeated_headings(blocks: Iterable[Block]) -> dict[int, int]:
    """The list items that say again what a heading below says, as key points do.

    Keys are the places of the items among `runs(blocks)`, values those of their headings: the
    item can link there, and one of the two is enough to score and to translate. Where words come
    twice ("Stage I"), the first item belongs to the first heading and the second to the second.

    >>> point = ListItem((Paragraph((Text("Gout hurts."),)),))
    >>> repeated_headings((ItemList(False, (point,)), Heading(2, (Text("Gout hurts"),))))
    {0: 1}
    """
    items: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for place, run in enumerate(runs(blocks)):
        text = one_line(run.inlines).rstrip(" .:;").casefold()
        if run.role == "item" and text:
            items.setdefault(text, []).append(place)
        elif run.role == "heading" and items.get(text):
            found[items[text].pop(0)] = place
    return dict(sorted(found.items()))
