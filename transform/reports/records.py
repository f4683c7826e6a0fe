"""The JSON objects of `--format json`, one function each. Keys never change within a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transform.catalogs.status import total
from transform.inlines import first_line, one_line, plain_text
from transform.metadata import MetaMap, MetaValue
from transform.model import Document, Figure
from transform.readability.records import (
    finding_record,
    line_of,
    rounded,
    scored_records,
    two_decimals,
)
from transform.reports.blocks import block_records
from transform.rights import attribution_text
from transform.tree import term_refs, walk
from transform.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from transform.catalogs import CatalogStatus
    from transform.catalogs.model import Coverage
    from transform.jobs import BuildResult, Judged
    from transform.readability.model import Readability
    from transform.rights.model import RightsDecision
    from transform.simplify.model import SourceSentence, Summary

__all__ = [
    "attribution_of",
    "build_record",
    "check_record",
    "clean_record",
    "document_record",
    "meta_value",
    "rights_record",
    "status_record",
    "summary_record",
]

Record = dict[str, Any]


def meta_value(value: MetaValue) -> Any:
    """Metadata as plain JSON values."""
    if isinstance(value, MetaMap):
        return {key: meta_value(inner) for key, inner in value}
    if isinstance(value, tuple):
        return [meta_value(inner) for inner in value]
    return value


def clean_record(document: Document) -> Record:
    """`transform/clean/1`: the cleaned document, what was taken out and what is doubtful."""
    figures = (block for block in walk(document.blocks) if isinstance(block, Figure))
    return {
        "schema": "transform/clean/1",
        "id": document.id,
        "path": document.path,
        "language": document.language,
        "meta": meta_value(document.metadata.fields),
        "blocks": list(block_records(document.blocks)),
        "terms": [
            {
                "id": term.term_id,
                "surface": plain_text(term.children),
                "audience": term.audience,
                "dictionary": term.dictionary,
                "language": term.language,
                "line": first_line(term.children) or line_of(run.span),
            }
            for term, run in term_refs(document)
        ],
        "figures": [
            {
                "src": figure.src,
                "alt": figure.alt,
                "caption": plain_text(figure.caption),
                "line": line_of(figure.span),
            }
            for figure in figures
        ],
        "removed": [
            {
                "rule": removal.rule,
                "reason": removal.reason,
                "text": removal.text,
                "line": line_of(removal.span),
                "class": removal.category,
                "confidence": removal.confidence,
            }
            for removal in document.removals
        ],
        "warnings": [finding_record(warning) for warning in document.warnings],
    }


def check_record(documents: Iterable[Record]) -> Record:
    """`transform/check/1`: always `documents[]`, whatever was named."""
    return {"schema": "transform/check/1", "documents": list(documents)}


def document_record(document: Document, scored: Readability) -> Record:
    """One document of `transform check`."""
    return {
        "path": document.path,
        "id": document.id,
        "language": scored.language,
        "words": scored.words,
        "sentences": scored.sentences,
        "excluded_words": scored.excluded_words,
        "scores": rounded(scored.scores),
        "scores_without_terms": rounded(scored.scores_without_terms),
        "defined_terms": list(scored.defined_terms),
        "notes": dict(scored.notes),
        **scored_records(scored),
    }


def rights_record(document: Document, decision: RightsDecision) -> Record:
    """`transform/rights/1`: every use with its rule and reason."""
    return {
        "schema": "transform/rights/1",
        "document": document.id,
        "path": document.path,
        "license": decision.license,
        "rule": decision.rule,
        "evidence": list(decision.evidence),
        "decisions": [
            {
                "use": use.use,
                "allowed": use.allowed,
                "rule": use.rule,
                "reason": use.reason,
                "conditions": list(use.conditions),
            }
            for use in decision.uses
        ],
        "attribution": attribution_of(document.language, decision),
    }


def attribution_of(language: str, decision: RightsDecision) -> str:
    """The credit that goes with the most that is allowed, in the document's language."""
    if decision.allows("adapted_summary"):
        return attribution_text(decision, "adapted", language)
    if decision.allows("verbatim"):
        excerpt = "excerpt" in decision.use("verbatim").conditions
        return attribution_text(decision, "excerpt" if excerpt else "verbatim", language)
    return ""


def summary_record(made: Judged, summary: Summary) -> Record:
    """`transform/summary/1`: every sentence with its sources, edits and verdict."""
    return {
        "schema": "transform/summary/1",
        "id": summary.document_id,
        "path": made.document.path,
        "language": summary.language,
        "title": summary.title,
        "sections": [
            {
                "key": section.key,
                "title": say(f"summary.{section.key}", summary.language),
                "sentences": [
                    {
                        "text": one_line(sentence.inlines),
                        "sources": [_source_record(source) for source in sentence.sources],
                        "edits": [
                            {"rule": edit.rule, "before": edit.before, "after": edit.after}
                            for edit in sentence.edits
                        ],
                        "guard": sentence.guard,
                    }
                    | ({"folded": True} if block.folded else {})
                    | ({"refused": sentence.refused} if sentence.refused else {})
                    for block in section.blocks
                    for sentence in block.sentences
                ],
            }
            for section in summary.sections
        ],
        "omitted": [_source_record(source) for source in summary.omitted],
        "grade_before": two_decimals(made.before.grade),
        "grade_after": None if made.after is None else two_decimals(made.after.grade),
        "attribution": attribution_of(summary.language, made.decision),
    }


def _source_record(source: SourceSentence) -> Record:
    return {"line": line_of(source.span), "text": source.text}


def status_record(statuses: Iterable[CatalogStatus], orphans: Iterable[Path] = ()) -> Record:
    """`transform/catalog-status/1`: one row a domain and locale, and one a locale in `totals`."""
    rows = tuple(statuses)
    return {
        "schema": "transform/catalog-status/1",
        "catalogs": [
            {"domain": row.domain, "official_translation": row.official} | _status(row)
            for row in rows
        ],
        "totals": [_status(total(rows, tag)) for tag in dict.fromkeys(r.locale for r in rows)],
        "orphans": [path.as_posix() for path in orphans],
    }


def _status(row: CatalogStatus) -> Record:
    return {
        "locale": row.locale,
        "messages": row.messages,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "untranslated": row.untranslated,
        "stale": row.stale,
        "approved": row.approved,
        "voided": row.voided,
        "words_left": row.words_left,
        "coverage": round(row.coverage, 4),
    }


def build_record(result: BuildResult, output: Path) -> Record:
    """`transform/build/1`: what became of one document."""
    decision = result.decision
    return {
        "schema": "transform/build/1",
        "document": result.document_id,
        "path": result.path,
        "status": "held_back" if result.held_back else "built",
        "reason": result.reason,
        "bundle": (output / result.document_id).as_posix(),
        "grade_before": two_decimals(result.grade_before),
        "grade_after": two_decimals(result.grade_after),
        "messages": result.messages,
        "coverage": [
            {
                "locale": row.locale,
                "summary": _share(row.summary),
                "document": _share(row.document),
                "approved": row.summary.approved + row.document.approved,
                "drafts": row.summary.drafts + row.document.drafts,
            }
            for row in result.coverage
        ],
        "findings": [
            {"locale": one.locale} | finding_record(one.finding) for one in result.findings
        ],
        "pages": [
            {"locale": p.locale, "kind": p.kind, "status": p.status, "review": p.review}
            for p in result.pages
        ],
        "rights": decision and {"license": decision.license, "rule": decision.rule},
    }


def _share(coverage: Coverage) -> float:
    """Translated messages of all, 0 to 1."""
    return round(coverage.translated / coverage.messages, 4) if coverage.messages else 0.0
