"""What a bundle is made of and what it is: values in, paths and bytes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transform.bundles.resources import NO_RESOURCES, Resources
from transform.bundles.standing import DRAFT, NO_RELEASES, Kind, PageKey, Releases, Standing
from transform.catalogs.model import LocalizedDocument, LocalizedSummary
from transform.glossary import Glossary, Term
from transform.model import Block, Document, Inline
from transform.readability.model import Readability
from transform.rights.model import RightsDecision
from transform.simplify.model import Summary

__all__ = [
    "Bundle",
    "BundleInputs",
    "CatalogText",
    "Edition",
    "Frame",
    "Kind",
    "Page",
    "Passage",
    "Provenance",
    "Said",
    "What",
]

What = Literal["verbatim", "excerpt", "adapted", "translated"]


@dataclass(frozen=True, slots=True)
class CatalogText:
    """A template or catalog as the text of its file; `domain` is `<id>` or `<id>.summary`."""

    domain: str
    text: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What a document is in one locale other than its own; the absent is None."""

    locale: str
    glossary: Glossary
    document: LocalizedDocument | None = None
    summary: LocalizedSummary | None = None
    catalogs: tuple[CatalogText, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Which program with which settings wrote a bundle. Hashes are SHA-256 (hex).

    `date` is the day of SOURCE_DATE_EPOCH in ISO 8601, or "" where that is not set: the clock
    is never asked.
    """

    tool_version: str
    tool_hash: str = ""
    settings_hash: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class BundleInputs:
    """Everything that one bundle is made of.

    `document` is the document as it may be published (`rights.publishable`); `before` is the
    readability of its text, `after` that of the summary. `glossary` explains terms in the
    document's own language; `templates` are the texts of its POT files; `releases` is what people
    have said of the pages, `resources` what the publisher adds to them; `pdf` asks for each page
    as PDF too.
    """

    document: Document
    decision: RightsDecision
    before: Readability
    glossary: Glossary
    provenance: Provenance
    after: Readability | None = None
    summary: Summary | None = None
    editions: tuple[Edition, ...] = ()
    templates: tuple[CatalogText, ...] = ()
    releases: Releases = NO_RELEASES
    resources: Resources = NO_RESOURCES
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of `output/<document_id>/`, by relative path, sorted."""

    document_id: str
    files: tuple[tuple[str, bytes], ...]

    def file(self, path: str) -> bytes:
        return next(data for name, data in self.files if name == path)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the program or of a title, with the language they are really in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page in one language. A section of a summary has its `key` and `heading`;
    elsewhere headings are among the blocks.
    """

    language: str
    blocks: tuple[Block, ...]
    key: str = ""
    heading: Said | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Which page it is: `what` was done with the source decides the credit it needs."""

    document_id: str
    kind: Kind
    locale: str
    what: What

    @property
    def path(self) -> str:
        """Where the page stands in the bundle, without its ending: `es/summary`."""
        return f"{self.locale}/{self.kind}"

    @property
    def key(self) -> PageKey:
        """What approvals and recalls name the page by."""
        return PageKey(self.document_id, self.locale, self.kind)


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader gets in one locale, before it is HTML, Markdown or a record.

    Headings start at level 2 and skip none. `terms` are explained at the end of the page, in
    the order they are shown; `credit` is the attribution as plain text. `standing` is what people
    have said of exactly these words.
    """

    frame: Frame
    title: Said
    subtitles: tuple[tuple[Inline, ...], ...]
    passages: tuple[Passage, ...]
    terms: tuple[Term, ...]
    description: Said
    credit: Said
    standing: Standing = DRAFT

    @property
    def gaps(self) -> bool:
        """Whether a part of the page is not in the page's language."""
        return any(passage.language != self.frame.locale for passage in self.passages)
