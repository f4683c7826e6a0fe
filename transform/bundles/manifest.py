"""`manifest.json`: what a bundle is, made from what, by which right."""

from __future__ import annotations

from transform.bundles.freshness import iso_date, next_review
from transform.bundles.json_files import Record
from transform.bundles.model import BundleInputs, Edition, Page
from transform.bundles.notices import label_key
from transform.bundles.standing import Approval, reviewer_name, shared_status
from transform.bundles.trace import score_record
from transform.bundles.withholding import without_quotations
from transform.catalogs.model import Coverage
from transform.catalogs.official import official_translations
from transform.locale import direction
from transform.rights.model import Attribution
from transform.wording import say

__all__ = ["SCHEMA", "held_back_manifest", "manifest", "portable_evidence", "review_record"]

SCHEMA = "transform/manifest/1"


def manifest(inputs: BundleInputs, pages: tuple[Page, ...], title: str) -> Record:
    """The manifest of a document that may be published."""
    document, decision = inputs.document, inputs.decision
    attribution = decision.attribution
    editions = sorted(inputs.editions, key=lambda edition: edition.locale)
    return _common(inputs) | {
        "status": shared_status(page.standing.status for page in pages),
        "title": title,
        "locales": list(dict.fromkeys(page.frame.locale for page in pages)),
        "source": {
            "sha256": document.source_hash,
            "format": document.format,
            "name": attribution.source,
            "title": attribution.title,
            "url": attribution.url,
            "updated": attribution.updated or None,
            "reviewed": attribution.reviewed or None,
            "review_frequency": document.metadata.text("reviewFrequency") or None,
            "next_review": next_review(document.metadata) or None,
        },
        "rights": _rights(inputs) | {"attribution": _attribution(attribution)},
        "coverage": {edition.locale: _coverage(edition) for edition in editions},
        "official_translations": dict(official_translations(document.metadata)),
        "pages": [_page(page, pdf=inputs.pdf) for page in pages],
    }


def held_back_manifest(inputs: BundleInputs) -> Record:
    """The manifest of a document that may not be published: figures, decision, rule, reasons, and
    no word of its text.
    """
    document = inputs.document
    rights = _rights(inputs)
    rights["evidence"] = [without_quotations(e, document) for e in rights["evidence"]]
    for use in rights["uses"]:
        use["reason"] = without_quotations(use["reason"], document)
    return _common(inputs) | {
        "status": "held_back",
        "source": {"sha256": document.source_hash, "format": document.format},
        "rights": rights,
    }


def portable_evidence(inputs: BundleInputs) -> list[str]:
    """The evidence with files named as they are beside the document: a bundle is the same
    wherever it was built.
    """
    folder, slash, _ = inputs.document.path.rpartition("/")
    prefix = f"{folder}{slash}"
    return [
        evidence.replace(prefix, "") if prefix else evidence
        for evidence in inputs.decision.evidence
    ]


def review_record(approval: Approval) -> Record:
    """An approval as it stands in a bundle: the name without an e-mail address."""
    return {
        "role": approval.role,
        "who": reviewer_name(approval),
        "date": iso_date(approval.date) or None,
    }


def _common(inputs: BundleInputs) -> Record:
    made = inputs.provenance
    return {
        "schema": SCHEMA,
        "id": inputs.document.id,
        "language": inputs.document.language,
        "date": iso_date(made.date) or None,
        "tool": {"name": "transform", "version": made.tool_version, "sha256": made.tool_hash},
        "settings": {"sha256": made.settings_hash},
        "readability": {
            "before": score_record(inputs.before),
            "after": score_record(inputs.after) if inputs.after else None,
        },
    }


def _rights(inputs: BundleInputs) -> Record:
    decision = inputs.decision
    return {
        "license": decision.license,
        "rule": decision.rule,
        "evidence": portable_evidence(inputs),
        "publishable": decision.publishable,
        "uses": [
            {
                "use": use.use,
                "allowed": use.allowed,
                "rule": use.rule,
                "reason": use.reason,
                "conditions": list(use.conditions),
            }
            for use in decision.uses
        ],
    }


def _attribution(attribution: Attribution) -> Record:
    return {
        "style": attribution.style,
        "license_url": attribution.license_url,
        "citation": attribution.citation,
    }


def _coverage(edition: Edition) -> Record:
    return {
        "summary": _figures(edition.summary.coverage) if edition.summary else None,
        "document": _figures(edition.document.coverage) if edition.document else None,
    }


def _figures(coverage: Coverage) -> Record:
    return {
        "messages": coverage.messages,
        "translated": coverage.translated,
        "approved": coverage.approved,
        "drafts": coverage.drafts,
    }


def _page(page: Page, *, pdf: bool) -> Record:
    frame = page.frame
    record: Record = {
        "kind": frame.kind,
        "locale": frame.locale,
        "dir": direction(frame.locale),
        "what": frame.what,
        "status": page.standing.status,
        "review": page.standing.review,
        "reviews": [review_record(approval) for approval in page.standing.approvals],
        "content_hash": page.standing.content_hash,
        "recall": None,
        "title": page.title.text,
        "gaps": page.gaps,
        "html": f"{frame.path}.html",
        "markdown": f"{frame.path}.md",
        "label": say(label_key(frame.what), frame.locale),
        "credit": page.credit.text,
    }
    return record | ({"pdf": f"{frame.path}.pdf"} if pdf else {})
