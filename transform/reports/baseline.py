"""A baseline: what was found once, so that later checks fail only on what got worse.

It holds no text of a document, only hashes, lines and figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from transform.errors import InputError, Place
from transform.reports.checks import Checked, Gone, Reported
from transform.reports.fingerprints import count_of, likeness, sketch
from transform.reports.rule_book import LIMITS

__all__ = ["Baseline", "Known", "KnownFinding", "compare", "format_baseline", "parse_baseline"]

_SCHEMA = "transform/baseline/1"
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """`count` is how much of it there was, `sketch` hashes of pieces of its text."""

    rule: str
    line: int
    fingerprint: str
    count: int
    sketch: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a baseline knows of one document."""

    grade: float | None
    difficulty: float | None
    findings: tuple[KnownFinding, ...]


Baseline = Mapping[str, Known]
"""Documents by their path from the baseline's folder, in posix form."""


def compare(checked: Checked, known: Known | None) -> Checked:
    """The same check, each finding with its state; of an unknown document everything is new.

    A finding is known by its words. One whose words changed a little is the same finding still,
    and worse only where there is more of it.
    """
    if known is None:
        new = tuple(replace(one, state="new", worse=True) for one in checked.findings)
        return replace(checked, findings=new)
    by_print = {finding.fingerprint: finding for finding in known.findings}
    matched = {
        number: by_print.pop(one.fingerprint)
        for number, one in enumerate(checked.findings)
        if one.fingerprint in by_print
    }
    for number, alike in _pairs(checked.findings, matched, tuple(by_print.values())):
        matched[number] = by_print.pop(alike.fingerprint)
    findings = tuple(
        _limit(one, checked, known)
        if one.finding.rule in LIMITS
        else _state(one, matched.get(number))
        for number, one in enumerate(checked.findings)
    )
    gone = tuple(
        Gone(finding.rule, finding.line, finding.fingerprint) for finding in by_print.values()
    )
    return replace(checked, findings=findings, gone=gone)


def _pairs(
    findings: tuple[Reported, ...],
    matched: Mapping[int, KnownFinding],
    left: tuple[KnownFinding, ...],
) -> Iterator[tuple[int, KnownFinding]]:
    """Findings whose words changed with the known ones that they are most like."""
    candidates = [
        (likeness(sketch(one.finding.text), known.sketch), -number, number, known)
        for number, one in enumerate(findings)
        if number not in matched
        for known in left
        if known.rule == one.finding.rule
    ]
    taken: set[int | str] = set()
    for alike, _, number, known in sorted(candidates, key=lambda row: row[:2], reverse=True):
        if alike >= _ALIKE and number not in taken and known.fingerprint not in taken:
            taken |= {number, known.fingerprint}
            yield number, known


def _state(one: Reported, known: KnownFinding | None) -> Reported:
    if known is None:
        return replace(one, state="new", worse=True)
    count = count_of(one.finding)
    same = one.fingerprint == known.fingerprint and count == known.count
    # It keeps the fingerprint it is known by, so that whoever reads two reports can join them.
    return replace(
        one,
        fingerprint=known.fingerprint,
        state="unchanged" if same else "updated",
        worse=count > known.count,
    )


def _limit(one: Reported, checked: Checked, known: Known) -> Reported:
    """A limit that was passed before is worse where the figure has risen."""
    figure, before = (
        (checked.scored.grade, known.grade)
        if one.finding.rule == "max-grade"
        else (checked.difficulty, known.difficulty)
    )
    if figure is None or before is None:
        return replace(one, state="new", worse=True)
    return replace(one, state="unchanged" if figure == before else "updated", worse=figure > before)


def format_baseline(checks: Iterable[tuple[str, Checked]]) -> str:
    """The baseline of documents by their paths, as JSON; the same documents give the same text."""
    documents = [
        {
            "path": path,
            "grade": checked.scored.grade,
            "difficulty": checked.difficulty,
            "findings": [
                {
                    "rule": one.finding.rule,
                    "line": one.finding.span.first_line if one.finding.span else 1,
                    "fingerprint": one.fingerprint,
                    "count": count_of(one.finding),
                    "sketch": list(sketch(one.finding.text)),
                }
                for one in checked.findings
                if one.finding.rule not in LIMITS
            ],
        }
        for path, checked in sorted(checks, key=lambda pair: pair[0])
    ]
    return json.dumps({"schema": _SCHEMA, "documents": documents}, indent=1) + "\n"


def parse_baseline(text: str, path: str) -> Baseline:
    """Read what :func:`format_baseline` wrote. Raises InputError for anything else."""
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        record = json.loads(text)
        if record["schema"] == _SCHEMA:
            return {document["path"]: _known(document) for document in record["documents"]}
    raise InputError(
        "this is no baseline of this version", "write it anew with --write-baseline", Place(path)
    )


def _known(document: dict[str, Any]) -> Known:
    return Known(
        document["grade"],
        document["difficulty"],
        tuple(
            KnownFinding(
                finding["rule"],
                int(finding["line"]),
                finding["fingerprint"],
                int(finding["count"]),
                tuple(finding["sketch"]),
            )
            for finding in document["findings"]
        ),
    )
