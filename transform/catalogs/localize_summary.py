"""A summary in another language: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transform.catalogs.approvals import NO_REVIEWS, Reviews
from transform.catalogs.localize import Drafts
from transform.catalogs.model import Catalog, LocalizedSummary
from transform.catalogs.summary_units import Passage, passages, stretches
from transform.catalogs.translations import Translations
from transform.catalogs.units import title_key
from transform.model import Inline, Text
from transform.simplify.model import Guard, Summary, SummaryBlock, SummarySection, SummarySentence
from transform.wording import say

__all__ = ["localize_summary"]


def localize_summary(
    summary: Summary,
    catalog: Catalog,
    drafts: Drafts,
    reviews: Reviews = NO_REVIEWS,
) -> LocalizedSummary:
    """The summary in the catalog's locale, or None in its place where a message is missing.

    A translated stretch is one sentence, with the sources and edits of the sentences it was made
    of. Sentences that are the program's own are said in the locale by :mod:`transform.wording`.
    For `drafts` see :func:`localize_document`.
    """
    found = Translations(catalog, summary.language, reviews, drafts=drafts == "label")
    told = passages(summary)
    title = found.text(title_key(summary.title)) if told and summary.title else ""
    topic = found.text(title_key(summary.topic)) if told and summary.topic else ""
    lines = [_told(passage, found) for passage in told]
    new = [inlines for inlines in lines if inlines is not None]
    whole = None
    if told and title is not None and topic is not None and len(new) == len(lines):
        whole = replace(
            summary,
            language=catalog.locale,
            title=title,
            topic=topic,
            sections=_sections(summary, iter(new), catalog.locale),
        )
    return LocalizedSummary(catalog.locale, whole, found.coverage(), found.findings())


def _sections(
    summary: Summary, new: Iterator[tuple[Inline, ...]], locale: str
) -> tuple[SummarySection, ...]:
    return tuple(
        SummarySection(section.key, tuple(_block(block, new, locale) for block in section.blocks))
        for section in summary.sections
    )


def _told(passage: Passage, found: Translations) -> tuple[Inline, ...] | None:
    unit = passage.unit
    if unit.key is None or unit.source is None:
        return unit.segment.inlines
    return found.inlines(unit.key, unit.source)


def _block(block: SummaryBlock, new: Iterator[tuple[Inline, ...]], locale: str) -> SummaryBlock:
    sentences = (
        _own(stretch[0], locale) if stretch[0].wording else _sentence(stretch, next(new))
        for stretch in stretches(block)
    )
    return replace(block, sentences=tuple(sentences))


def _own(sentence: SummarySentence, locale: str) -> SummarySentence:
    return replace(sentence, inlines=(Text(say(sentence.wording, locale)),))


def _sentence(stretch: tuple[SummarySentence, ...], inlines: tuple[Inline, ...]) -> SummarySentence:
    return SummarySentence(
        inlines,
        tuple(source for sentence in stretch for source in sentence.sources),
        tuple(edit for sentence in stretch for edit in sentence.edits),
        _guard(stretch),
    )


def _guard(stretch: tuple[SummarySentence, ...]) -> Guard:
    """What can be said of all: one edited sentence makes the whole edited."""
    guards = {sentence.guard for sentence in stretch}
    if len(guards) == 1:
        return guards.pop()
    return "edited" if guards & {"edited", "added"} else "reverted"
