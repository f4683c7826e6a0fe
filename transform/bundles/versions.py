"""The other pages of a bundle, as links from one of them. A gap is shown as a gap."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from transform.bundles.languages import lang_attributes, phrase, spoken_in, visible
from transform.bundles.model import Kind, Page
from transform.wording import language_name

_NOTHING = Markup("")

__all__ = ["Version", "alternates", "reachable", "versions"]


@dataclass(frozen=True, slots=True)
class Version:
    """A link to another page: `note` says in which language it is where ours is missing."""

    href: str
    locale: str
    label: Markup
    attributes: Markup = _NOTHING
    note: Markup = _NOTHING
    foreign: bool = True


def reachable(page: Page, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages that one may lead to: from a released one, which may be pulled without the drafts
    beside it, only released ones.
    """
    if page.standing.status != "released":
        return pages
    return tuple(other for other in pages if other.standing.status == "released")


def alternates(page: Page, pages: tuple[Page, ...]) -> tuple[Version, ...]:
    """The same page in every locale, its own too."""
    same = (p for p in pages if p.frame.kind == page.frame.kind)
    return tuple(Version(_href(page, p), p.frame.locale, Markup("")) for p in same)


def versions(page: Page, source: str, pages: tuple[Page, ...]) -> tuple[Version, ...]:
    """What a reader can go to: the other kind of page, then the other languages."""
    other_kind: Kind = "document" if page.frame.kind == "summary" else "summary"
    return (*_other_kind(page, other_kind, source, pages), *_other_locales(page, pages))


def _other_kind(
    page: Page, kind: Kind, source: str, pages: tuple[Page, ...]
) -> tuple[Version, ...]:
    locale = page.frame.locale
    label = phrase(f"page.to_{kind}", locale)
    for wanted in (locale, source):
        found = _find(pages, kind, wanted)
        if found is not None:
            note = Markup("")
            if wanted != locale:
                name = language_name(wanted, spoken_in(locale))
                note = phrase("page.only_in", locale, language=name)
            href = _href(page, found)
            return (Version(href, wanted, label, note=note, foreign=wanted != locale),)
    return ()


def _other_locales(page: Page, pages: tuple[Page, ...]) -> tuple[Version, ...]:
    kind, locale = page.frame.kind, page.frame.locale
    tags = dict.fromkeys(p.frame.locale for p in pages if p.frame.locale != locale)
    made = []
    for tag in tags:
        same = _find(pages, kind, tag)
        target = same or next(p for p in pages if p.frame.locale == tag)
        name = language_name(tag, tag)
        label = visible(name[:1].upper() + name[1:])
        made.append(Version(_href(page, target), tag, label, lang_attributes(tag, locale)))
    return tuple(made)


def _find(pages: tuple[Page, ...], kind: Kind, locale: str) -> Page | None:
    return next((p for p in pages if (p.frame.kind, p.frame.locale) == (kind, locale)), None)


def _href(page: Page, target: Page) -> str:
    if target.frame.locale == page.frame.locale:
        return f"{target.frame.kind}.html"
    return f"../{target.frame.path}.html"
