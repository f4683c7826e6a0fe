"""How far a catalog is."""

from __future__ import annotations

from dataclasses import dataclass

from transform.catalogs.model import Catalog

__all__ = ["CatalogStatus", "status"]


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """`messages` are the template's, and the sum of translated, fuzzy and untranslated ones.

    `stale` counts what an update would change: messages of the template that the catalog lacks
    and messages of the catalog that the template no longer has.
    """

    domain: str
    locale: str
    messages: int
    translated: int
    fuzzy: int
    untranslated: int
    stale: int


def status(template: Catalog, catalog: Catalog) -> CatalogStatus:
    """Counts a catalog against the template as it is now.

    >>> from transform.catalogs.model import Message
    >>> template = Catalog("d", "", (Message("a"), Message("b")))
    >>> status(template, Catalog("d", "es", (Message("a", "A"), Message("c", "C"))))
    CatalogStatus(domain='d', locale='es', messages=2, translated=1, fuzzy=0, untranslated=1, stale=2)
    """
    live = {message.key: message for message in catalog.messages if not message.obsolete}
    wanted = {message.key for message in template.messages}
    present = [message for key, message in live.items() if key in wanted and message.msgstr]
    fuzzy = sum(message.fuzzy for message in present)
    return CatalogStatus(
        domain=template.domain,
        locale=catalog.locale,
        messages=len(wanted),
        translated=len(present) - fuzzy,
        fuzzy=fuzzy,
        untranslated=len(wanted) - len(present),
        stale=len(wanted ^ live.keys()),
    )
