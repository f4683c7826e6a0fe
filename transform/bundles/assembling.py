"""From the results of all steps to the files of one bundle. Values in, bytes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from transform.bundles.crate import NAME as CRATE
from transform.bundles.crate import crate
from transform.bundles.html_page import render_html, write_fragments
from transform.bundles.json_files import json_bytes, json_lines
from transform.bundles.manifest import held_back_manifest, manifest, portable_evidence
from transform.bundles.markdown_page import render_markdown
from transform.bundles.model import Bundle, BundleInputs, Page
from transform.bundles.names import ATTRIBUTION, MANIFEST, RECORDS, SENTENCES, SUMS
from transform.bundles.pages import build_pages, document_title
from transform.bundles.pdf_page import render_pdf
from transform.bundles.records import page_record
from transform.bundles.staleness import sentence_record
from transform.bundles.trace import readability_record, summary_record
from transform.bundles.withdrawing import withdraw
from transform.catalogs.official import official_translations
from transform.errors import InputError
from transform.simplify.model import Summary

__all__ = ["assemble"]

_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")

File = tuple[str, bytes]


def assemble(inputs: BundleInputs) -> Bundle:
    """All files of a document's bundle: the same inputs give the same bytes.

    A document that may not be published gives its manifest alone, without any of its text.
    Raises InputError where the document's id or its `official_translations` are no good, and what
    :func:`render_pdf` raises where pages are wanted as PDF.
    """
    document_id = inputs.document.id
    if not _ID.fullmatch(document_id):
        raise InputError(
            f'"{document_id}" is no document id', "use small letters, digits, dots and hyphens"
        )
    if not inputs.decision.publishable:
        held = held_back_manifest(inputs)
        return Bundle(document_id, ((MANIFEST, json_bytes(held)),))
    official_translations(inputs.document.metadata)
    pages = build_pages(inputs)
    files = sorted(_files(inputs, pages))
    files.append((CRATE, json_bytes(crate(inputs, pages, files))))
    files.append((SUMS, _sums(files)))
    return withdraw(Bundle(document_id, tuple(sorted(files))), inputs.releases.recalls)


def _files(inputs: BundleInputs, pages: tuple[Page, ...]) -> Iterator[File]:
    yield MANIFEST, json_bytes(manifest(inputs, pages, document_title(inputs)))
    yield ATTRIBUTION, _attribution(inputs, pages).encode()
    summary = inputs.summary if inputs.decision.allows("adapted_summary") else None
    yield SENTENCES, json_bytes(sentence_record(inputs.document, summary))
    fragments = [(page, write_fragments(page, inputs)) for page in pages]
    yield RECORDS, json_lines(page_record(page, made, inputs) for page, made in fragments)
    for page, made in fragments:
        html = render_html(page, made, inputs, pages)
        yield f"{page.frame.path}.html", html.encode()
        if inputs.pdf:
            yield f"{page.frame.path}.pdf", render_pdf(html, f"{page.frame.path}.pdf")
        yield f"{page.frame.path}.md", render_markdown(page, inputs).encode()
        if page.frame.kind == "summary":
            summary = _summary_of(page, inputs)
            yield f"{page.frame.path}.json", json_bytes(summary_record(page, summary, inputs))
    if inputs.decision.allows("verbatim"):
        # The figures of readability quote the sentences they are about.
        path = f"{inputs.document.language}/readability.json"
        yield path, json_bytes(readability_record(inputs))
    yield from _catalogs(inputs)


def _summary_of(page: Page, inputs: BundleInputs) -> Summary:
    found = (
        e.summary.summary for e in inputs.editions if e.summary and e.locale == page.frame.locale
    )
    summary = next(found, None) or inputs.summary
    assert summary is not None  # noqa: S101  # a summary page is made from a summary
    return summary


def _catalogs(inputs: BundleInputs) -> Iterator[File]:
    """Templates and catalogs as far as rights allow: they hold the text that they translate."""
    decision, document_id = inputs.decision, inputs.document.id
    if not decision.allows("catalog"):
        return

    def shown(domain: str) -> bool:
        return decision.allows("verbatim" if domain == document_id else "adapted_summary")

    for template in inputs.templates:
        if shown(template.domain):
            yield f"catalogs/{template.domain}.pot", template.text.encode()
    if not decision.allows("translation"):
        return
    for edition in inputs.editions:
        for catalog in edition.catalogs:
            if shown(catalog.domain):
                rest = catalog.domain.removeprefix(document_id)
                yield f"catalogs/{edition.locale}{rest}.po", catalog.text.encode()


def _attribution(inputs: BundleInputs, pages: tuple[Page, ...]) -> str:
    attribution = inputs.decision.attribution
    lines = [document_title(inputs), ""]
    for page in pages:
        lines += [f"{page.frame.path}.html, {page.frame.path}.md", page.credit.text, ""]
    stated = (
        ("Source", attribution.url),
        ("License", " ".join(filter(None, (inputs.decision.license, attribution.license_url)))),
        ("Updated", attribution.updated or "not stated"),
        ("Reviewed", attribution.reviewed or "not stated"),
        ("Rule", inputs.decision.rule),
    )
    lines += [f"{name}: {value}" for name, value in stated if value]
    lines += [f"Evidence: {evidence}" for evidence in portable_evidence(inputs)]
    return "".join(f"{line}\n" for line in lines)


def _sums(files: list[File]) -> bytes:
    """As `sha256sum -c` reads them."""
    lines = (f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files))
    return "".join(lines).encode()
