"""What scoring found, as plain JSON values: the same keys on a terminal and in a bundle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from transform.model import Finding, SourceSpan
from transform.readability.model import Readability

__all__ = ["finding_record", "line_of", "rounded", "scored_records", "two_decimals"]

Record = dict[str, Any]


def line_of(span: SourceSpan | None) -> int | None:
    """The first source line, 1-based, or None where it is not known."""
    return None if span is None else span.first_line


def two_decimals(value: float | None) -> float | None:
    """A figure as it is shown; None stays None.

    >>> two_decimals(6.0471)
    6.05
    """
    return None if value is None else round(value, 2)


def rounded(scores: Iterable[tuple[str, float | None]]) -> dict[str, float | None]:
    """Scores as they are shown: two decimals, None where a formula gives none."""
    return {name: two_decimals(value) for name, value in scores}


def finding_record(finding: Finding) -> Record:
    """One finding or warning."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "line": line_of(finding.span),
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def scored_records(scored: Readability) -> Record:
    """The keys `sections`, `sentence_list` and `findings` of a text."""
    return {
        "sections": [
            {
                "title": section.title,
                "level": section.level,
                "line": line_of(section.span),
                "words": section.words,
                "sentences": section.sentences,
                "scores": rounded(section.scores),
            }
            for section in scored.sections
        ],
        "sentence_list": [
            {
                "text": sentence.text,
                "line": line_of(sentence.span),
                "words": sentence.words,
                "grade": two_decimals(sentence.grade),
                "difficulty": two_decimals(sentence.difficulty),
                "causes": list(sentence.causes),
                "gain": sentence.gain,
            }
            for sentence in scored.sentence_list
        ],
        "findings": [finding_record(finding) for finding in scored.findings],
    }
