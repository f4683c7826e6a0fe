"""Bringing all catalogs of a locale up to their templates, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transform.catalogs.approving import record_drafts
from transform.catalogs.draft_records import carry_drafts
from transform.catalogs.extract import summary_domain
from transform.catalogs.merge import merge
from transform.catalogs.model import Catalog
from transform.catalogs.sharing import with_shared
from transform.catalogs.store import (
    StoreReport,
    catalog_path,
    domains_in,
    load_catalog,
    load_reviews,
    orphan_catalogs,
    read_catalog,
    reviews_path,
    template_path,
    write_catalog,
)
from transform.errors import TransformError
from transform.glossary import Glossary
from transform.locale import is_pseudo, normalize

if TYPE_CHECKING:
    from transform.catalogs.memory.offers import Offered
    from transform.catalogs.memory.updating import Updated

__all__ = ["update_catalogs"]


def update_catalogs(
    locales_dir: Path, locale: str, glossary: Glossary | None = None, memory: Path | None = None
) -> StoreReport:
    """Merges every template into the locale's catalogs, creating what is missing.

    A sentence that stands both in a summary and in its whole text is filled in where only the
    other is translated, and what then is still without a translation from the translation memory
    at `memory`, where one is named. A catalog without a template is left as it is, and named an
    orphan. The names of terms come from `glossary`, else from the packaged one.
    """
    tag, errors, merged, before = normalize(locale), [], {}, {}
    for domain in domains_in(locales_dir):
        try:
            template = read_catalog(template_path(locales_dir, domain), domain)
            before[domain] = load_catalog(locales_dir, tag, domain)
            merged[domain] = merge(template, before[domain], glossary)
        except TransformError as error:
            errors.append(error)
    offered: dict[str, Offered] = {}
    if memory is not None and not is_pseudo(tag):
        from transform.catalogs.memory.updating import suggest

        try:
            offered = suggest(memory, tag, _updated(locales_dir, tag, merged, before))
        except TransformError as error:
            errors.append(error)
    merged |= {domain: offered[domain].catalog for domain in merged if domain in offered}
    written: list[Path] = []
    unchanged: list[Path] = []
    for domain, catalog in merged.items():
        sibling = merged.get(_sibling(domain))
        filled = catalog if sibling is None else with_shared(catalog, sibling)
        path, reviews = (
            catalog_path(locales_dir, tag, domain),
            reviews_path(locales_dir, tag, domain),
        )
        try:
            (written if write_catalog(path, filled) else unchanged).append(path)
            carry_drafts(reviews, filled, sibling)
            for origin, message in offered[domain].drafts if domain in offered else ():
                if reviews_path(locales_dir, tag, origin).exists():  # its drafts are on record
                    record_drafts(reviews, (message,), origin)
        except TransformError as error:
            errors.append(error)
    orphans = orphan_catalogs(locales_dir, (tag,))
    told = {str(error): error for error in errors}  # what cannot be read may be read twice
    return StoreReport(tuple(written), tuple(unchanged), orphans, tuple(told.values()))


def _updated(
    locales_dir: Path, tag: str, merged: dict[str, Catalog], before: dict[str, Catalog]
) -> dict[str, Updated]:
    """What a translation memory is told of a locale's catalogs, those without a template too."""
    from transform.catalogs.memory.updating import Updated

    found: dict[str, Updated] = {}
    for domain, catalog in merged.items():
        sibling = merged.get(_sibling(domain))
        filled = catalog if sibling is None else with_shared(catalog, sibling)
        live = frozenset(message.key for message in before[domain].messages if not message.obsolete)
        found[domain] = Updated(
            catalog,
            wanted=frozenset(m.key for m in filled.messages if not m.msgstr and not m.obsolete),
            fresh=frozenset(message.key for message in catalog.messages) - live,
            reviews=load_reviews(locales_dir, tag, domain),
        )
    for path in orphan_catalogs(locales_dir, (tag,)):
        orphan = load_catalog(locales_dir, tag, path.stem)
        found[path.stem] = Updated(orphan, reviews=load_reviews(locales_dir, tag, path.stem))
    return found


def _sibling(domain: str) -> str:
    whole = domain.removesuffix(summary_domain(""))
    return summary_domain(domain) if whole == domain else whole
