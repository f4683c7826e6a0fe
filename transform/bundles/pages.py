"""The pages of a bundle: what a reader gets in each locale, as far as rights and work reach."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from transform.bundles.content import content_hash
from transform.bundles.languages import said, spoken_in
from transform.bundles.model import BundleInputs, Edition, Frame, Page, Passage, Said
from transform.bundles.outline import level_headings, opening
from transform.bundles.standing import Standing, stand
from transform.catalogs.model import LocalizedSection
from transform.glossary import Glossary, Term
from transform.inlines import one_line, walk_inlines
from transform.model import Block, Figure, Footnote, Inline, ListItem, TermRef
from transform.rights import attribution_text, image_allowed
from transform.rights.model import RightsDecision
from transform.simplify import summary_blocks
from transform.simplify.model import Summary
from transform.tree import runs, walk

__all__ = ["build_pages", "document_title", "footnote_labels", "showable_images"]


def build_pages(inputs: BundleInputs) -> tuple[Page, ...]:
    """Every page that may be shown and is there: the source's language first, then by locale.

    A document that may not be published has none.
    """
    if not inputs.decision.publishable:
        return ()
    editions = sorted(inputs.editions, key=lambda edition: edition.locale)
    pages = (*_source_pages(inputs), *(p for e in editions for p in _edition_pages(inputs, e)))
    return tuple(replace(page, standing=_standing(page, inputs)) for page in pages)


def _standing(page: Page, inputs: BundleInputs) -> Standing:
    translated: tuple[Block, ...] = ()
    if page.frame.what == "translated":
        summary = inputs.summary if page.frame.kind == "summary" else None
        translated = summary_blocks(summary) if summary else inputs.document.blocks
    return stand(page.frame.key, content_hash(page, translated), inputs.releases)


def document_title(inputs: BundleInputs) -> str:
    """What the document calls itself: its first line of level 1, its metadata, its id."""
    lines = opening(inputs.document.blocks).titles
    first = one_line(lines[0]) if lines else ""
    return first or inputs.document.metadata.text("title") or inputs.document.id


def showable_images(page: Page, decision: RightsDecision) -> frozenset[str]:
    """The addresses of the page's images that the rights allow, image by image."""
    figures = (block for block in _all_blocks(page) if isinstance(block, Figure))
    return frozenset(figure.src for figure in figures if image_allowed(figure, decision))


def footnote_labels(page: Page) -> frozenset[str]:
    """The labels of the notes that are on the page."""
    return frozenset(block.label for block in _all_blocks(page) if isinstance(block, Footnote))


def _all_blocks(page: Page) -> Iterator[Block | ListItem]:
    return (block for passage in page.passages for block in walk(passage.blocks))


def _source_pages(inputs: BundleInputs) -> Iterator[Page]:
    document, decision = inputs.document, inputs.decision
    language = document.language
    if inputs.summary is not None and decision.allows("adapted_summary"):
        frame = Frame(document.id, "summary", language, "adapted")
        yield _summary_page(frame, inputs.summary, inputs.glossary, decision)
    if decision.allows("verbatim"):
        partial = "excerpt" in decision.use("verbatim").conditions
        frame = Frame(document.id, "document", language, "excerpt" if partial else "verbatim")
        text = _Text(Said(document_title(inputs), language), (Passage(language, document.blocks),))
        yield _document_page(frame, text, inputs.glossary, decision)


def _edition_pages(inputs: BundleInputs, edition: Edition) -> Iterator[Page]:
    decision, locale = inputs.decision, edition.locale
    if not decision.allows("translation"):
        return
    summary = edition.summary.summary if edition.summary else None
    if summary is not None and decision.allows("adapted_summary"):
        frame = Frame(inputs.document.id, "summary", locale, "translated")
        yield _summary_page(frame, summary, edition.glossary, decision)
    whole = edition.document
    if whole is not None and whole.sections:
        frame = Frame(inputs.document.id, "document", locale, "translated")
        passages = _stretches(whole.sections)
        text = _Text(_edition_title(inputs, edition), passages)
        yield _document_page(frame, text, edition.glossary, decision)


def _stretches(sections: Iterable[LocalizedSection]) -> tuple[Passage, ...]:
    """Neighbouring sections in one language as one passage."""
    return tuple(
        Passage(language, tuple(block for part in parts for block in part.blocks))
        for language, parts in groupby(sections, key=lambda part: part.language)
    )


def _edition_title(inputs: BundleInputs, edition: Edition) -> Said:
    original = document_title(inputs)
    translated = edition.document.title if edition.document else ""
    if translated and translated != original:
        return Said(translated, edition.locale)
    return Said(original, inputs.document.language)


def _summary_page(
    frame: Frame, summary: Summary, glossary: Glossary, decision: RightsDecision
) -> Page:
    passages = tuple(
        Passage(
            frame.locale,
            summary_blocks(replace(summary, sections=(section,))),
            section.key,
            said(f"summary.{section.key}", frame.locale),
        )
        for section in summary.sections
    )
    sentences = (s for section in summary.sections for b in section.blocks for s in b.sentences)
    first = next(sentences, None)
    return Page(
        frame,
        Said(summary.title, frame.locale),
        (),
        passages,
        _explained(passages, glossary),
        Said(one_line(first.inlines) if first else summary.title, frame.locale),
        _credit(frame, decision),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    title: Said
    passages: tuple[Passage, ...]


def _document_page(frame: Frame, text: _Text, glossary: Glossary, decision: RightsDecision) -> Page:
    passages, title = text.passages, text.title
    head = opening(passages[0].blocks)
    # The first line of level 1 is the page's title; in a part that is not translated it stays
    # where it is marked as such.
    taken = bool(head.titles) and passages[0].language == title.language
    if taken:
        passages = (replace(passages[0], blocks=head.rest), *passages[1:])
    levelled = level_headings(passage.blocks for passage in passages)
    passages = tuple(
        replace(passage, blocks=blocks)
        for passage, blocks in zip(passages, levelled, strict=True)
        if blocks
    )
    return Page(
        frame,
        title,
        _subtitles(head.titles) if taken else (),
        passages,
        _explained(passages, glossary),
        said("page.document_description", frame.locale, title=title.text),
        _credit(frame, decision),
    )


def _subtitles(titles: tuple[tuple[Inline, ...], ...]) -> tuple[tuple[Inline, ...], ...]:
    """The title lines after the first that say anything new."""
    first = one_line(titles[0]).casefold()
    return tuple(line for line in titles[1:] if one_line(line).casefold() != first)


def _credit(frame: Frame, decision: RightsDecision) -> Said:
    text = attribution_text(decision, frame.what, frame.locale)
    return Said(text, spoken_in(frame.locale, "attribution."))


def _explained(passages: Iterable[Passage], glossary: Glossary) -> tuple[Term, ...]:
    """The terms of the passages that the glossary explains, as a reader looks words up."""
    ids = {
        inline.term_id
        for passage in passages
        for run in runs(passage.blocks)
        for inline in walk_inlines(run.inlines)
        if isinstance(inline, TermRef)
    }
    known = (term for term in map(glossary.get, ids) if term is not None)
    return tuple(sorted(known, key=lambda term: (_lookup_form(term.name), term.id)))


def _lookup_form(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
