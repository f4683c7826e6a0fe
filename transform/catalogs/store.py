"""Templates and catalogs as files: `locales/pot/<domain>.pot`, `locales/<folder>/LC_MESSAGES/<domain>.po`.

The only place of this package that writes. A file is written beside its place and renamed, and one
that says the same already is not touched. One catalog that cannot be read never stops the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from transform.catalogs.approvals import Reviews, read_approvals, read_records, standing
from transform.catalogs.extract import summary_domain
from transform.catalogs.model import Catalog
from transform.catalogs.po import Lines, parse_catalog, parse_with_lines
from transform.catalogs.po_format import format_catalog
from transform.catalogs.status import CatalogStatus, status
from transform.errors import InputError, Place, TransformError, UsageError
from transform.files import replace_file
from transform.locale import folder, normalize, tag_of_folder

if TYPE_CHECKING:
    pass

__all__ = [
    "StoreReport",
    "catalog_path",
    "catalog_statuses",
    "domains_in",
    "load_approvals",
    "load_catalog",
    "load_reviews",
    "locales_in",
    "orphan_catalogs",
    "orphans",
    "read_catalog",
    "read_with_lines",
    "reviews_path",
    "template_path",
    "write_catalog",
    "write_templates",
]

_RESERVED = "interface"  # the program's own words


@dataclass(frozen=True, slots=True)
class StoreReport:
    """What became of the files, in the order of their domains. `orphans` have no template."""

    written: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()
    orphans: tuple[Path, ...] = ()
    errors: tuple[TransformError, ...] = ()


def template_path(locales_dir: Path, domain: str) -> Path:
    """Where a template lies."""
    return locales_dir / "pot" / f"{domain}.pot"


def catalog_path(locales_dir: Path, locale: str, domain: str) -> Path:
    """Where a locale's catalog lies.

    >>> catalog_path(Path("locales"), "pt-BR", "asthma").as_posix()
    'locales/pt_BR/LC_MESSAGES/asthma.po'
    """
    return locales_dir / folder(locale) / "LC_MESSAGES" / f"{domain}.po"


def read_catalog(path: Path, domain: str, locale: str = "") -> Catalog:
    """A catalog, or with locale "" a template. Raises InputError where it cannot be read."""
    return parse_catalog(_bytes(path), Catalog(domain, locale, ()), str(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the catalog cannot be read ({reason})", "check the file", Place(str(path))
        ) from None


def read_with_lines(path: Path, domain: str, locale: str) -> tuple[Catalog, Lines]:
    """A catalog, and where in the file each message stands. Raises as :func:`read_catalog`."""
    return parse_with_lines(_bytes(path), Catalog(domain, locale, ()), str(path))


def load_catalog(locales_dir: Path, locale: str, domain: str) -> Catalog:
    """The catalog of a locale, empty where nobody has begun one.

    Raises InputError where the file is there and cannot be read.
    """
    path = catalog_path(locales_dir, locale, domain)
    if not path.exists():
        return Catalog(domain, normalize(locale), ())
    return read_catalog(path, domain, normalize(locale))


def load_approvals(locales_dir: Path, locale: str, domain: str) -> frozenset[str]:
    """The approvals beside a catalog; see :func:`read_approvals`."""
    return read_approvals(reviews_path(locales_dir, locale, domain))


def load_reviews(locales_dir: Path, locale: str, domain: str) -> Reviews:
    """What stands of the reviews beside a catalog.

    Raises InputError where they cannot be read.
    """
    return standing(read_records(reviews_path(locales_dir, locale, domain)))


def reviews_path(locales_dir: Path, locale: str, domain: str) -> Path:
    """Where the reviews of a locale's catalog lie: beside it."""
    return catalog_path(locales_dir, locale, domain).with_name(f"{domain}.reviews.jsonl")


def write_catalog(path: Path, catalog: Catalog) -> bool:
    """Writes a catalog or template where that changes the file; says whether it did.

    A catalog that says the same in another program's layout (Poedit wraps lines) is left as it
    is: two programs would else take turns in rewriting it. Raises InputError where the place
    cannot be written.
    """
    data = format_catalog(catalog).encode()
    try:
        if path.exists() and _says_the_same(path.read_bytes(), data, catalog):
            return False
        replace_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the catalog cannot be written ({reason})", "check the folder", Place(str(path))
        ) from None
    return True


def _says_the_same(old: bytes, new: bytes, catalog: Catalog) -> bool:
    if old == new or not catalog.locale:
        return old == new
    try:
        before, after = parse_catalog(old, catalog), parse_catalog(new, catalog)
    except InputError:
        return False
    return replace(before, header=()) == replace(after, header=()) and (
        dict(before.header) == dict(after.header)
    )


def write_templates(locales_dir: Path, templates: Iterable[Catalog]) -> StoreReport:
    """Writes the templates. Raises UsageError where two of them would be one file."""
    written: list[Path] = []
    unchanged: list[Path] = []
    domains: set[str] = set()
    for template in sorted(templates, key=lambda template: template.domain):
        if template.domain in domains or template.domain == _RESERVED:
            raise UsageError(
                f'two catalogs would be called "{template.domain}"',
                "give one of the documents another id",
            )
        domains.add(template.domain)
        path = template_path(locales_dir, template.domain)
        (written if write_catalog(path, template) else unchanged).append(path)
    return StoreReport(tuple(written), tuple(unchanged))


def locales_in(locales_dir: Path) -> tuple[str, ...]:
    """The locales that a folder holds catalogs of."""
    found = sorted(path.parent.name for path in locales_dir.glob("*/LC_MESSAGES") if path.is_dir())
    return tuple(map(tag_of_folder, found))


def domains_in(locales_dir: Path) -> tuple[str, ...]:
    """The domains that there are templates of."""
    return tuple(sorted(path.stem for path in (locales_dir / "pot").glob("*.pot")))


def orphans(locales_dir: Path, documents: Iterable[str]) -> tuple[Path, ...]:
    """Templates and catalogs of documents that are not among these ids: somebody has to decide.

    A document may have been renamed or removed, or stand in another folder: nothing is deleted
    for a guess.
    """
    known = {d for id_ in documents for d in (id_, summary_domain(id_))} | {_RESERVED}
    found = (*(locales_dir / "pot").glob("*.pot"), *locales_dir.glob("*/LC_MESSAGES/*.po"))
    return tuple(sorted(path for path in found if path.stem not in known))


def catalog_statuses(
    locales_dir: Path, locales: Iterable[str] = (), domains: Iterable[str] = ()
) -> tuple[CatalogStatus, ...]:
    """The status of these domains in each locale (all that there are, where none is named).

    Raises InputError where a catalog cannot be read, or a domain has no template.
    """
    tags = tuple(map(normalize, locales)) or locales_in(locales_dir)
    return tuple(
        status(
            template,
            load_catalog(locales_dir, tag, domain),
            load_reviews(locales_dir, tag, domain),
        )
        for domain in tuple(domains) or domains_in(locales_dir)
        for template in (read_catalog(template_path(locales_dir, domain), domain),)
        for tag in tags
    )


def orphan_catalogs(locales_dir: Path, locales: Iterable[str] = ()) -> tuple[Path, ...]:
    """The catalogs that have no template: somebody has to say what becomes of them."""
    known = {*domains_in(locales_dir), _RESERVED}
    tags = tuple(map(normalize, locales)) or locales_in(locales_dir)
    found = (
        path
        for tag in tags
        for path in sorted(catalog_path(locales_dir, tag, "x").parent.glob("*.po"))
    )
    return tuple(path for path in found if path.stem not in known)
