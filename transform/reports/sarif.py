"""Checked documents as SARIF 2.1.0, which GitHub, GitLab, Azure DevOps and editors read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from transform.model import Finding
from transform.readers.positions import Positions
from transform.reports.checks import Checked, Gone, Region, grade_range, region_of
from transform.reports.fingerprints import fingerprints
from transform.reports.rule_book import Rule, rule_book
from transform.reports.sarif_log import (
    FINGERPRINT,
    LEVELS,
    Run,
    plain_text,
    rule_name,
    sarif_log,
    sarif_uri,
)

__all__ = ["sarif_record"]

Record = dict[str, Any]


def sarif_record(checks: Iterable[Checked], *, successful: bool = True) -> Record:
    """One run with a result for each finding. `successful` says that every input could be read.

    A finding that a comment ignores is a result with a suppression; one that a baseline knows and
    the document has no more is a result whose state is `absent`.
    """
    checks = tuple(checks)
    return sarif_log(
        Run(
            rules=tuple(map(_rule, rule_book().values())),
            artifacts=tuple(map(_artifact, checks)),
            results=tuple(
                result
                for index, checked in enumerate(checks)
                for result in _results(checked, index)
            ),
            notes=tuple(
                f"{checked.document.path}: {line}" for checked in checks for line in checked.unheld
            ),
            successful=successful,
        )
    )


def _rule(rule: Rule) -> Record:
    described = rule.guideline or f"{rule.title}."
    record: Record = {
        "id": rule.name,
        "name": rule_name(rule.name),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": described},
        "help": {"text": described},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["readability", "plain-language"]},
    }
    if rule.url:
        record["helpUri"] = rule.url
        record["help"]["markdown"] = f"[{rule.guideline}]({rule.url})"
    if rule.guideline:
        record["properties"]["guideline"] = rule.guideline
    return record


def _artifact(checked: Checked) -> Record:
    """The document, with what was counted and the figures, so that they are always at hand."""
    scored, spread = checked.scored, grade_range(checked.scored)
    return {
        "location": {"uri": sarif_uri(checked.document.path)},
        "mimeType": {"markdown": "text/markdown", "html": "text/html", "text": "text/plain"}[
            checked.document.format
        ],
        "hashes": {"sha-256": checked.document.source_hash},
        "properties": {
            "language": scored.language,
            "words": scored.words,
            "excludedWords": scored.excluded_words,
            "sentences": scored.sentences,
            "difficulty": checked.difficulty,
            "gradeLowest": spread and spread[0][1],
            "gradeHighest": spread and spread[1][1],
        },
    }


def _results(checked: Checked, index: int) -> Iterable[Record]:
    positions = Positions(checked.text)
    has_baseline = any(one.state for one in checked.findings) or bool(checked.gone)
    for one in checked.findings:
        result = _result(one.finding, _location(checked, index, positions, one.finding))
        result["partialFingerprints"] = {FINGERPRINT: one.fingerprint}
        if one.state:
            result["baselineState"] = one.state
        properties = {"worse": one.worse if one.state else None, "gain": one.finding.gain}
        if known := {key: value for key, value in properties.items() if value is not None}:
            result["properties"] = known
        yield result
    prints = fingerprints(ignored.finding for ignored in checked.ignored)
    for ignored, fingerprint in zip(checked.ignored, prints, strict=True):
        result = _result(ignored.finding, _location(checked, index, positions, ignored.finding))
        result["partialFingerprints"] = {FINGERPRINT: fingerprint}
        result["suppressions"] = [{"kind": "inSource", "justification": ignored.reason}]
        if has_baseline:
            result["baselineState"] = "unchanged"
        yield result
    for gone in checked.gone:
        yield _absent(gone, _place(checked, index, Region(gone.line, gone.line)))


def _result(finding: Finding, location: Record) -> Record:
    return _ruled(finding.rule) | {
        "level": LEVELS[finding.severity],
        "message": {"text": _plain(finding)},
        "locations": [location],
    }


def _plain(finding: Finding) -> str:
    """The words of a finding."""
    return plain_text(f"{finding.message} {finding.suggestion}".strip())


def _absent(gone: Gone, location: Record) -> Record:
    return _ruled(gone.rule) | {
        "level": "none",
        "kind": "pass",
        "message": {"text": "This was found before and is no more."},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: gone.fingerprint},
        "baselineState": "absent",
    }


def _ruled(rule: str) -> Record:
    names = list(rule_book())
    # A baseline may know a rule that this version has no more.
    return {"ruleId": rule} | ({"ruleIndex": names.index(rule)} if rule in names else {})


def _location(checked: Checked, index: int, positions: Positions, finding: Finding) -> Record:
    return _place(checked, index, region_of(positions, finding.span))


def _place(checked: Checked, index: int, region: Region) -> Record:
    where = {"startLine": region.first_line, "endLine": region.last_line}
    if region.first_column is not None and region.last_column is not None:
        where |= {"startColumn": region.first_column, "endColumn": region.last_column}
    uri = {"uri": sarif_uri(checked.document.path), "index": index}
    return {"physicalLocation": {"artifactLocation": uri, "region": where}}
