"""A document in another language, made of its blocks and a catalog.

The text falls back by section: a heading and what stands under it up to the next heading is in
the locale where all of it is translated, else in the source's language, marked as such. A page
never changes language in the middle of a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, assert_never

from transform.catalogs.approvals import NO_REVIEWS, Reviews
from transform.catalogs.extract import document_title
from transform.catalogs.model import Catalog, LocalizedDocument, LocalizedSection
from transform.catalogs.segments import join
from transform.catalogs.translations import Translations
from transform.catalogs.units import (
    RunUnits,
    Segmentation,
    Unit,
    figure_titles,
    read_runs,
    title_key,
)
from transform.locale import base_language
from transform.model import (
    Block,
    Code,
    DefinitionItem,
    DefinitionList,
    Details,
    Document,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Strong,
    Table,
    TermRef,
    Text,
)
from transform.tree import map_inlines, runs
from transform.wording import format_date

__all__ = ["Drafts", "localize_document"]

Drafts = Literal["label", "hide"]


def localize_document(
    document: Document,
    catalog: Catalog,
    drafts: Drafts,
    segmentation: Segmentation = "sentence",
    reviews: Reviews = NO_REVIEWS,
) -> LocalizedDocument:
    """The document in the catalog's locale, section by section, with its coverage.

    With `drafts` "hide" fuzzy translations are no text that may be shown; with "label" they are.
    The page has to say so wherever `coverage.drafts` is not 0. Raises
    InputError where the document's language is not supported.
    """
    found = Translations(catalog, document.language, reviews, drafts=drafts == "label")
    localizer = _Localizer(document.language, catalog.locale, found)
    title = document_title(document)
    new_title = localizer.title(title) if title else title
    read = iter(read_runs(document.blocks, document.language, segmentation))
    localized: list[tuple[bool, LocalizedSection]] = []
    for blocks in _sections(document.blocks):
        section_runs = tuple(next(read) for _ in runs(blocks))
        new = localizer.section(blocks, section_runs)
        says = any(key for run in section_runs for key in run.found()) or any(figure_titles(blocks))
        language = document.language if new is None else catalog.locale
        section = LocalizedSection(language, blocks if new is None else new)
        localized.append((says and new is not None, section))
    return LocalizedDocument(
        catalog.locale,
        new_title or title,
        tuple(section for _, section in localized) if any(new for new, _ in localized) else (),
        found.coverage(),
        found.findings(),
    )


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    start = 0
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and place > start:
            yield blocks[start:place]
            start = place
    if blocks:
        yield blocks[start:]


class _Localizer:
    """Puts translations into runs and blocks. None means that something is not translated."""

    def __init__(self, source: str, target: str, found: Translations) -> None:
        self._source = source
        self._target = target
        self._found = found

    def title(self, title: str) -> str | None:
        return self._found.text(title_key(title))

    def section(
        self, blocks: tuple[Block, ...], read: tuple[RunUnits, ...]
    ) -> tuple[Block, ...] | None:
        # Every message is looked up, also after a miss: coverage counts them all.
        new = [self._run(run) for run in read]
        titles = {title: self.title(title) for title in figure_titles(blocks)}
        if any(inlines is None for inlines in new) or any(t is None for t in titles.values()):
            return None
        told = map_inlines(blocks, (inlines for inlines in new if inlines is not None))
        if not titles:
            return told
        return _retitled(told, {old: new_title or "" for old, new_title in titles.items()})

    def _run(self, read: RunUnits) -> tuple[Inline, ...] | None:
        titles = {title: self.title(title) for title in read.titles}
        pieces: list[tuple[Inline, ...] | None] = []
        for unit in read.units:
            if unit.source is None or unit.key is None:
                pieces.append(self._untranslated(unit))
            else:
                pieces.append(self._found.inlines(unit.key, unit.source, read.run.span))
        told = tuple(piece for piece in pieces if piece is not None)
        if len(told) < len(pieces) or None in titles.values():
            return None
        gaps = tuple(unit.segment.gap for unit in read.units)
        joined = join(told, gaps, self._source, self._target)
        return _with_titles(joined, titles) if titles else joined

    def _untranslated(self, unit: Unit) -> tuple[Inline, ...]:
        if not unit.date or base_language(self._source) == base_language(self._target):
            return unit.segment.inlines
        return _with_words(unit.segment.inlines, format_date(unit.date, self._target))


def _with_words(inlines: tuple[Inline, ...], words: str) -> tuple[Inline, ...]:
    """One text in place of another, inside the same marks; other inlines stay as they are."""
    match inlines:
        case (Text(),):
            return (Text(words),)
        case (Emphasis() | Strong() | Link() | TermRef() as mark,):
            return (replace(mark, children=_with_words(mark.children, words)),)
        case _:
            return inlines


def _with_titles(inlines: tuple[Inline, ...], titles: dict[str, str | None]) -> tuple[Inline, ...]:
    return tuple(_with_title(inline, titles) for inline in inlines)


def _with_title(inline: Inline, titles: dict[str, str | None]) -> Inline:
    match inline:
        case Link():
            title = titles.get(inline.title) or inline.title
            return replace(inline, title=title, children=_with_titles(inline.children, titles))
        case Emphasis() | Strong() | TermRef():
            return replace(inline, children=_with_titles(inline.children, titles))
        case Image():
            return replace(inline, title=titles.get(inline.title) or inline.title)
        case Text() | Code() | FootnoteRef() | LineBreak():
            return inline
    assert_never(inline)


def _retitled(blocks: tuple[Block, ...], titles: dict[str, str]) -> tuple[Block, ...]:
    """The same blocks; figures have their titles in the locale."""
    return tuple(_retitled_block(block, titles) for block in blocks)


def _retitled_block(block: Block, titles: dict[str, str]) -> Block:
    match block:
        case Figure():
            return replace(block, title=titles.get(block.title, block.title))
        case ItemList():
            items = (replace(item, blocks=_retitled(item.blocks, titles)) for item in block.items)
            return replace(block, items=tuple(items))
        case DefinitionList():
            entries = (
                DefinitionItem(
                    item.terms, tuple(_retitled(body, titles) for body in item.definitions)
                )
                for item in block.items
            )
            return replace(block, items=tuple(entries))
        case Quote() | Details() | Footnote():
            return replace(block, blocks=_retitled(block.blocks, titles))
        case Heading() | Paragraph() | Table() | Preformatted() | Rule():
            return block
    assert_never(block)
