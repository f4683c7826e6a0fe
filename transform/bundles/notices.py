"""What a page says about itself: that it is a draft, what is missing, what to read first."""

from __future__ import annotations

from transform.bundles.freshness import iso_date
from transform.bundles.languages import said, spoken_in
from transform.bundles.model import BundleInputs, Frame, Page, Said
from transform.catalogs.official import official_translations
from transform.locale import fallbacks
from transform.wording import format_date, language_name

__all__ = ["draft_note", "gaps_notice", "label_key", "official_notices", "review_notices"]


def label_key(what: str) -> str:
    """The key of the label that a page bears which no person has approved, by what was done with
    the source.
    """
    return "page.draft_translation" if what == "translated" else "page.draft"


def draft_note(frame: Frame) -> str:
    """The key of the sentence that explains the label."""
    return f"page.draft_{'translation' if frame.what == 'translated' else frame.kind}_note"


def official_notices(page: Page, inputs: BundleInputs) -> tuple[Said, ...]:
    """The publisher's own translations, each told in its own language: on the source's pages all
    of them, on a translated page the one in its language.
    """
    locale, source = page.frame.locale, inputs.document.language
    return tuple(
        said("page.official", tag, language=language_name(tag, spoken_in(tag)), link=address)
        for tag, address in official_translations(inputs.document.metadata)
        if locale == source or tag in fallbacks(locale)
    )


def review_notices(page: Page) -> tuple[Said, ...]:
    """That people have reviewed exactly this text, and when: one sentence a role."""
    locale = page.frame.locale
    return tuple(
        said(f"page.reviewed_{approval.role}", locale, date=_day(approval.date, locale))
        for approval in page.standing.approvals
    )


def _day(iso: str, locale: str) -> str:
    day = iso_date(iso)
    return (
        format_date(day, spoken_in(locale)) if day else said("attribution.not_stated", locale).text
    )


def gaps_notice(page: Page, source: str) -> Said:
    """That a part of the page is in the source's language."""
    locale = page.frame.locale
    return said("page.gaps", locale, language=language_name(source, spoken_in(locale)))
