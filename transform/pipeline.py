"""The order of the steps, in one place: from the bytes of a document to its bundle.

    read -> clean -> decide rights -> score -> summarize -> score again
         -> extract messages -> merge catalogs -> localize -> assemble

Every step is a value in and a value out; :func:`build_document` is what every engine runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transform.bundles.model import BundleInputs, CatalogText, Edition
from transform.catalogs import (
    extract_document,
    extract_summary,
    format_catalog,
    localize_document,
    localize_summary,
    merge,
    source_date,
    summary_domain,
    with_official,
)
from transform.catalogs.merge import with_shared
from transform.catalogs.model import Catalog, Coverage
from transform.cleaning import clean
from transform.glossary import project_glossary
from transform.inlines import one_line
from transform.jobs import (
    BuildJob,
    BuildResult,
    Filled,
    Judged,
    LocaleCoverage,
    LocaleFinding,
    Templates,
)
from transform.language import split_sentences
from transform.locale import base_language
from transform.model import Document
from transform.readability import score, score_blocks
from transform.readers import read_document
from transform.rights import decide, publishable
from transform.settings import Settings
from transform.simplify import can_summarize, simplify_line, summarize, summary_blocks
from transform.simplify.model import Summary
from transform.simplify.rewriter import Rewriter, rewritten
from transform.tree import runs
from transform.wording import speaking

__all__ = [
    "build_document",
    "extract_templates",
    "judge_document",
    "judge_rewritten",
    "simplify_document",
    "with_summary",
]


def build_document(job: BuildJob) -> BuildResult:
    """Take one document the whole way. Raises TransformError for what its author has to mend."""
    with speaking(job.words):
        return _build(job)


def _build(job: BuildJob) -> BuildResult:
    read = read_document(job.source, job.settings, job.language)
    made = judge_document(clean(read, job.settings.cleaning), job.settings)
    if made.decision.allows("adapted_summary"):
        made = with_summary(made, job.settings)
    shared = BundleInputs(
        document=made.verbatim,
        decision=made.decision,
        before=made.before,
        glossary=project_glossary(made.document.language, job.settings.terms),
        provenance=job.provenance,
        releases=job.releases,
        resources=job.resources,
        pdf=job.pdf,
    )
    if not made.decision.publishable:
        return _result(job, made, shared)
    templates = (
        _extract(made.document, made.summary, job.settings)
        if made.decision.allows("catalog")
        else ()
    )
    filled = {
        locale: _merge(templates, job, locale)
        for locale in _targets(job.settings, made.document.language)
    }
    whole = replace(
        shared,
        summary=made.summary,
        after=made.after,
        editions=tuple(_edition(made, locale, own, job.settings) for locale, own in filled.items()),
        templates=tuple(map(_catalog_text, templates)),
    )
    catalogs = tuple(one.catalog for own in filled.values() for one in own)
    return replace(_result(job, made, whole), templates=templates, catalogs=catalogs)


def judge_document(document: Document, settings: Settings) -> Judged:
    """Decide a cleaned document's rights, take off it what may not be shown, and score it."""
    decision = decide(document, noncommercial=settings.noncommercial)
    return Judged(
        document=publishable(document, decision),
        verbatim=publishable(document, decision, "verbatim"),
        decision=decision,
        before=score(document, settings.readability),
    )


def with_summary(judged: Judged, settings: Settings) -> Judged:
    """What is judged with its summary and that summary's score, in languages with edit rules."""
    return _scored_again(judged, _summary(judged.document, settings), settings)


def judge_rewritten(judged: Judged, rewriter: Rewriter, settings: Settings) -> Judged:
    """What is judged with the answers of a rewriter in its summary, as far as the guard takes them.

    Raises TransformError where the rewriter fails.
    """
    if judged.summary is None:
        return judged
    return _scored_again(judged, rewritten(judged.summary, rewriter), settings)


def _summary(shown: Document, settings: Settings) -> Summary | None:
    if not can_summarize(shown.language):
        return None
    return summarize(shown, project_glossary(shown.language, settings.terms), settings.summary)


def _scored_again(judged: Judged, summary: Summary | None, settings: Settings) -> Judged:
    if summary is None:
        return judged
    after = score_blocks(summary_blocks(summary), summary.language, settings.readability)
    return replace(judged, summary=summary, after=after)


def extract_templates(document: Document, settings: Settings) -> Templates:
    """The templates of a cleaned document, where its rights allow a catalog."""
    decision = decide(document, noncommercial=settings.noncommercial)
    use = decision.use("catalog")
    if not use.allowed:
        return Templates((), f"{use.reason} (rule {use.rule})")
    shown = publishable(document, decision)
    summary = _summary(shown, settings) if decision.allows("adapted_summary") else None
    return Templates(_extract(shown, summary, settings))


def simplify_document(document: Document) -> tuple[tuple[str, str], ...]:
    """Every sentence of a document before and after the edit rules, in reading order."""
    pairs = []
    for run in runs(document.blocks):
        for sentence in split_sentences(run.inlines, document.language):
            before = one_line(sentence)
            if before:
                pairs.append((before, simplify_line(before, document.language)))
    return tuple(pairs)


def _extract(shown: Document, summary: Summary | None, settings: Settings) -> tuple[Catalog, ...]:
    glossary = project_glossary(shown.language, settings.terms)
    whole = extract_document(shown, settings.segmentation, glossary)
    if summary is None:
        return (whole,)
    short = extract_summary(summary, source_date(shown.metadata), glossary)
    return (with_official(short, shown.metadata), whole)


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
        named = project_glossary(locale, job.settings.terms)
        merged.append(Filled(merge(template, old.catalog, named), old.reviews))
    if len(merged) != 2:
        return tuple(merged)
    short, whole = merged
    return (
        replace(short, catalog=with_shared(short.catalog, whole.catalog)),
        replace(whole, catalog=with_shared(whole.catalog, short.catalog)),
    )


def _edition(made: Judged, locale: str, filled: tuple[Filled, ...], settings: Settings) -> Edition:
    edition = Edition(
        locale=locale,
        glossary=project_glossary(locale, settings.terms),
        catalogs=tuple(_catalog_text(one.catalog) for one in filled),
    )
    if not made.decision.allows("translation"):
        return edition
    own = {one.catalog.domain: one for one in filled}
    drafts, segmentation = settings.drafts, settings.segmentation
    if whole := own.get(made.document.id):
        localized = localize_document(
            made.document, whole.catalog, drafts, segmentation, whole.reviews
        )
        edition = replace(edition, document=localized)
    short = own.get(summary_domain(made.document.id))
    if short and made.summary is not None:
        told = localize_summary(made.summary, short.catalog, drafts, short.reviews)
        edition = replace(edition, summary=told)
    return edition


def _catalog_text(catalog: Catalog) -> CatalogText:
    return CatalogText(catalog.domain, format_catalog(catalog))


def _result(job: BuildJob, made: Judged, inputs: BundleInputs) -> BuildResult:
    from transform.bundles import assemble  # only a build needs pages

    return BuildResult(
        path=job.source.path,
        document_id=made.document.id,
        bundle=assemble(inputs),
        decision=made.decision,
        grade_before=made.before.grade,
        grade_after=None if inputs.after is None else inputs.after.grade,
        coverage=tuple(map(_coverage, inputs.editions)),
        findings=tuple(found for edition in inputs.editions for found in _findings(edition)),
    )


def _findings(edition: Edition) -> Iterator[LocaleFinding]:
    for localized in (edition.summary, edition.document):
        if localized is not None:
            yield from (LocaleFinding(edition.locale, found) for found in localized.findings)


def _coverage(edition: Edition) -> LocaleCoverage:
    nothing = Coverage(0, 0, 0)
    return LocaleCoverage(
        edition.locale,
        edition.summary.coverage if edition.summary else nothing,
        edition.document.coverage if edition.document else nothing,
    )
