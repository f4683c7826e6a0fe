"""`ro-crate-metadata.json`: the bundle as an RO-Crate 1.1 research object.

https://www.researchobject.org/ro-crate/1.1/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from transform.addresses import web_address
from transform.bundles.freshness import iso_date
from transform.bundles.json_files import Record
from transform.bundles.linked_data import work_status
from transform.bundles.model import BundleInputs, Page, Said
from transform.bundles.standing import shared_status

__all__ = ["NAME", "crate", "withdrawn_crate"]

NAME = "ro-crate-metadata.json"
# RO-Crate 1.1 knows schema.org as it was in 2020; younger words of it are named here.
_YOUNGER = ("creditText", "sha256")
CONTEXT = [
    "https://w3id.org/ro/crate/1.1/context",
    {word: f"http://schema.org/{word}" for word in _YOUNGER},
]
PROFILE = "https://w3id.org/ro/crate/1.1"

_FORMATS = {
    "html": "text/html",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "txt": "text/plain",
    "po": "text/x-gettext-translation",
    "pot": "text/x-gettext-translation-template",
}


def crate(
    inputs: BundleInputs, pages: tuple[Page, ...], files: Iterable[tuple[str, bytes]]
) -> Record:
    """The metadata of a bundle's folder and of each file in it.

    `datePublished` is the day of SOURCE_DATE_EPOCH, else the source's own date. Where neither is
    known it is left out: no date is made up.
    """
    files = tuple(files)
    names = {
        f"{page.frame.path}.{ending}": Said(page.title.text, page.frame.locale)
        for page in pages
        for ending in ("html", "md", "pdf")
    }
    license_id = web_address(inputs.decision.attribution.license_url) or "#license"
    source_id = web_address(inputs.decision.attribution.url) or "#source"
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@id": NAME,
                "@type": "CreativeWork",
                "conformsTo": {"@id": PROFILE},
                "about": {"@id": "./"},
            },
            _dataset(inputs, pages, files)
            | {
                "license": {"@id": license_id},
                "isBasedOn": {"@id": source_id},
            },
            {
                "@id": license_id,
                "@type": "CreativeWork",
                "name": inputs.decision.license,
                "description": f"The terms of the source: {inputs.decision.license}.",
            },
            _source(inputs, source_id),
            *(_file(path, data, names.get(path)) for path, data in files),
        ],
    }


def withdrawn_crate(
    before: Record, manifest: Mapping[str, Any], files: Iterable[tuple[str, bytes]]
) -> Record:
    """The metadata after pages were withdrawn: of the files that are there now, by the manifest."""
    files = tuple(files)
    pages = manifest["pages"]
    names = {
        page[kind]: Said(page["title"], page["locale"])
        for page in pages
        for kind in ("html", "markdown", "pdf")
        if kind in page
    }
    graph = [dict(entity) for entity in before["@graph"] if entity["@type"] != "File"]
    for entity in graph:
        if entity["@id"] == "./":
            entity["hasPart"] = [{"@id": path} for path, _ in files]
            entity["creativeWorkStatus"] = work_status(manifest["status"])
            if pages[0]["status"] == "recalled":
                entity |= {"name": manifest["title"], "description": pages[0]["title"]}
                entity.pop("creditText", None)
    return before | {
        "@graph": [*graph, *(_file(path, data, names.get(path)) for path, data in files)]
    }


def _dataset(
    inputs: BundleInputs, pages: tuple[Page, ...], files: tuple[tuple[str, bytes], ...]
) -> Record:
    record: Record = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": inputs.document.id,
        "name": pages[0].title.text,
        "description": pages[0].description.text,
        "creditText": pages[0].credit.text,
        "creativeWorkStatus": work_status(shared_status(p.standing.status for p in pages)),
        "inLanguage": list(dict.fromkeys(page.frame.locale for page in pages)),
        "hasPart": [{"@id": path} for path, _ in files],
    }
    attribution = inputs.decision.attribution
    dates = (inputs.provenance.date, attribution.updated, attribution.reviewed)
    known = next(filter(None, map(iso_date, dates)), "")
    return record | ({"datePublished": known} if known else {})


def _source(inputs: BundleInputs, source_id: str) -> Record:
    attribution = inputs.decision.attribution
    record: Record = {
        "@id": source_id,
        "@type": "CreativeWork",
        "name": attribution.title or inputs.document.id,
        "inLanguage": inputs.document.language,
        "sha256": inputs.document.source_hash,
    }
    if attribution.source:
        record["publisher"] = attribution.source
    if attribution.citation:
        record["citation"] = attribution.citation
    return record


def _file(path: str, data: bytes, title: Said | None) -> Record:
    record: Record = {
        "@id": path,
        "@type": "File",
        "contentSize": str(len(data)),
        "encodingFormat": _FORMATS[path.rpartition(".")[2]],
        "name": path,
        "sha256": sha256(data).hexdigest(),
    }
    if title is not None:
        record |= {"name": title.text, "inLanguage": title.language}
    return record
