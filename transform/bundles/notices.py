"""What a page says about itself: that it is a draft, what is missing, what to read first."""

from __future__ import annotations

from transform.bundles.languages import said, spoken_in
from transform.bundles.model import BundleInputs, Frame, Page, Said
from transform.bundles.official import official_translations
from transform.locale import fallbacks
from transform.wording import language_name

__all__ = ["draft_label", "draft_note", "gaps_notice", "official_notices"]


def draft_label(frame: Frame) -> str:
    """The key of the label that a page bears which no person has approved."""
    return "page.draft_translation" if frame.what == "translated" else "page.draft"


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


def gaps_notice(page: Page, source: str) -> Said:
    """That a part of the page is in the source's language."""
    locale = page.frame.locale
    return said("page.gaps", locale, language=language_name(source, spoken_in(locale)))
