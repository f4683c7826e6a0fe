"""A project's catalogs and its translation memory, brought together by an update."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from transform.catalogs.approvals import NO_REVIEWS, Reviews
from transform.catalogs.header import source_language
from transform.catalogs.memory.database import Memory, open_memory
from transform.catalogs.memory.filling import catalog_entries
from transform.catalogs.memory.lookup import Lookup
from transform.catalogs.memory.offers import Offered, with_offers
from transform.catalogs.model import Catalog
from transform.catalogs.units import Key
from transform.catalogs.varieties import is_written_alike

__all__ = ["Updated", "suggest"]


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog that was merged with its template. `wanted` are its messages that nothing else
    has filled, `fresh` those that did not stand in it before.
    """

    catalog: Catalog
    wanted: frozenset[Key] = frozenset()
    fresh: frozenset[Key] = frozenset()
    reviews: Reviews = NO_REVIEWS


def suggest(path: Path, locale: str, updated: Mapping[str, Updated]) -> dict[str, Offered]:
    """Bring the memory at `path` up to the catalogs of a locale, and fill them from it.

    `updated` are all catalogs of the locale by their domains. What the memory held of them before
    is replaced, so that the same catalogs get the same suggestions with and without an old memory.
    Raises InputError where the memory cannot be used.
    """
    with open_memory(path) as memory:
        memory.mirror(
            locale,
            (e for one in updated.values() for e in catalog_entries(one.catalog, one.reviews)),
        )
        lookups = {
            language: _lookup(memory, language, locale)
            for language in {
                source_language(one.catalog.header) for one in updated.values() if one.wanted
            }
        }
    return {
        domain: with_offers(
            one.catalog, lookups[source_language(one.catalog.header)], one.wanted, one.fresh
        )
        if one.wanted
        else Offered(one.catalog)
        for domain, one in updated.items()
    }


def _lookup(memory: Memory, language: str, locale: str) -> Lookup:
    alike = {tag for _, tag in memory.languages() if is_written_alike(tag, locale)}
    return Lookup(memory.entries(alike) if alike else (), language, locale)
