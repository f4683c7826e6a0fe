"""`feed.xml`: the pages of an output folder as an Atom feed (RFC 4287), newest first.

Recalled pages are deleted entries (RFC 6721), so that a reader who kept a page learns of it. The
feed is made of the bundles alone: the same bundles give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from transform.bundles.freshness import iso_date
from transform.bundles.manifest_reading import ManifestFile, PageEntry
from transform.bundles.names import RECORDS
from transform.wording import say

__all__ = ["FEED", "feed_bytes", "feed_locale"]

FEED = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DATE = "1970-01-01"
"""Atom asks for a date where there may be none: one that nobody takes for a real one."""


@dataclass(frozen=True, slots=True)
class _Entry:
    page: PageEntry
    record: dict[str, Any]
    day: str

    @property
    def uid(self) -> str:
        return f"urn:uuid:{self.record['uid']}"


def feed_bytes(found: Iterable[tuple[Path, ManifestFile]], locale: str) -> bytes:
    """The feed of these bundles, with its own words in `locale`.

    An entry's `updated` is the day of its last review, of the build (SOURCE_DATE_EPOCH) or of its
    source, whichever is last, and 1970-01-01 where none of them is stated.
    """
    shown = [(folder, made) for folder, made in found if not made.held_back]
    entries = [entry for folder, made in shown for entry in _entries(folder, made)]
    entries.sort(key=lambda entry: entry.uid)
    entries.sort(key=lambda entry: entry.day, reverse=True)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "at": TOMBSTONES})  # type: ignore[dict-item]  # None is the default namespace
    feed.set(_LANG, locale)
    ids = ",".join(sorted(made.id for _, made in shown))
    _add(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'transform:feed:{ids}')}")
    _add(feed, "title", say("page.index_title", locale))
    _add(feed, "updated", _moment(max((entry.day for entry in entries), default=_NO_DATE)))
    _add(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "transform")
    _add(feed, "generator", "transform")
    _add(feed, "link", rel="self", type="application/atom+xml", href=FEED)
    _add(feed, "link", rel="alternate", type="text/html", href="index.html")
    for entry in entries:
        _tell(feed, entry)
    etree.indent(feed)
    made: bytes = etree.tostring(feed, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def feed_locale(written: bytes) -> str:
    """The language that a feed's own words are in. Raises ValueError for what is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return str(etree.fromstring(written, parser).get(_LANG, "en"))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None


def _entries(folder: Path, made: ManifestFile) -> Iterable[_Entry]:
    lines = (folder / RECORDS).read_text("utf-8").split("\n")
    records = [json.loads(line) for line in lines if line]
    by_page = {(record["langcode"], record["kind"]): record for record in records}
    for page in made.pages:
        record = by_page.get((page.locale, page.kind))
        if record is None:
            continue  # told by verify
        days = [record["changed"] or _NO_DATE, *(iso_date(one.date) for one in page.reviews)]
        yield _Entry(page, record, page.recall.date if page.recall else max(days))


def _tell(feed: etree._Element, entry: _Entry) -> None:
    page, record = entry.page, entry.record
    address = f"{record['document']}/{page.html}"
    if page.recall is not None:
        gone = etree.SubElement(feed, f"{{{TOMBSTONES}}}deleted-entry")
        gone.set("ref", entry.uid)
        gone.set("when", _moment(entry.day))
        comment = etree.SubElement(gone, f"{{{TOMBSTONES}}}comment")
        comment.set(_LANG, page.recall.language)
        comment.text = page.recall.reason
        _add(gone, "link", rel="alternate", type="text/html", href=address)
        return
    told = etree.SubElement(feed, f"{{{ATOM}}}entry")
    told.set(_LANG, page.locale)
    _add(told, "id", entry.uid)
    _add(told, "title", record["title"]).set(_LANG, record["title_langcode"])
    _add(told, "updated", _moment(entry.day))
    _add(told, "link", rel="alternate", type="text/html", hreflang=page.locale, href=address)
    if record["source_url"]:
        _add(told, "link", rel="via", href=record["source_url"])
    _add(told, "category", term=page.status, scheme="urn:transform:status")
    _add(told, "category", term=page.kind, scheme="urn:transform:kind")
    if record["description"]:
        _add(told, "summary", record["description"])


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(
    parent: etree._Element, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = None if text is None else _NOT_IN_XML.sub("", text)
    return made
