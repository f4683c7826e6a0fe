"""The JSON objects of `transform check`: a checked document, and a line of `--lines`."""

from __future__ import annotations

from typing import Any

from transform.readability.records import finding_record, rounded
from transform.readers.positions import Positions
from transform.reports.checks import Checked, Reported, grade_range, region_of
from transform.reports.records import document_record

__all__ = ["checked_record"]

Record = dict[str, Any]


def checked_record(checked: Checked) -> Record:
    """One document of `transform/check/1`."""
    positions = Positions(checked.text)
    spread = grade_range(checked.scored)
    record = document_record(checked.document, checked.scored)
    record |= {
        "difficulty": checked.difficulty,
        "notes": dict(checked.notes),
        "grades": spread and {"lowest": spread[0][1], "highest": spread[1][1]},
        "findings": [_reported_record(one, positions) for one in checked.findings],
        "ignored": [
            finding_record(one.finding) | {"reason": one.reason} for one in checked.ignored
        ],
        "unheld_limits": list(checked.unheld),
    }
    if checked.textstat:
        record["textstat"] = rounded(checked.textstat)
    if checked.checklist:
        record["checklist"] = [
            {
                "id": item.id,
                "source": item.source,
                "number": item.number,
                "text": item.text,
                "verdict": item.verdict,
                "value": item.value,
                "how": item.how,
            }
            for item in checked.checklist
        ]
    if any(one.state for one in checked.findings) or checked.gone:
        record["gone"] = [
            {"rule": gone.rule, "line": gone.line, "fingerprint": gone.fingerprint}
            for gone in checked.gone
        ]
    return record


def _reported_record(one: Reported, positions: Positions) -> Record:
    region = region_of(positions, one.finding.span)
    record = finding_record(one.finding) | {
        "gain": one.finding.gain,
        "end_line": region.last_line if one.finding.span else None,
        "column": region.first_column,
        "end_column": region.last_column,
        "fingerprint": one.fingerprint,
    }
    if one.state:
        record |= {"baseline": one.state, "worse": one.worse}
    return record
