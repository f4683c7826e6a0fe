"""Taking pages out of a bundle: a notice stands in their place, and no other word of their text.

A bundle in, a bundle out, as files: a build ends with it, and a recall does it at once with what
was built before. Both give the same bytes.

A page in the source's own language takes its translations with it: what is wrong in the one is
wrong in the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from transform.bundles.crate import NAME as CRATE
from transform.bundles.crate import withdrawn_crate
from transform.bundles.json_files import Record, json_bytes, json_lines
from transform.bundles.model import Bundle
from transform.bundles.names import ATTRIBUTION, MANIFEST, RECALLED, RECORDS, SUMS
from transform.bundles.records import withdrawn_record
from transform.bundles.standing import PageKey, Recall, shared_status, standing_recalls
from transform.bundles.tombstone import Tombstone

__all__ = ["recalled_record", "withdraw", "withdrawn_files"]

Files = dict[str, bytes]


def withdraw(bundle: Bundle, recalls: Iterable[Recall]) -> Bundle:
    """The bundle with a notice in place of every page that these recalls take back."""
    files = dict(bundle.files)
    manifest = json.loads(files[MANIFEST])
    if not _mark(manifest, standing_recalls(recalls)):
        return bundle
    changed = _changed(files, manifest)
    gone = withdrawn_files(manifest)
    changed = {name: data for name, data in changed.items() if name not in gone}
    made = {name: data for name, data in files.items() if name not in gone} | changed
    changed[CRATE] = made[CRATE] = json_bytes(
        withdrawn_crate(json.loads(files[CRATE]), manifest, _content(made))
    )
    made[SUMS] = _sums(made, changed)
    return Bundle(bundle.document_id, tuple(sorted(made.items())))


def withdrawn_files(manifest: Mapping[str, Any]) -> frozenset[str]:
    """The files that hold words of recalled pages, and may not be in the bundle of a manifest."""
    found: set[str] = set()
    for page in _recalled(manifest):
        rest = ".summary" if page["kind"] == "summary" else ""
        tags = [page["locale"]]
        found |= {f"{page['locale']}/{page['kind']}.{ending}" for ending in ("json", "pdf")}
        if page["locale"] == manifest["language"]:
            tags = list(manifest["coverage"])
            found.add(f"{page['locale']}/readability.json")
            found.add(f"catalogs/{manifest['id']}{rest}.pot")
        found.update(f"catalogs/{tag}{rest}.po" for tag in tags)
    return frozenset(found)


def recalled_record(manifest: Mapping[str, Any], locale: str) -> Record:
    """`transform/recalled/1`: the pages of a locale that were withdrawn."""
    return {
        "schema": "transform/recalled/1",
        "id": manifest["id"],
        "locale": locale,
        "source_url": manifest["source"]["url"],
        "pages": [
            {"kind": page["kind"], "html": page["html"]} | page["recall"]
            for page in _recalled(manifest)
            if page["locale"] == locale
        ],
    }


def _mark(manifest: dict[str, Any], recalls: Mapping[PageKey, Recall]) -> bool:
    """Write recalls into the pages of a manifest; says whether there were any for them."""
    found = False
    for page in manifest["pages"]:
        recall = _recall_of(page, manifest, recalls)
        if recall is not None:
            found = True
            page["recall"] = {
                "reason": recall.reason,
                "language": recall.language or manifest["language"],
                "date": recall.date,
                "who": recall.who.partition("<")[0].strip() or None,
            }
            title = Tombstone.of_page(page, manifest).title.text
            page |= {"status": "recalled", "reviews": [], "title": title, "gaps": False}
            page["credit"] = ""
            page.pop("pdf", None)
    manifest["status"] = shared_status(page["status"] for page in manifest["pages"])
    return found


def _recall_of(
    page: Mapping[str, Any], manifest: Mapping[str, Any], recalls: Mapping[PageKey, Recall]
) -> Recall | None:
    own = recalls.get(PageKey(manifest["id"], page["locale"], page["kind"]))
    if own is None and page["what"] == "translated":
        return recalls.get(PageKey(manifest["id"], manifest["language"], page["kind"]))
    return own


def _recalled(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [page for page in manifest["pages"] if page["status"] == "recalled"]


def _changed(files: Files, manifest: dict[str, Any]) -> Files:
    changed: Files = {MANIFEST: json_bytes(manifest)}
    told = files[ATTRIBUTION].decode()
    for page in _recalled(manifest):
        stone = Tombstone.of_page(page, manifest)
        changed[page["html"]] = stone.html().encode()
        changed[page["markdown"]] = stone.markdown().encode()
        told = _without_credit(told, page, stone)
        folder = page["locale"]
        changed[f"{folder}/{RECALLED}"] = json_bytes(recalled_record(manifest, folder))
    changed[ATTRIBUTION] = told.encode()
    changed[RECORDS] = json_lines(_records(files[RECORDS], manifest))
    if manifest["language"] in {
        p["locale"] for p in _recalled(manifest) if p["kind"] == "document"
    }:
        changed |= _unquoted(files)
    return changed


def _without_credit(told: str, page: Mapping[str, Any], stone: Tombstone) -> str:
    """`ATTRIBUTION.txt` with the page's title in place of what it had to say of its source."""
    head = f"{page['html']}, {page['markdown']}\n"
    before, found, after = told.partition(head)
    if not found:
        return told
    _, _, rest = after.partition("\n\n")
    return f"{before}{head}{stone.title.text}\n\n{rest}"


def _records(lines: bytes, manifest: Mapping[str, Any]) -> Iterator[Record]:
    recalled = {(page["locale"], page["kind"]): page for page in _recalled(manifest)}
    for record in map(json.loads, lines.decode().splitlines()):
        page = recalled.get((record["langcode"], record["kind"]))
        if page is None:
            yield record
        else:
            title = Tombstone.of_page(page, manifest).title
            yield withdrawn_record(record, title, page["recall"]["date"])


def _unquoted(files: Files) -> Files:
    """The summaries' own records without the words of the whole text that they quote."""
    made: Files = {}
    for name, data in files.items():
        if name.endswith("/summary.json"):
            record = json.loads(data)
            sentences = [s for section in record["sections"] for s in section["sentences"]]
            for quoted in (*record["omitted"], *(q for s in sentences for q in s["sources"])):
                quoted["text"] = None
            for edit in (edit for sentence in sentences for edit in sentence["edits"]):
                edit["before"] = None
            made[name] = json_bytes(record)
    return made


def _content(files: Files) -> list[tuple[str, bytes]]:
    return sorted((name, data) for name, data in files.items() if name not in {CRATE, SUMS})


def _sums(files: Files, changed: Files) -> bytes:
    """New lines for what was changed alone: a file that somebody tampered with is still found."""
    lines = (line.partition("  ") for line in files[SUMS].decode().splitlines())
    before = {name: listed for listed, _, name in lines}
    hashes = {name: before[name] for name in files if name in before} | {
        name: sha256(data).hexdigest() for name, data in changed.items()
    }
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()
