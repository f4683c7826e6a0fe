"""Which pages of a bundle stand in a folder that was pulled, and by which files.

The manifest and the checksums of a pulled bundle are the bytes of its source. `PULLED.json` says
which of the pages that they tell of were taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from transform.bundles.json_files import json_bytes
from transform.bundles.manifest_reading import ManifestFile, PageEntry, read_manifest
from transform.bundles.names import ATTRIBUTION, MANIFEST, PULLED, RECALLED, RECORDS, SUMS
from transform.bundles.standing import shared_status
from transform.errors import InputError, Place

__all__ = ["Selection", "read_selection", "restricted", "selected_files", "shown_manifest"]

SCHEMA = "transform/pulled/1"


@dataclass(frozen=True, slots=True)
class Selection:
    """`pages` are pairs of locale and kind, `files` those of the bundle that belong to them.

    `records` is the SHA-256 of `records.jsonl`, which holds the records of these pages alone.
    """

    document: str
    pages: frozenset[tuple[str, str]]
    files: frozenset[str]
    records: str
    partial: bool

    def to_json(self) -> bytes:
        """`PULLED.json`: the same selection gives the same bytes."""
        pages = [{"locale": locale, "kind": kind} for locale, kind in sorted(self.pages)]
        return json_bytes(
            {
                "schema": SCHEMA,
                "id": self.document,
                "pages": pages,
                "files": sorted(self.files),
                "partial": self.partial,
                "records_sha256": self.records,
            }
        )


def read_selection(folder: Path) -> Selection | None:
    """What `PULLED.json` says, None where there is none. Raises InputError where it is broken."""
    path = folder / PULLED
    if not path.is_file():
        return None
    try:
        value = json.loads(path.read_bytes())
        made = Selection(
            str(value["id"]),
            frozenset((str(page["locale"]), str(page["kind"])) for page in value["pages"]),
            frozenset(map(str, value["files"])),
            str(value["records_sha256"]),
            bool({SCHEMA: value["partial"]}[value["schema"]]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"cannot be read ({error})", "pull the bundle again", Place(path.as_posix())
        ) from None
    return made


def shown_manifest(folder: Path) -> ManifestFile:
    """A bundle's manifest with the pages that are really there. Raises InputError."""
    made = read_manifest(folder / MANIFEST)
    selection = read_selection(folder)
    return made if selection is None or made.held_back else restricted(made, selection.pages)


def restricted(made: ManifestFile, pages: Iterable[tuple[str, str]]) -> ManifestFile:
    """The manifest with some of its pages, and the status that those have together."""
    kept = set(pages)
    shown = tuple(page for page in made.pages if (page.locale, page.kind) in kept)
    return replace(made, pages=shown, status=shared_status(page.status for page in shown))


def selected_files(
    made: ManifestFile, listed: Iterable[str], chosen: Iterable[PageEntry]
) -> frozenset[str]:
    """Which of the files that `SHA256SUMS` lists belong to the chosen pages.

    All where all pages are chosen; else the pages' own and what is of the bundle as a whole.
    Catalogs hold the words of every page, so they come with all pages alone.
    """
    names, pages = set(listed), tuple(chosen)
    if len(pages) == len(made.pages):
        return frozenset(names)
    found = {name for name in names if "/" not in name}
    for page in pages:
        found |= {page.html, page.markdown, f"{page.locale}/{page.kind}.json"}
        found |= {page.pdf} if page.pdf else set()
        if page.status == "recalled":
            found.add(f"{page.locale}/{RECALLED}")
        elif (page.locale, page.kind) == (made.language, "document"):
            found.add(f"{page.locale}/readability.json")
    return frozenset((found & names) | {MANIFEST, ATTRIBUTION, RECORDS}) - {SUMS}
