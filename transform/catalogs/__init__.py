"""Translation catalogs: messages out of documents, updates that lose nothing, and back again.

`extract_document` and `extract_summary` make templates, `merge` brings a catalog up to its
template, `localize_document` and `localize_summary` put translations into the blocks again;
`write_templates`, `update_catalogs` and `catalog_statuses` do the same with files.
"""

from __future__ import annotations

from transform.catalogs.approvals import approval_hash, read_approvals
from transform.catalogs.draft_records import carry_drafts
from transform.catalogs.extract import (
    extract_document,
    extract_summary,
    source_date,
    summary_domain,
)
from transform.catalogs.localize import localize_document
from transform.catalogs.localize_summary import localize_summary
from transform.catalogs.merge import merge
from transform.catalogs.official import with_official
from transform.catalogs.po import parse_catalog
from transform.catalogs.po_format import format_catalog
from transform.catalogs.status import CatalogStatus, status, total
from transform.catalogs.store import (
    StoreReport,
    catalog_path,
    catalog_statuses,
    load_approvals,
    load_catalog,
    load_reviews,
    locales_in,
    orphan_catalogs,
    orphans,
    read_catalog,
    reviews_path,
    template_path,
    write_catalog,
    write_templates,
)
from transform.catalogs.updating import update_catalogs
from transform.catalogs.withholding import drop_put_aside, load_filled, withhold

__all__ = [
    "CatalogStatus",
    "StoreReport",
    "approval_hash",
    "carry_drafts",
    "catalog_path",
    "catalog_statuses",
    "drop_put_aside",
    "extract_document",
    "extract_summary",
    "format_catalog",
    "load_approvals",
    "load_catalog",
    "load_filled",
    "load_reviews",
    "locales_in",
    "localize_document",
    "localize_summary",
    "merge",
    "orphan_catalogs",
    "orphans",
    "parse_catalog",
    "read_approvals",
    "read_catalog",
    "reviews_path",
    "source_date",
    "status",
    "summary_domain",
    "template_path",
    "total",
    "update_catalogs",
    "with_official",
    "withhold",
    "write_catalog",
    "write_templates",
]
