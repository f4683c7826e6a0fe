"""The messages of a text, one by one, where they stand: what extracting and localizing share.

Both read a document with the same eyes, so that a message that was extracted is found again. A
message gets a context only where its meaning differs: where the same words name other glossary
terms at another place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from transform.catalogs.dates import stated_date
from transform.catalogs.segments import Segment, is_translatable, segments
from transform.catalogs.tags import Tagged, escape, tagged
from transform.inlines import walk_inlines
from transform.model import Block, Figure, Image, Link, ListItem, TermRef
from transform.tree import Run, child_blocks, runs

__all__ = ["Key", "RunUnits", "Unit", "figure_titles", "read_runs", "title_key", "units_of"]

Segmentation = Literal["sentence", "block"]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment with its message; `source` is None where there is nothing to translate.

    A date in words is no message either: `date` is then its ISO form.
    """

    segment: Segment
    source: Tagged | None
    context: str = ""
    date: str = ""

    @property
    def key(self) -> Key | None:
        return None if self.source is None else (self.context, self.source.text)


@dataclass(frozen=True, slots=True)
class RunUnits:
    """A run of a document, its segments, and the titles of its links and images."""

    run: Run
    units: tuple[Unit, ...]
    titles: tuple[str, ...] = ()

    def found(self) -> Iterator[Key]:
        for unit in self.units:
            if unit.key is not None:
                yield unit.key
        yield from map(title_key, self.titles)


def title_key(title: str) -> Key:
    """The key of a text that holds no markup: a title's."""
    return ("", escape(title))


def read_runs(
    blocks: Iterable[Block], language: str, segmentation: Segmentation
) -> tuple[RunUnits, ...]:
    """The runs of blocks, in the order of `tree.runs`, cut into units.

    >>> from transform.model import Paragraph, Text
    >>> [unit.key for unit in read_runs([Paragraph((Text("Rest."),))], "en", "block")[0].units]
    [('', 'Rest.')]
    """
    return with_contexts(tuple(_read_run(run, language, segmentation) for run in runs(blocks)))


def _read_run(run: Run, language: str, segmentation: Segmentation) -> RunUnits:
    cut = segments(run, language, segmentation)
    titles = (
        inline.title
        for inline in walk_inlines(run.inlines)
        if isinstance(inline, Link | Image) and inline.title and is_translatable(inline.title)
    )
    units = tuple(unit_of(segment, language) for segment in cut)
    return RunUnits(run, units, tuple(dict.fromkeys(titles)))


def unit_of(segment: Segment, language: str) -> Unit:
    if not is_translatable(segment.text):
        return Unit(segment, None)
    if date := stated_date(segment.text, language):
        return Unit(segment, None, date=date)
    return Unit(segment, tagged(segment.inlines))


def with_contexts(read: tuple[RunUnits, ...]) -> tuple[RunUnits, ...]:
    """The same runs; messages of the same words that name other terms are told apart."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for unit in units_of(read):
        if unit.source is not None:
            meanings[unit.source.text].add(_meaning(unit.source))
    ambiguous = {text for text, found in meanings.items() if len(found) > 1}
    if not ambiguous:
        return read
    return tuple(
        replace(one, units=tuple(_in_context(unit, ambiguous) for unit in one.units))
        for one in read
    )


def _meaning(source: Tagged) -> str:
    if not source.tags:
        return ""
    terms = (tag.inline.term_id for tag in source.tags if isinstance(tag.inline, TermRef))
    return ", ".join(f"term {term}" for term in terms)


def _in_context(unit: Unit, ambiguous: set[str]) -> Unit:
    if unit.source is None or unit.source.text not in ambiguous:
        return unit
    return replace(unit, context=_meaning(unit.source))


def units_of(read: Iterable[RunUnits]) -> Iterator[Unit]:
    for one in read:
        yield from one.units


def figure_titles(blocks: Iterable[Block]) -> Iterator[str]:
    """The titles of figures that say something, in reading order."""
    for block in blocks:
        if isinstance(block, Figure) and is_translatable(block.title):
            yield block.title
        yield from figure_titles(_blocks_in(block))


def _blocks_in(block: Block) -> Iterator[Block]:
    for child in child_blocks(block):
        if isinstance(child, ListItem):
            yield from child.blocks
        else:
            yield child
