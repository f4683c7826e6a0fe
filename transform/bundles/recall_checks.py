"""That a recalled page is gone: a notice stands in its place, and no other file has its words."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from transform.bundles.json_files import json_bytes
from transform.bundles.manifest_reading import ManifestFile
from transform.bundles.names import MANIFEST, RECALLED, RECORDS, inside
from transform.bundles.page_reading import read_page
from transform.bundles.tombstone import Tombstone
from transform.bundles.withdrawing import recalled_record, withdrawn_files

__all__ = ["check_recalls"]

Problem = tuple[str, str, str]


def check_recalls(folder: Path, made: ManifestFile, there: Collection[str]) -> Iterator[Problem]:
    """Rule, file and message of all that is wrong with a bundle's recalled pages.

    `made` is its manifest, `there` the names of the files in `folder`.
    """
    recalled = {page.locale for page in made.pages if page.status == "recalled"}
    for name in there:
        if name.endswith(f"/{RECALLED}") and name.rpartition("/")[0] not in recalled:
            yield "recall", name, "the manifest knows of no recall in this locale"
    if not recalled:
        return
    manifest = json.loads((folder / MANIFEST).read_bytes())
    for name in sorted(withdrawn_files(manifest) & set(there)):
        yield "recall", name, "holds words of a page that was recalled"
    here = {(page.locale, page.kind) for page in made.pages}
    for page in manifest["pages"]:
        if page["status"] != "recalled" or (page["locale"], page["kind"]) not in here:
            continue
        if page["html"] != f"{page['locale']}/{page['kind']}.html" or not inside(page["html"]):
            yield "recall", MANIFEST, f"{page['html']} is no place for a page"
        else:
            yield from _notice(folder, page, Tombstone.of_page(page, manifest))
    for locale in filter(inside, sorted(recalled)):
        path = folder / locale / RECALLED
        if not path.is_file():
            yield "missing-file", f"{locale}/{RECALLED}", "is missing"
        elif path.read_bytes() != json_bytes(recalled_record(manifest, locale)):
            yield "recall", f"{locale}/{RECALLED}", "does not agree with the manifest"
    yield from _records(folder, manifest)


def _notice(folder: Path, page: dict[str, Any], stone: Tombstone) -> Iterator[Problem]:
    for name, wanted in (
        (page["html"], stone.html()),
        (f"{page['html'][:-5]}.md", stone.markdown()),
    ):
        path = folder / name
        if not path.is_file():
            yield "missing-file", name, "is missing"
        elif _said(path.read_text(encoding="utf-8", errors="replace"), name) != _said(wanted, name):
            yield "recall", name, "was recalled, and is something other than the notice of that"


def _said(text: str, name: str) -> tuple[str, ...]:
    """What a reader gets: the words and where links lead."""
    if not name.endswith(".html"):
        return (text,)
    page = read_page(text)
    head = "".join(f"{e.attributes} {e.text}" for e in page.elements if e.name in {"title", "meta"})
    links = (element.attributes.get("href", "") for element in page.named("a"))
    scripts = ("a script" for _ in page.named("script"))
    return (re.sub(r"\s+", " ", page.visible), head, *links, *scripts)


def _records(folder: Path, manifest: dict[str, Any]) -> Iterator[Problem]:
    recalled = {(p["locale"], p["kind"]) for p in manifest["pages"] if p["status"] == "recalled"}
    try:
        lines = [json.loads(x) for x in (folder / RECORDS).read_text("utf-8").splitlines()]
        wrong = [
            record
            for record in lines
            if (record["langcode"], record["kind"]) in recalled
            and (record["status"], record["body_html"], record["description"])
            != ("recalled", "", "")
        ]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return  # told as what it is: missing, or no JSON
    for record in wrong:
        yield "recall", RECORDS, f"{record['langcode']}/{record['kind']} was recalled, and has text"
