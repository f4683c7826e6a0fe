"""How far a catalog is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transform.catalogs.approvals import NO_REVIEWS, Reviews, approval_hash
from transform.catalogs.header import source_language
from transform.catalogs.model import Catalog
from transform.catalogs.official import official_address
from transform.catalogs.tags import strip_tags
from transform.language import words

__all__ = ["CatalogStatus", "status", "total"]


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """`messages` are the template's, and the sum of translated, fuzzy and untranslated ones.

    `stale` counts what an update would change: messages of the template that the catalog lacks
    and messages of the catalog that the template no longer has. `approved` counts those of
    `translated` that a person approved; `voided` the approvals of words that the catalog does not
    hold any more. `words_left` are the words, without tags, of what is fuzzy or untranslated.
    `official` is the address of the publisher's own translation, "" where none is known.
    """

    domain: str
    locale: str
    messages: int
    translated: int
    fuzzy: int
    untranslated: int
    stale: int
    approved: int
    voided: int
    words_left: int
    official: str = ""

    @property
    def coverage(self) -> float:
        """The translated messages of all, 0 to 1; 1 where there is nothing to translate."""
        return self.translated / self.messages if self.messages else 1.0


def status(template: Catalog, catalog: Catalog, reviews: Reviews = NO_REVIEWS) -> CatalogStatus:
    """Counts a catalog against the template as it is now.

    >>> from transform.catalogs.model import Message
    >>> template = Catalog("d", "", (Message("Rest."), Message("Sleep well.")))
    >>> found = status(template, Catalog("d", "es", (Message("Rest.", "Descanse."),)))
    >>> found.translated, found.untranslated, found.stale, found.words_left
    (1, 1, 1, 2)
    """
    live = {message.key: message for message in catalog.messages if not message.obsolete}
    wanted = {message.key: message for message in template.messages}
    present = [message for key, message in live.items() if key in wanted and message.msgstr]
    done = {message.key: approval_hash(message) for message in present if not message.fuzzy}
    language = source_language(template.header)
    held = {approval_hash(message) for message in catalog.messages}
    return CatalogStatus(
        domain=template.domain,
        locale=catalog.locale,
        messages=len(wanted),
        translated=len(done),
        fuzzy=len(present) - len(done),
        untranslated=len(wanted) - len(present),
        stale=len(wanted.keys() ^ live.keys()),
        approved=sum(said in reviews.approved for said in done.values()),
        voided=len(reviews.approved - held),
        words_left=sum(
            len(words(strip_tags(message.msgid), language))
            for key, message in wanted.items()
            if key not in done
        ),
        official=official_address(template, catalog.locale),
    )


def total(rows: Iterable[CatalogStatus], locale: str) -> CatalogStatus:
    """All catalogs of a locale together, as the domain ""."""
    own = [row for row in rows if row.locale == locale]
    return CatalogStatus(
        domain="",
        locale=locale,
        messages=sum(row.messages for row in own),
        translated=sum(row.translated for row in own),
        fuzzy=sum(row.fuzzy for row in own),
        untranslated=sum(row.untranslated for row in own),
        stale=sum(row.stale for row in own),
        approved=sum(row.approved for row in own),
        voided=sum(row.voided for row in own),
        words_left=sum(row.words_left for row in own),
    )
