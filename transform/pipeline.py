"""The order of the steps, in one place: from the bytes of a document to its bundle.

    read -> clean -> score -> decide rights -> summarize -> score again
         -> extract messages -> merge catalogs -> localize -> assemble

Every step is a value in and a value out; :func:`build_document` is what every engine runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from transform.bundles import assemble
from transform.bundles.model import Bundle, BundleInputs, CatalogText, Edition, Provenance
from transform.catalogs import (
    extract_document,
    extract_summary,
    format_catalog,
    localize_document,
    localize_summary,
    merge,
    source_date,
    summary_domain,
)
from transform.catalogs.merge import with_shared
from transform.catalogs.model import Catalog, Coverage
from transform.cleaning import clean
from transform.errors import TransformError
from transform.glossary import packaged_glossary
from transform.inlines import plain_text
from transform.language import split_sentences
from transform.locale import base_language
from transform.model import Document
from transform.readability import score, score_blocks
from transform.readability.model import Readability
from transform.readers import Source, read_document
from transform.rights import decide, publishable
from transform.rights.model import RightsDecision
from transform.settings import Settings
from transform.simplify import simplify_line, summarize, summary_blocks
from transform.simplify.model import Summary
from transform.tree import runs

__all__ = [
    "BuildJob",
    "BuildResult",
    "Filled",
    "LocaleCoverage",
    "Summarized",
    "Templates",
    "build_document",
    "clean_document",
    "extract_templates",
    "simplify_document",
    "summarize_document",
]


@dataclass(frozen=True, slots=True)
class Filled:
    """What translators have made of one template: its catalog, and the hashes of approvals."""

    catalog: Catalog
    approvals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BuildJob:
    """All that building one document needs; `filled` are the catalogs that there are so far."""

    source: Source
    settings: Settings
    provenance: Provenance
    language: str = ""
    filled: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class LocaleCoverage:
    """How much of the summary and of the whole text is there in a locale."""

    locale: str
    summary: Coverage
    document: Coverage


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of a document: a bundle, or the error that stopped it.

    `templates` and `catalogs` are what belongs under `locales/`: none for a document that is
    held back, whose `reason` says why.
    """

    path: str
    document_id: str = ""
    bundle: Bundle | None = None
    templates: tuple[Catalog, ...] = ()
    catalogs: tuple[Catalog, ...] = ()
    decision: RightsDecision | None = None
    grade_before: float | None = None
    grade_after: float | None = None
    coverage: tuple[LocaleCoverage, ...] = ()
    error: TransformError | None = None

    @classmethod
    def failed(cls, job: BuildJob, error: TransformError) -> Self:
        return cls(job.source.path, error=error)

    @property
    def held_back(self) -> bool:
        return self.decision is not None and not self.decision.publishable

    @property
    def messages(self) -> int:
        """How many messages a translator sees, in both templates."""
        return sum(len(template.messages) for template in self.templates)

    @property
    def reason(self) -> str:
        """Why a document that is held back is; "" otherwise."""
        if self.decision is None or not self.held_back:
            return ""
        refused = self.decision.use("verbatim")
        return f"{refused.reason} (rule {refused.rule})"


@dataclass(frozen=True, slots=True)
class Summarized:
    """A summary with what it was made from."""

    document: Document
    decision: RightsDecision
    before: Readability
    summary: Summary
    after: Readability


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a document, or the reason why the rights allow none."""

    catalogs: tuple[Catalog, ...]
    reason: str = ""

    @property
    def allowed(self) -> bool:
        return bool(self.catalogs)


def build_document(job: BuildJob) -> BuildResult:
    """Take one document the whole way. Raises TransformError for what its author has to mend."""
    made = summarize_document(clean_document(job.source, job.settings, job.language), job.settings)
    shared = BundleInputs(
        document=made.document,
        decision=made.decision,
        before=made.before,
        glossary=packaged_glossary(made.document.language),
        provenance=job.provenance,
    )
    if not made.decision.publishable:
        return _result(job, made, shared)
    templates = _extract(made, job.settings)
    filled = {
        locale: _merge(templates, job, locale)
        for locale in _targets(job.settings, made.document.language)
    }
    whole = replace(
        shared,
        summary=made.summary if made.decision.allows("adapted_summary") else None,
        after=made.after if made.decision.allows("adapted_summary") else None,
        editions=tuple(_edition(made, locale, own, job.settings) for locale, own in filled.items()),
        templates=tuple(map(_catalog_text, templates)),
    )
    catalogs = tuple(one.catalog for own in filled.values() for one in own)
    return replace(_result(job, made, whole), templates=templates, catalogs=catalogs)


def clean_document(source: Source, settings: Settings, language: str = "") -> Document:
    """Read a document and clean it."""
    return clean(read_document(source, settings, language), settings.cleaning)


def summarize_document(document: Document, settings: Settings) -> Summarized:
    """Score a cleaned document, decide its rights, summarize what may be shown, score again."""
    decision = decide(document, noncommercial=settings.noncommercial)
    shown = publishable(document, decision)
    summary = summarize(shown, packaged_glossary(document.language), settings.summary)
    return Summarized(
        document=shown,
        decision=decision,
        before=score(document, settings.readability),
        summary=summary,
        after=score_blocks(summary_blocks(summary), document.language, settings.readability),
    )


def extract_templates(document: Document, settings: Settings) -> Templates:
    """The templates of a cleaned document, where its rights allow a catalog."""
    made = summarize_document(document, settings)
    use = made.decision.use("catalog")
    if not use.allowed:
        return Templates((), f"{use.reason} (rule {use.rule})")
    return Templates(_extract(made, settings))


def simplify_document(document: Document) -> tuple[tuple[str, str], ...]:
    """Every sentence of a document before and after the edit rules, in reading order."""
    pairs = []
    for run in runs(document.blocks):
        for sentence in split_sentences(run.inlines, document.language):
            before = " ".join(plain_text(sentence).split())
            if before:
                pairs.append((before, simplify_line(before, document.language)))
    return tuple(pairs)


def _extract(made: Summarized, settings: Settings) -> tuple[Catalog, ...]:
    if not made.decision.allows("catalog"):
        return ()
    whole = extract_document(made.document, settings.segmentation)
    if not made.decision.allows("adapted_summary"):
        return (whole,)
    return (extract_summary(made.summary, source_date(made.document.metadata)), whole)


def _targets(settings: Settings, language: str) -> tuple[str, ...]:
    """The locales to translate into: the source's own is not one of them."""
    own = base_language(language)
    return tuple(locale for locale in settings.locales if locale not in (language, own))


def _merge(templates: tuple[Catalog, ...], job: BuildJob, locale: str) -> tuple[Filled, ...]:
    """Every template merged with what translators have done in one locale so far.

    Summary and whole text share sentences: what one of them has translated fills the other.
    """
    so_far = {(one.catalog.domain, one.catalog.locale): one for one in job.filled}
    merged = []
    for template in templates:
        new = Filled(Catalog(template.domain, locale, ()))
        old = so_far.get((template.domain, locale), new)
        merged.append(Filled(merge(template, old.catalog), old.approvals))
    if len(merged) != 2:
        return tuple(merged)
    short, whole = merged
    return (
        replace(short, catalog=with_shared(short.catalog, whole.catalog)),
        replace(whole, catalog=with_shared(whole.catalog, short.catalog)),
    )


def _edition(
    made: Summarized, locale: str, filled: tuple[Filled, ...], settings: Settings
) -> Edition:
    edition = Edition(
        locale=locale,
        glossary=packaged_glossary(locale),
        catalogs=tuple(_catalog_text(one.catalog) for one in filled),
    )
    if not made.decision.allows("translation"):
        return edition
    own = {one.catalog.domain: one for one in filled}
    drafts, segmentation = settings.drafts, settings.segmentation
    if whole := own.get(made.document.id):
        localized = localize_document(
            made.document, whole.catalog, drafts, segmentation, whole.approvals
        )
        edition = replace(edition, document=localized)
    if short := own.get(summary_domain(made.document.id)):
        told = localize_summary(made.summary, short.catalog, drafts, short.approvals)
        edition = replace(edition, summary=told)
    return edition


def _catalog_text(catalog: Catalog) -> CatalogText:
    return CatalogText(catalog.domain, format_catalog(catalog))


def _result(job: BuildJob, made: Summarized, inputs: BundleInputs) -> BuildResult:
    return BuildResult(
        path=job.source.path,
        document_id=made.document.id,
        bundle=assemble(inputs),
        decision=made.decision,
        grade_before=made.before.grade,
        grade_after=None if inputs.after is None else inputs.after.grade,
        coverage=tuple(map(_coverage, inputs.editions)),
    )


def _coverage(edition: Edition) -> LocaleCoverage:
    nothing = Coverage(0, 0, 0)
    return LocaleCoverage(
        edition.locale,
        edition.summary.coverage if edition.summary else nothing,
        edition.document.coverage if edition.document else nothing,
    )
