"""Catalogs out of their folder into files for other programs, and back into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from transform.catalogs.approvals import approval_hash
from transform.catalogs.approving import Review, Unfit, approve, find_unfit
from transform.catalogs.exchange.applying import Applied, apply_portion
from transform.catalogs.exchange.forms import Form, form_of, read_portions
from transform.catalogs.exchange.mo import format_mo
from transform.catalogs.exchange.units import Portion, Unit
from transform.catalogs.header import source_language
from transform.catalogs.merge import merge
from transform.catalogs.model import Catalog
from transform.catalogs.store import (
    catalog_path,
    load_approvals,
    locales_in,
    read_catalog,
    reviews_path,
    template_path,
    write_catalog,
)
from transform.errors import InputError, Place, UsageError
from transform.files import replace_file
from transform.locale import fallbacks, folder, normalize

__all__ = [
    "Compiled",
    "Imported",
    "Request",
    "compile_catalog",
    "domains_of",
    "import_portions",
    "load_portions",
    "read_exchange",
    "write_exchange",
]

LARGEST_FILE = 200_000_000
"""Bytes."""

_RESERVED = "interface"  # the program's own words: they have plurals, which documents have not


@dataclass(frozen=True, slots=True)
class Request:
    """Into which catalogs a file goes. `locale` and `domain` count where the file names none, and
    `locale` where both do. With a `review` what the file calls approved is approved by that person;
    `translator` says who translated, see :func:`transform.catalogs.approving.approve`.
    """

    locales_dir: Path
    locale: str = ""
    domain: str = ""
    review: Review | None = None
    translator: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one catalog. `unfit` are approvals of the file that could not be given."""

    domain: str
    locale: str
    applied: Applied
    written: bool
    approved: int = 0
    unfit: tuple[Unfit, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """An MO file and how many messages it holds; `written` says whether it was made or changed."""

    domain: str
    locale: str
    path: Path
    messages: int
    written: bool


def domains_of(locales_dir: Path, locale: str, chosen: Iterable[str] = ()) -> tuple[str, ...]:
    """The domains that have a template or a catalog of the locale, or the chosen ones of them.

    Raises UsageError for one that is not there, or where there is none at all.
    """
    templates = (locales_dir / "pot").glob("*.pot")
    catalogs = catalog_path(locales_dir, locale, "x").parent.glob("*.po")
    known = sorted({path.stem for path in (*templates, *catalogs)} - {_RESERVED})
    wanted = tuple(dict.fromkeys(chosen))
    for domain in wanted:
        if domain not in known:
            raise UsageError(
                f'{locales_dir} has no catalog "{domain}"', f"name one of {', '.join(known)}"
            )
    if not known:
        raise UsageError(
            f"{locales_dir} has no catalogs", 'write templates with "transform catalog extract"'
        )
    return wanted or tuple(known)


def load_portions(
    locales_dir: Path, locale: str, domains: Iterable[str] = ()
) -> tuple[Portion, ...]:
    """The catalogs of a locale, for an export; those without a message are left out.

    Raises InputError where one cannot be read, and where none has a message.
    """
    found = (
        _portion(_catalog(locales_dir, locale, domain), locales_dir)
        for domain in domains_of(locales_dir, locale, domains)
    )
    portions = tuple(portion for portion in found if portion.units)
    if not portions:
        raise InputError(
            f"the catalogs of {locale} hold no messages",
            'extract the documents with "transform catalog extract"',
            Place(str(locales_dir)),
        )
    return portions


def _catalog(locales_dir: Path, locale: str, domain: str) -> Catalog:
    """The catalog, or where nobody has begun one what its template gives."""
    path, tag = catalog_path(locales_dir, locale, domain), normalize(locale)
    if path.exists():
        return read_catalog(path, domain, tag)
    template = read_catalog(template_path(locales_dir, domain), domain)
    return merge(template, Catalog(domain, tag, ()))


def _portion(catalog: Catalog, locales_dir: Path) -> Portion:
    approvals = load_approvals(locales_dir, catalog.locale, catalog.domain)
    units = (Unit(m, approval_hash(m) in approvals) for m in catalog.messages)
    language = source_language(catalog.header)
    return Portion(catalog.domain, catalog.locale, language, tuple(units), catalog.header_comment)


def write_exchange(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write an exported file as a whole.

    Raises InputError where that fails, and without `overwrite` where another file stands there:
    it may be what a translator sent back.
    """
    try:
        if not overwrite and path.exists() and path.read_bytes() != data:
            raise InputError(
                "the file is there already, and says something else",
                "import it first, name another with --output, or say --overwrite",
                Place(str(path)),
            )
        replace_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot be written ({reason})", "check the folder", Place(str(path))
        ) from None


def read_exchange(path: Path) -> tuple[bytes, Form]:
    """A file and its format. Raises InputError where it cannot be read or is none of ours."""
    place = Place(str(path))
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError("is too large for one file of translations", "split it", place)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read ({reason})", "check the name", place) from None
    return data, form_of(data, str(path))


def import_portions(data: bytes, form: Form, path: Path, request: Request) -> tuple[Imported, ...]:
    """Put the translations of a file into its catalogs.

    Nothing is written where one of the catalogs is not known or cannot be read: InputError.
    """
    planned: dict[tuple[str, str], Applied] = {}
    for portion in read_portions(data, form, str(path)):
        placed = _placed(portion, request, path)
        key = (placed.domain, placed.locale)
        before = planned.get(key)
        catalog = before.catalog if before else _catalog(request.locales_dir, key[1], key[0])
        done = apply_portion(catalog, placed, source_language(catalog.header), path.name)
        planned[key] = done if before is None else _sum(before, done)
    if not planned:
        raise InputError("the file holds no messages", "export it again", Place(str(path)))
    return tuple(_store(key, done, request) for key, done in planned.items())


def _placed(portion: Portion, request: Request, path: Path) -> Portion:
    """The portion with the domain and locale of the catalog that it belongs to."""
    locale = request.locale or _known_locale(portion.locale, request.locales_dir, path)
    known = domains_of(request.locales_dir, locale)
    name = PurePosixPath(portion.domain.replace("\\", "/")).name
    stated = (portion.domain, name.removesuffix(".po").removesuffix(".pot"))
    domain = next((one for one in (*stated, request.domain) if one in known), "")
    if not domain:
        raise InputError(
            f'the file is for the catalog "{portion.domain}", which is not here'
            if portion.domain
            else "the file does not say for which catalog it is",
            f"name one with --domain: {', '.join(known)}",
            Place(str(path)),
        )
    return replace(portion, domain=domain, locale=normalize(locale))


def _known_locale(stated: str, locales_dir: Path, path: Path) -> str:
    place = Place(str(path))
    if not stated:
        raise InputError(
            "the file does not say its target language", "name it with --locale", place
        )
    try:
        locale = normalize(stated)
    except UsageError as error:
        raise InputError(error.problem, "name the locale with --locale", place) from None
    near = [tag for tag in fallbacks(locale) if tag in locales_in(locales_dir)]
    if near and near[0] != locale:
        raise InputError(
            f"the file is in {locale}, and there are catalogs in {near[0]} alone",
            f"say with --locale whether it is for {near[0]} or {locale}",
            place,
        )
    return locale


def _sum(one: Applied, other: Applied) -> Applied:
    return Applied(
        other.catalog,
        one.changed + other.changed,
        one.unchanged + other.unchanged,
        one.kept + other.kept,
        one.obsolete + other.obsolete,
        (*one.approved, *other.approved),
        (*one.notices, *other.notices),
    )


def _store(key: tuple[str, str], done: Applied, request: Request) -> Imported:
    domain, locale = key
    path = catalog_path(request.locales_dir, locale, domain)
    written = write_catalog(path, done.catalog)
    imported = Imported(domain, locale, done, written)
    if request.review is None:
        return imported
    approvals = load_approvals(request.locales_dir, locale, domain)
    fresh = {
        message.key
        for message in done.catalog.messages
        if not message.obsolete and approval_hash(message) not in approvals
    }
    keys = tuple(key for key in dict.fromkeys(done.approved) if key in fresh)
    reviews = reviews_path(request.locales_dir, locale, domain)
    rest = (request.review, keys, request.translator)
    unfit = find_unfit(reviews, done.catalog, *rest) if keys else ()
    refused = {one.message.key for one in unfit}
    fit = tuple(key for key in keys if key not in refused)
    if fit:
        approve(reviews, done.catalog, request.review, fit, request.translator)
    return replace(imported, approved=len(fit), unfit=unfit)


def compile_catalog(
    catalog: Catalog, locales_dir: Path, output: Path | None = None, *, fuzzy: bool = False
) -> Compiled:
    """Write the MO file of a catalog beside it, or under `output` in the folders of its locale.

    Raises InputError where the place cannot be written.
    """
    beside = catalog_path(locales_dir, catalog.locale, catalog.domain)
    name = f"{catalog.domain}.mo"
    path = (
        beside.with_name(name)
        if output is None
        else output / folder(catalog.locale) / "LC_MESSAGES" / name
    )
    data = format_mo(catalog, fuzzy=fuzzy)
    written = not path.exists() or path.read_bytes() != data
    if written:
        write_exchange(path, data)
    count = sum(
        bool(m.msgstr) and not m.obsolete and (fuzzy or not m.fuzzy) for m in catalog.messages
    )
    return Compiled(catalog.domain, catalog.locale, path, count, written)
