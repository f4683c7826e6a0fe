"""`records.jsonl`: one flat record a page and locale, for content management systems."""

from __future__ import annotations

from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from transform.addresses import web_address
from transform.bundles.freshness import iso_date
from transform.bundles.html_page import Fragments, credit_markup
from transform.bundles.json_files import Record, json_bytes
from transform.bundles.languages import phrase
from transform.bundles.local_help import help_records
from transform.bundles.model import BundleInputs, Page, Said
from transform.locale import direction

__all__ = ["page_record", "withdrawn_record"]


def page_record(page: Page, made: Fragments, inputs: BundleInputs) -> Record:
    """A page as one record. `uid`, `translation_group` and `slug` depend on the document's id, the
    kind of page and the locale alone, so that importing twice finds the record again.

    A page whose `langcode` is its `source_langcode` is the one that the others are translations of;
    it comes first. `changed` is the day of SOURCE_DATE_EPOCH, else the source's date, else None.
    """
    frame, attribution = page.frame, inputs.decision.attribution
    group = f"transform:{frame.document_id}:{frame.kind}"
    explanations = ""
    if made.terms:
        explanations = f"<h2>{phrase('page.terms', frame.locale)}</h2>\n{made.terms}"
    record: Record = {
        "schema": "transform/record/1",
        "uid": str(uuid5(NAMESPACE_URL, f"{group}:{frame.locale}")),
        "translation_group": str(uuid5(NAMESPACE_URL, group)),
        "document": frame.document_id,
        "langcode": frame.locale,
        "source_langcode": inputs.document.language,
        "dir": direction(frame.locale),
        "kind": frame.kind,
        "what": frame.what,
        "slug": f"{frame.document_id}-{frame.kind}",
        "title": page.title.text,
        "title_langcode": page.title.language,
        "description": page.description.text,
        "body_html": f"{made.body}{explanations}",
        "sections": [
            {"id": anchor, "title": title.text, "langcode": title.language}
            for anchor, title in made.sections
        ],
        "terms": [
            {
                "id": term.id,
                "langcode": term.locale,
                "name": term.name,
                "definition": term.definition,
            }
            for term in page.terms
        ],
        "resources": help_records(page, inputs),
        "attribution_html": str(credit_markup(page, inputs)),
        "source_url": web_address(attribution.url),
        "status": page.standing.status,
    }
    dates = (inputs.provenance.date, attribution.updated, attribution.reviewed)
    return _hashed(record, next(filter(None, map(iso_date, dates)), None))


def withdrawn_record(record: Record, title: Said, date: str) -> Record:
    """The record of a page that was recalled: nothing of its text, changed on the day it was."""
    without = {
        key: value for key, value in record.items() if key not in {"content_hash", "changed"}
    }
    emptied = {
        "description": "",
        "body_html": "",
        "attribution_html": "",
        "sections": [],
        "terms": [],
        "resources": [],
    }
    named = {"title": title.text, "title_langcode": title.language, "status": "recalled"}
    return _hashed(without | emptied | named, date)


def _hashed(record: Record, changed: str | None) -> Record:
    return record | {
        "content_hash": sha256(json_bytes(record)).hexdigest(),
        "changed": changed,
    }
