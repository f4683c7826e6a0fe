"""What becomes of the catalogs of a document that may not be published any more.

None of its text may stay under `locales/`, and no translator's work may be lost: templates, which
can be made again, are deleted, and catalogs are put aside, in a folder of the same layout that
leaves the house in no bundle. When the rights come back, so do they.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from transform.catalogs.extract import summary_domain
from transform.catalogs.model import Catalog
from transform.catalogs.store import catalog_path, load_catalog, locales_in, template_path
from transform.errors import InputError, Place

__all__ = ["drop_put_aside", "load_filled", "withhold"]


def withhold(locales_dir: Path, aside: Path, document_id: str) -> tuple[Path, ...]:
    """Take every file with text of a document out of `locales_dir`; says where catalogs went.

    Approvals hold hashes only, and stay. A catalog that was put aside before is kept beside the
    new one. Raises InputError where a file cannot be moved.
    """
    try:
        return tuple(_withheld(locales_dir, aside, document_id))
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the catalogs of a document that is held back cannot be moved ({reason})",
            "check the folder",
            Place(str(aside)),
        ) from None


def _withheld(locales_dir: Path, aside: Path, document_id: str) -> Iterator[Path]:
    for domain in (document_id, summary_domain(document_id)):
        template_path(locales_dir, domain).unlink(missing_ok=True)
        for locale in locales_in(locales_dir):
            catalog = catalog_path(locales_dir, locale, domain)
            catalog.with_suffix(".mo").unlink(missing_ok=True)
            if catalog.exists():
                kept = _free(catalog_path(aside, locale, domain))
                kept.parent.mkdir(parents=True, exist_ok=True)
                catalog.replace(kept)
                yield kept


def _free(path: Path) -> Path:
    """The path itself, or the first numbered one that nothing stands at yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}.{number}{path.suffix}")
    return free


def load_filled(locales_dir: Path, aside: Path, locale: str, domain: str) -> Catalog:
    """The catalog of a locale, from where it was put aside if it is not in its place."""
    if not catalog_path(locales_dir, locale, domain).exists():
        return load_catalog(aside, locale, domain)
    return load_catalog(locales_dir, locale, domain)


def drop_put_aside(aside: Path, catalog: Catalog) -> None:
    """Forget what was put aside of a catalog that is back in its place."""
    catalog_path(aside, catalog.locale, catalog.domain).unlink(missing_ok=True)
