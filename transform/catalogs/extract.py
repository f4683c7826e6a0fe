"""Templates: the messages of a document and of its summary, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from transform.catalogs.describe import heading_comment, kind_comment, reference, tag_comments
from transform.catalogs.header import creation_date, template_header
from transform.catalogs.model import Catalog, Message
from transform.catalogs.neighbours import neighbour_comments
from transform.catalogs.official import with_official
from transform.catalogs.summary_units import Passage, passages
from transform.catalogs.units import (
    Key,
    RunUnits,
    Segmentation,
    Unit,
    figure_titles,
    read_runs,
    title_key,
)
from transform.glossary import Glossary, packaged_glossary
from transform.inlines import plain_text
from transform.metadata import Metadata
from transform.model import Document, Heading
from transform.simplify.model import Summary
from transform.wording import say

__all__ = ["document_title", "extract_document", "extract_summary", "source_date", "summary_domain"]

_DATES = ("updated", "lastUpdated", "lastModified", "lastReviewed", "published", "date")
_TITLE = "Title of the document"


def summary_domain(document_id: str) -> str:
    """The domain of a document's summary; the whole text's domain is the id itself."""
    return f"{document_id}.summary"


def document_title(document: Document) -> str:
    """The title of the metadata, else the first heading's words; maybe ""."""
    stated = document.metadata.text("title")
    headings = (plain_text(b.inlines) for b in document.blocks if isinstance(b, Heading))
    return stated or next(headings, "")


def source_date(metadata: Metadata) -> str:
    """The newest ISO date that the source states of itself, or ""."""
    return max((metadata.text(key) for key in _DATES), default="")


def extract_document(
    document: Document, segmentation: Segmentation = "sentence", glossary: Glossary | None = None
) -> Catalog:
    """The template of a document's whole text, domain `<id>`.

    Raises InputError where the document's language is not supported, or its
    `official_translations` are no good.
    """
    builder = _Builder(document.id, glossary or packaged_glossary(document.language))
    builder.add_title(document_title(document), _TITLE)
    read = read_runs(document.blocks, document.language, segmentation)
    for run, beside in zip(read, neighbour_comments(read), strict=True):
        builder.add_run(run, beside)
    for title in figure_titles(document.blocks):
        builder.add_title(title, "Title of a picture")
    created = creation_date(source_date(document.metadata))
    comment = "\n".join(filter(None, (document_title(document), document.metadata.text("url"))))
    template = Catalog(
        document.id,
        "",
        tuple(builder.messages()),
        template_header(document.id, document.language, created),
        comment,
    )
    return with_official(template, document.metadata)


def extract_summary(
    summary: Summary, created: str = "", glossary: Glossary | None = None
) -> Catalog:
    """The template of a summary, domain `<id>.summary`: one message a block.

    `created` is the ISO date of the source (see :func:`source_date`). Sentences that are the
    program's own are no messages here: they are in the `interface` catalog.
    """
    builder = _Builder(summary.document_id, glossary or packaged_glossary(summary.language))
    told = passages(summary)
    if told:  # a title over nothing is nothing to translate
        builder.add_title(summary.title, _TITLE)
        builder.add_title(summary.topic, "Name of the disease or subject")
    for passage in told:
        builder.add_passage(passage)
    domain = summary_domain(summary.document_id)
    header = template_header(domain, summary.language, creation_date(created))
    comment = f"Summary: {summary.title}"
    return Catalog(domain, "", tuple(builder.messages()), header, comment)


@dataclass(slots=True)
class _Entry:
    """A message while places where it stands are collected; dicts keep their order."""

    comments: dict[str, None] = field(default_factory=dict)
    references: dict[str, None] = field(default_factory=dict)


class _Builder:
    """Collects messages; one that stands at several places is one message."""

    def __init__(self, document_id: str, glossary: Glossary) -> None:
        self._id = document_id
        self._glossary = glossary
        self._entries: dict[Key, _Entry] = {}

    def add_title(self, title: str, comment: str) -> None:
        if title:
            self._add(title_key(title), (comment,), ())

    def add_run(self, run_units: RunUnits, beside: tuple[tuple[str, ...], ...]) -> None:
        run = run_units.run
        units = [unit for unit in run_units.units if unit.segment.inlines]
        for position, (unit, around) in enumerate(zip(units, beside, strict=True), 1):
            kind = kind_comment(run, position, len(units))
            self._add_unit(unit, (kind,), run.headings, around)
        for title in run_units.titles:
            self._add(title_key(title), ("Title of a link or picture",), run.headings)

    def add_passage(self, passage: Passage) -> None:
        section = say(f"summary.{passage.section}", self._glossary.locale)
        self._add_unit(passage.unit, (passage.comment, *passage.notes), (section,))

    def _add_unit(
        self,
        unit: Unit,
        kind: tuple[str, ...],
        headings: tuple[str, ...],
        beside: Iterable[str] = (),
    ) -> None:
        if unit.key is not None and unit.source is not None:
            # Of a sentence that stands at several places the neighbours at the first do.
            around = () if unit.key in self._entries else beside
            tags = tag_comments(unit.source, self._glossary)
            self._add(unit.key, kind, headings, chain(around, tags))

    def _add(
        self, key: Key, kind: tuple[str, ...], headings: tuple[str, ...], notes: Iterable[str] = ()
    ) -> None:
        entry = self._entries.get(key)
        place = (*kind, *heading_comment(headings))
        if entry is None:
            entry = self._entries[key] = _Entry()
        else:
            place = tuple(f"Also: {line}" for line in place if line not in entry.comments)
        entry.comments |= dict.fromkeys((*place, *notes))
        entry.references[reference(self._id, headings)] = None

    def messages(self) -> Iterator[Message]:
        for (context, text), entry in self._entries.items():
            yield Message(
                text,
                msgctxt=context,
                comments=tuple(entry.comments),
                references=tuple(entry.references),
            )
