"""The index of an output folder, from the manifests on disk: for programs and for people."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from transform.bundles.feed import FEED, feed_bytes
from transform.bundles.json_files import Record, json_bytes
from transform.bundles.languages import lang_attributes, phrase, visible
from transform.bundles.manifest_reading import ManifestFile, PageEntry
from transform.bundles.names import MANIFEST, RECORDS, SIGNATURE, SUMS
from transform.bundles.notices import label_key
from transform.bundles.selection import read_selection, shown_manifest
from transform.bundles.standing import shared_status
from transform.bundles.store import write_file
from transform.bundles.templates import fill, style_sheet
from transform.errors import InputError, Place
from transform.locale import direction
from transform.wording import language_name

__all__ = ["CATALOG", "INDEX_FILES", "bundle_folders", "catalog_record", "write_index"]

CATALOG = "catalog.json"
INDEX = "index.html"
INDEX_FILES = (RECORDS, INDEX, FEED, CATALOG)


def write_index(output: Path, locale: str = "en") -> Path:
    """Write `records.jsonl`, `index.html` and `feed.xml` (in `locale`) and, last, `catalog.json`;
    return its path.

    Who waits for a new `catalog.json` finds all else in its place. Raises InputError for a bundle
    whose manifest, records or checksums cannot be read.
    """
    found = tuple((folder, _own_manifest(folder)) for folder in bundle_folders(output))
    shown = tuple((folder, made) for folder, made in found if not made.held_back)
    records = b"".join(_read(folder / RECORDS) for folder, _ in shown)
    write_file(output / RECORDS, records)
    write_file(output / INDEX, _index_page([made for _, made in found], locale).encode())
    write_file(output / FEED, _feed(found, locale))
    catalog = json_bytes(catalog_record(found))
    if (output / CATALOG).is_file() and (output / CATALOG).read_bytes() != catalog:
        # It was of the catalog that was there before.
        (output / f"{CATALOG}{SIGNATURE}").unlink(missing_ok=True)
    write_file(output / CATALOG, catalog)
    return output / CATALOG


def bundle_folders(output: Path) -> tuple[Path, ...]:
    """The folders of an output folder that hold a bundle, sorted by name."""
    if not output.is_dir():
        return ()
    folders = (path for path in output.iterdir() if path.is_dir() and path.name[0] != ".")
    return tuple(sorted(path for path in folders if (path / MANIFEST).is_file()))


def _feed(found: tuple[tuple[Path, ManifestFile], ...], locale: str) -> bytes:
    try:
        return feed_bytes(found, locale)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"has no records that the feed can be made of ({error})", "build the bundles again"
        ) from None


def _own_manifest(folder: Path) -> ManifestFile:
    made = shown_manifest(folder)
    if made.id != folder.name:
        place = Place((folder / MANIFEST).as_posix())
        raise InputError(
            f'is of "{made.id}"', "give the folder the document's id as its name", place
        )
    return made


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror or error})",
            "build the bundle again",
            Place(path.as_posix()),
        ) from None


def catalog_record(found: tuple[tuple[Path, ManifestFile], ...]) -> Record:
    """`transform/bundle-catalog/1`. The checksum of a bundle is that of its `SHA256SUMS`."""
    return {
        "schema": "transform/bundle-catalog/1",
        "bundles": [_bundle(folder, made) for folder, made in found if not made.held_back],
        "held_back": [{"id": made.id, "rule": made.rule} for _, made in found if made.held_back],
    }


def _bundle(folder: Path, made: ManifestFile) -> Record:
    selection = read_selection(folder)
    partial = {"partial": True} if selection is not None and selection.partial else {}
    return partial | {
        "id": made.id,
        "title": made.title,
        "language": made.language,
        "status": made.status,
        "manifest": f"{made.id}/{MANIFEST}",
        "sha256": sha256(_read(folder / SUMS)).hexdigest(),
        "locales": [_locale(made, tag) for tag in _locales(made)],
        "untranslated": list(made.untranslated),
        "source": {
            "url": made.url,
            "updated": made.updated or None,
            "reviewed": made.reviewed or None,
        },
        "next_review": made.next_review or None,
    }


def _locales(made: ManifestFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page.locale for page in made.pages))


def _locale(made: ManifestFile, tag: str) -> Record:
    pages = {page.kind: page for page in made.pages if page.locale == tag}
    return {
        "locale": tag,
        "dir": direction(tag),
        "status": shared_status(page.status for page in pages.values()),
        "pages": {kind: f"{made.id}/{page.html}" for kind, page in pages.items()},
        "page_statuses": {kind: page.status for kind, page in pages.items()},
    }


@dataclass(frozen=True, slots=True)
class _Link:
    href: str
    label: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class _Language:
    name: Markup
    attributes: Markup
    links: tuple[_Link, ...]
    gap: Markup


@dataclass(frozen=True, slots=True)
class _Entry:
    title: Markup
    attributes: Markup
    languages: tuple[_Language, ...]
    draft: bool


def _index_page(found: list[ManifestFile], locale: str) -> str:
    return fill(
        "index.html.j2",
        {
            "locale": locale,
            "dir": direction(locale),
            "say": lambda key: phrase(key, locale),
            "css": style_sheet(),
            "documents": [_entry(made, locale) for made in found if not made.held_back],
            "held_back": [made.id for made in found if made.held_back],
        },
    )


def _entry(made: ManifestFile, locale: str) -> _Entry:
    tags = (*_locales(made), *made.untranslated)
    languages = tuple(_language(made, tag, locale) for tag in tags)
    attributes = lang_attributes(made.language, locale)
    return _Entry(visible(made.title), attributes, languages, draft=_all_drafts(made))


def _all_drafts(made: ManifestFile) -> bool:
    return all(page.status == "draft" for page in made.pages)


def _language(made: ManifestFile, tag: str, locale: str) -> _Language:
    links = tuple(_link(made, page) for page in made.pages if page.locale == tag)
    name = language_name(tag, tag)
    return _Language(
        visible(name[:1].upper() + name[1:]),
        lang_attributes(tag, within=locale),
        links,
        Markup("") if links else phrase("page.gap", tag),
    )


def _link(made: ManifestFile, page: PageEntry) -> _Link:
    note = Markup("")
    if page.status == "recalled":
        note = phrase("page.recalled", page.locale)
    elif page.status == "draft" and not _all_drafts(made):
        # Where every page is a draft, that is said once.
        note = phrase(label_key(page.what), page.locale)
    return _Link(f"{made.id}/{page.html}", phrase(f"page.to_{page.kind}", page.locale), note)
