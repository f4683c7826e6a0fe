"""Who translated into a locale, people and programs: they do not review their own work."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from transform.catalogs.approvals import Record, approval_hash, read_records
from transform.catalogs.extract import summary_domain
from transform.catalogs.model import Catalog
from transform.catalogs.people import is_nobody
from transform.catalogs.store import load_catalog, reviews_path

__all__ = ["load_translators", "translators_of"]


def load_translators(locales_dir: Path, locale: str, document_id: str) -> tuple[str, ...]:
    """The names that stand for the translations of a document's summary and whole text.

    The two share sentences, so that who translated the one may have translated the other. Raises
    InputError where a catalog or its reviews cannot be read.
    """
    names: set[str] = set()
    for domain in (document_id, summary_domain(document_id)):
        records = read_records(reviews_path(locales_dir, locale, domain))
        names.update(translators_of(load_catalog(locales_dir, locale, domain), records))
    return tuple(sorted(names))


def translators_of(catalog: Catalog, records: Iterable[Record]) -> tuple[str, ...]:
    """The names that stand for the translations of a catalog, sorted.

    A record of a translator or a draft says whose a translation is; where one has none, the
    catalog's Last-Translator is meant. Empty where nobody knows.

    >>> from transform.catalogs.model import Message
    >>> translators_of(
    ...     Catalog("gout", "es", (Message("Rest.", "Descanse."),), (("Last-Translator", "Ana"),)), ()
    ... )
    ('Ana',)
    """
    hashes = {approval_hash(m) for m in catalog.messages if m.msgstr.strip() and not m.obsolete}
    recorded = [r for r in records if r.role in {"translator", "draft"} and r.hash in hashes]
    names = {record.who for record in recorded}
    last = dict(catalog.header).get("Last-Translator", "")
    if hashes - {record.hash for record in recorded} and not is_nobody(last):
        names.add(last)
    return tuple(sorted(names))
