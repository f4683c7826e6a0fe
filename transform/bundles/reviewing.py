"""What people do with pages that are built: approve of them, reject them, take them back.

The hash that an approval is for is read from the bundle on disk: who reviews a page approves of
what they saw.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transform.bundles.index import bundle_folders, write_index
from transform.bundles.manifest_reading import ManifestFile, PageEntry, read_manifest
from transform.bundles.model import Bundle
from transform.bundles.names import MANIFEST
from transform.bundles.release_records import (
    append_approvals,
    append_recalls,
    read_approvals,
    read_recalls,
)
from transform.bundles.standing import (
    Approval,
    Kind,
    PageKey,
    Recall,
    Releases,
    Role,
    missing_roles,
    refusal,
)
from transform.bundles.store import read_files, write_bundle
from transform.bundles.verifying import verify
from transform.bundles.withdrawing import withdraw
from transform.catalogs.translators import load_translators
from transform.errors import InputError, Place

__all__ = [
    "PageStatus",
    "Places",
    "Reviewed",
    "load_releases",
    "page_statuses",
    "recall",
    "release",
]


@dataclass(frozen=True, slots=True)
class Places:
    """Where bundles are, and where catalogs and the records of releases and recalls are kept."""

    output: Path
    locales: Path


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page after a review: what is still missing until it is released."""

    page: PageKey
    content_hash: str
    missing: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class PageStatus:
    """How a built page stands, as its manifest says, and what is missing now. `next_review` is when
    its source is due for review, as an ISO date, "" where the source does not say.
    """

    page: PageKey
    status: str
    review: str
    content_hash: str
    missing: tuple[Role, ...]
    next_review: str = ""

    def overdue(self, today: str) -> bool:
        """Whether the source's review was due before `today`, an ISO date."""
        return bool(self.next_review) and self.next_review < today


def page_statuses(places: Places) -> tuple[PageStatus, ...]:
    """Every page of a folder of bundles. Raises InputError where there is none, or one is broken."""
    folders = bundle_folders(places.output)
    if not folders:
        raise InputError(
            "there is no bundle here",
            "name a folder that `transform build` wrote",
            Place(places.output.as_posix()),
        )
    return tuple(row for folder in folders for row in _statuses(folder, places.locales))


def _statuses(folder: Path, locales_dir: Path) -> Iterator[PageStatus]:
    made = read_manifest(folder / MANIFEST)
    translated = dict.fromkeys(p.locale for p in made.pages if p.what == "translated")
    releases = load_releases(locales_dir, made.id, translated)
    for entry in made.pages:
        key = _key(made.id, entry)
        missing = missing_roles(key, entry.content_hash, releases)
        yield PageStatus(
            key, entry.status, entry.review, entry.content_hash, missing, made.next_review
        )


def release(
    places: Places, said: Approval, locales: Sequence[str], kinds: Collection[Kind] = ()
) -> tuple[Reviewed, ...]:
    """Record what somebody says of the built pages of a document in some locales.

    `said.page` names the document alone; `kinds` are the pages that are meant, empty meaning all.
    `said.hash` is read from the bundle.

    Raises InputError, and records nothing, where the bundle is missing or not whole, has no such
    page, a page was recalled, or the reviewer may not approve of it.
    """
    folder = places.output / said.page.document
    pages = _chosen(folder, locales, kinds)
    _whole(folder)
    releases = load_releases(places.locales, said.page.document, locales)
    reviews = []
    for entry in pages:
        key = _key(said.page.document, entry)
        one = replace(said, page=key, hash=entry.content_hash)
        if entry.status == "recalled":
            raise InputError(
                f"{entry.html} was recalled",
                "lift that first with: transform bundle recall --undo, and build again",
                Place(folder.as_posix()),
            )
        problem = refusal(one, releases, translated=entry.what == "translated")
        if problem:
            raise InputError(f"{entry.html}: {problem[0]}", problem[1], Place(folder.as_posix()))
        reviews.append(one)
    append_approvals(places.locales, reviews)
    after = replace(releases, approvals=read_approvals(places.locales))
    return tuple(
        Reviewed(one.page, one.hash, missing_roles(one.page, one.hash, after)) for one in reviews
    )


def recall(
    places: Places, said: Recall, locales: Sequence[str], kinds: Collection[Kind] = ()
) -> tuple[PageKey, ...]:
    """Record that built pages are taken back, or are so no more; returns the pages that now are
    notices because of it.

    Pages are named as in :func:`release`; without `kinds` the whole locale is meant, also what is
    not built yet. What stands in `output` is replaced at once; a page whose recall is lifted comes
    back with the next build. Raises InputError where there is no such page, or the bundle cannot
    be changed: the record is made then, and holds for the next build.
    """
    folder = places.output / said.page.document
    _chosen(folder, locales, kinds)
    before = _recalled(folder)
    meant: tuple[Kind, ...] = tuple(kinds) or ("summary", "document")
    pages = [PageKey(said.page.document, tag, kind) for tag in locales for kind in meant]
    append_recalls(places.locales, [replace(said, page=page) for page in pages])
    if said.verdict == "lifted":
        return ()
    recalls = [r for r in read_recalls(places.locales) if r.page.document == said.page.document]
    try:
        bundle = Bundle(said.page.document, tuple(sorted(read_files(folder).items())))
        write_bundle(withdraw(bundle, recalls), places.output)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"the recall is on record, but the bundle is damaged ({error!r})",
            "build it again, which leaves the page out",
            Place(folder.as_posix()),
        ) from None
    write_index(places.output)
    return tuple(page for page in _recalled(folder) if page not in before)


def load_releases(locales_dir: Path, document: str, locales: Iterable[str]) -> Releases:
    """What is on record about a document's pages in these locales, from the files."""
    translators = [
        (tag, name) for tag in locales for name in load_translators(locales_dir, tag, document)
    ]
    return Releases(
        tuple(one for one in read_approvals(locales_dir) if one.page.document == document),
        tuple(one for one in read_recalls(locales_dir) if one.page.document == document),
        tuple(translators),
    )


def _key(document: str, entry: PageEntry) -> PageKey:
    return PageKey(document, entry.locale, "summary" if entry.kind == "summary" else "document")


def _recalled(folder: Path) -> tuple[PageKey, ...]:
    made = read_manifest(folder / MANIFEST)
    return tuple(_key(made.id, page) for page in made.pages if page.status == "recalled")


def _chosen(folder: Path, locales: Iterable[str], kinds: Collection[Kind]) -> tuple[PageEntry, ...]:
    made = _manifest(folder)
    found: list[PageEntry] = []
    for tag in locales:
        pages = [p for p in made.pages if p.locale == tag and (not kinds or p.kind in kinds)]
        if not pages:
            there = ", ".join(f"{page.locale}/{page.kind}" for page in made.pages)
            raise InputError(
                f"there is no page {'/'.join((tag, *kinds))}",
                f"there are {there}" if there else "the document is held back",
                Place(folder.as_posix()),
            )
        found += pages
    return tuple(found)


def _manifest(folder: Path) -> ManifestFile:
    if not (folder / MANIFEST).is_file():
        raise InputError(
            "there is no bundle here",
            "build the document first, or name the folder of bundles with --output",
            Place(folder.as_posix()),
        )
    return read_manifest(folder / MANIFEST)


def _whole(folder: Path) -> None:
    wrong = [finding for finding in verify(folder) if finding.severity == "error"]
    if wrong:
        raise InputError(
            f"the bundle is not what was built ({wrong[0].text}: {wrong[0].message})",
            "build it again, and look at the pages again",
            Place(folder.as_posix()),
        )
