"""Verifying what is on disk: one bundle, or a whole output folder with its index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from transform.bundles.checksum_checks import check_files
from transform.bundles.crate import NAME as CRATE
from transform.bundles.feed import FEED, feed_bytes, feed_locale
from transform.bundles.index import CATALOG, INDEX_FILES, bundle_folders, catalog_record
from transform.bundles.manifest_reading import ManifestFile, PageEntry, read_manifest
from transform.bundles.names import ATTRIBUTION, MANIFEST, RECORDS, SIGNATURE, inside
from transform.bundles.number_checks import check_numbers
from transform.bundles.page_checks import check_html, check_markdown
from transform.bundles.page_reading import read_page
from transform.bundles.recall_checks import check_recalls
from transform.bundles.selection import Selection, read_selection, shown_manifest
from transform.bundles.standing import ROLES
from transform.catalogs.people import same_person
from transform.errors import InputError, Place
from transform.model import Finding, Severity

__all__ = ["verify"]

_WARNINGS = frozenset({"link-not-pulled"})


def verify(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a bundle's folder, or with an output folder and all in it.

    A finding's `text` is the file it is about, relative to `path`. Raises InputError where `path`
    is neither.
    """
    if (path / MANIFEST).is_file():
        return tuple(_bundle(path, ""))
    folders = bundle_folders(path)
    if not folders and not (path / CATALOG).is_file():
        raise InputError(
            "there is no bundle here", "name a folder that `transform build` wrote",
            Place(path.as_posix()),
        )  # fmt: skip
    inside = (finding for folder in folders for finding in _bundle(folder, f"{folder.name}/"))
    return (*inside, *_index(path, folders))


def _bundle(folder: Path, prefix: str) -> Iterator[Finding]:
    try:
        made, selection = shown_manifest(folder), read_selection(folder)
    except InputError as error:
        name = MANIFEST if error.place is None else Path(error.place.path).name
        yield _finding("manifest", f"{prefix}{name}", error.problem)
        return
    if made.id != folder.name:
        yield _finding("manifest", f"{prefix}{MANIFEST}", f'is of "{made.id}"')
    there = _files(folder)
    check = _held_back(there) if made.held_back else _published(folder, made, there, selection)
    for rule, name, message in check:
        yield _finding(rule, f"{prefix}{name}", message)
    for found in check_numbers(folder, made):
        yield replace(found, text=f"{prefix}{found.text}")


Problem = tuple[str, str, str]


def _held_back(there: tuple[str, ...]) -> Iterator[Problem]:
    for name in there:
        if name != MANIFEST:
            yield "rights", name, "the document is held back: no file but its manifest may be here"


def _published(
    folder: Path, made: ManifestFile, there: tuple[str, ...], selection: Selection | None
) -> Iterator[Problem]:
    yield from check_files(folder, there, selection)
    for name in (ATTRIBUTION, RECORDS, CRATE):
        if name not in there:
            yield "missing-file", name, "is missing"
    yield from _json_files(folder, there)
    yield from _rights(made, there)
    for entry in made.pages:
        yield from _reviews(entry)
        if entry.status != "recalled":
            yield from _page(folder, made, entry, _not_pulled(folder, selection))
    yield from check_recalls(folder, made, there)
    yield from _credits(folder, made)


def _json_files(folder: Path, there: Iterable[str]) -> Iterator[Problem]:
    for name in there:
        text = (folder / name).read_text(encoding="utf-8", errors="replace")
        try:
            if name.endswith(".json"):
                json.loads(text)
            elif name.endswith(".jsonl"):
                for line in text.splitlines():
                    json.loads(line)
        except (ValueError, RecursionError) as error:
            yield "json", name, f"cannot be read as JSON ({error})"


def _reviews(entry: PageEntry) -> Iterator[Problem]:
    """A page is released by two people, or by a project that says that it asks for none."""
    roles = {review.role: review.who for review in entry.reviews}
    if entry.status == "released" and entry.review == "recorded":
        if roles.keys() != set(ROLES) or same_person(*roles.values()):
            yield "review", MANIFEST, f"{entry.html} is released without two people's approvals"
    elif entry.reviews:
        yield "review", MANIFEST, f"{entry.html} has approvals, and is not released by them"
    elif entry.status == "released" and entry.review != "not required":
        yield "review", MANIFEST, f"{entry.html} is released, and nobody has approved it"


def _rights(made: ManifestFile, there: Iterable[str]) -> Iterator[Problem]:
    listed = {name for page in made.pages for name in (page.html, page.markdown, page.pdf)}
    for page in made.pages:
        for use in _needed(page, made):
            if not made.allows(use):
                yield "rights", page.html, f'the rights do not allow the use "{use}"'
        if "excerpt" in made.conditions("verbatim") and page.what == "verbatim":
            yield "rights", page.html, "may only be shown as a labelled excerpt"
    for name in there:
        if name.endswith((".html", ".md", ".pdf")) and name not in listed:
            yield "extra-file", name, "is no page of the manifest"
        for use in _needed_for_catalog(name, made):
            if not made.allows(use):
                yield "rights", name, f'the rights do not allow the use "{use}"'


def _needed(page: PageEntry, made: ManifestFile) -> tuple[str, ...]:
    uses = ("adapted_summary",) if page.kind == "summary" else ()
    if page.locale != made.language:
        return (*uses, "translation")
    return uses or ("verbatim",)


def _needed_for_catalog(name: str, made: ManifestFile) -> tuple[str, ...]:
    if not name.startswith("catalogs/"):
        return ()
    of_summary = name.endswith((".summary.pot", ".summary.po"))
    uses = ["catalog", "adapted_summary" if of_summary else "verbatim"]
    if name.endswith(".po"):
        uses.append("translation")
    return tuple(uses)


def _not_pulled(folder: Path, selection: Selection | None) -> frozenset[Path]:
    """Pages that were not chosen: links to them lead nowhere, and nothing is wrong with that."""
    if selection is None:
        return frozenset()
    pages = read_manifest(folder / MANIFEST).pages
    chosen = selection.pages
    left = (page for page in pages if (page.locale, page.kind) not in chosen)
    return frozenset((folder / page.html).resolve() for page in left)


def _page(
    folder: Path, made: ManifestFile, entry: PageEntry, absent: frozenset[Path]
) -> Iterator[Problem]:
    for name in filter(None, (entry.html, entry.markdown, entry.pdf)):
        path = folder / name
        if not inside(name) or not path.is_file():
            yield "missing-file", name, "is missing"
            continue
        if name == entry.pdf:
            if not path.read_bytes().startswith(b"%PDF-"):
                yield "pdf", name, "is no PDF"
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if name == entry.html:
            found = (*check_html(text, entry, made), *_links(text, path, folder, absent))
        else:
            found = tuple(check_markdown(text, entry))
        for rule, message in found:
            yield rule, name, message


def _links(
    text: str, path: Path, top: Path, absent: frozenset[Path] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Links to other files: they have to be there, and inside the folder."""
    for element in read_page(text).elements:
        href = element.attributes.get("href", "")
        if not href or href.startswith("#") or re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE):
            continue
        target = (path.parent / href.partition("#")[0]).resolve()
        if target in absent:
            yield "link-not-pulled", f"{href} leads to a page that was not pulled"
        elif not target.is_file() or not target.is_relative_to(top.resolve()):
            yield "link", f"{href} leads nowhere"


def _credits(folder: Path, made: ManifestFile) -> Iterator[Problem]:
    path = folder / ATTRIBUTION
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for page in made.pages:
        if page.credit not in text:
            yield "attribution", ATTRIBUTION, f"has no credit for {page.html}"


def _index(output: Path, folders: tuple[Path, ...]) -> Iterator[Finding]:
    names = {folder.name for folder in folders}
    for path in sorted(output.iterdir()):
        if path.name not in {*names, *INDEX_FILES, f"{CATALOG}{SIGNATURE}"} and path.name[0] != ".":
            yield _finding("extra-file", path.name, "is no part of the output")
    for name in INDEX_FILES:
        if not (output / name).is_file():
            yield _finding("missing-file", name, "is missing")
    yield from _catalog(output, folders)
    index = output / "index.html"
    if index.is_file():
        for rule, message in _links(index.read_text(encoding="utf-8"), index, output):
            yield _finding(rule, index.name, message)


def _catalog(output: Path, folders: tuple[Path, ...]) -> Iterator[Finding]:
    try:
        found = tuple((folder, shown_manifest(folder)) for folder in folders)
        expected = catalog_record(found)
        records = b"".join((f / RECORDS).read_bytes() for f, made in found if not made.held_back)
        written = json.loads((output / CATALOG).read_bytes())
        flat = (output / RECORDS).read_bytes()
    except (InputError, OSError):
        return  # what is missing is told already
    except (ValueError, RecursionError) as error:
        yield _finding("json", CATALOG, f"cannot be read as JSON ({error})")
        return
    if written != expected:
        yield _finding("index", CATALOG, "does not agree with the bundles; write the index again")
    yield from _feed(output, found)
    if flat != records:
        yield _finding("index", RECORDS, "does not agree with the bundles; write the index again")


def _feed(output: Path, found: Iterable[tuple[Path, ManifestFile]]) -> Iterator[Finding]:
    path = output / FEED
    try:
        written = path.read_bytes()
        right = written == feed_bytes(found, feed_locale(written))
    except FileNotFoundError:
        return  # told as what it is
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        right = False
    if not right:
        yield _finding("index", FEED, "does not agree with the bundles; write the index again")


def _files(folder: Path) -> tuple[str, ...]:
    paths = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in paths))


def _finding(rule: str, name: str, message: str) -> Finding:
    severity: Severity = "warning" if rule in _WARNINGS else "error"
    return Finding(f"bundle-{rule}", severity, message, text=name)
