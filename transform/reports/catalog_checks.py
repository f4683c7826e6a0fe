"""Checked catalogs as JSON and SARIF, each finding at its line of the PO file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from transform.catalogs.checking import Found, Rule, rule_book
from transform.catalogs.checking.files import CheckedFile
from transform.model import Finding
from transform.reports.fingerprints import fingerprints
from transform.reports.sarif_log import (
    FINGERPRINT,
    LEVELS,
    Run,
    plain_text,
    rule_name,
    sarif_log,
    sarif_uri,
)

__all__ = ["catalog_check_record", "catalog_sarif", "counts"]

Record = dict[str, Any]


def counts(files: Iterable[CheckedFile]) -> Counter[str]:
    """How many findings there are, by severity; ignored ones are none."""
    return Counter(one.finding.severity for file in files for one in file.check.findings)


def catalog_check_record(files: tuple[CheckedFile, ...]) -> Record:
    """`transform/catalog-check/1`: one object a catalog, with its findings."""
    found = counts(files)
    return {
        "schema": "transform/catalog-check/1",
        "catalogs": [_catalog_record(file) for file in files],
        "totals": {severity: found[severity] for severity in ("error", "warning", "info")},
    }


def _catalog_record(file: CheckedFile) -> Record:
    check = file.check
    records = [
        {
            "rule": one.finding.rule,
            "severity": one.finding.severity,
            "line": file.line(one.message),
            "message": one.finding.message,
            "msgctxt": one.message.msgctxt,
            "msgid": one.message.msgid,
            "msgstr": one.message.msgstr,
            "fingerprint": fingerprint,
        }
        for one, fingerprint in _printed(file)
    ]
    return {
        "domain": check.catalog.domain,
        "locale": check.catalog.locale,
        "path": file.path,
        "checked": check.checked,
        "waiting": check.waiting,
        "findings": [
            record for record, one in zip(records, check.found, strict=True) if not one.ignored
        ],
        "ignored": [
            record for record, one in zip(records, check.found, strict=True) if one.ignored
        ],
    }


def _printed(file: CheckedFile) -> Iterator[tuple[Found, str]]:
    """Findings with what tells them again wherever the message stands in its file."""
    return zip(file.check.found, fingerprints(_told(file)), strict=True)


def _told(file: CheckedFile) -> Iterator[Finding]:
    catalog = file.check.catalog
    for one in file.check.found:
        key = (catalog.locale, catalog.domain, *one.message.key)
        yield replace(one.finding, text="\0".join(key))


def catalog_sarif(files: tuple[CheckedFile, ...], *, successful: bool = True) -> Record:
    """One run with a result for each finding; one that a comment accepts is suppressed."""
    return sarif_log(
        Run(
            rules=tuple(map(_rule, rule_book().values())),
            artifacts=tuple(_artifact(file) for file in files),
            results=tuple(
                _result(file, index, one, fingerprint)
                for index, file in enumerate(files)
                for one, fingerprint in _printed(file)
            ),
            notes=tuple(
                f"{file.path}:{file.line(message)}: ignored is {rule}, which is no rule"
                for file in files
                for rule, message in file.check.unknown
            ),
            successful=successful,
        )
    )


def _rule(rule: Rule) -> Record:
    return {
        "id": rule.name,
        "name": rule_name(rule.name),
        "shortDescription": {"text": f"{rule.name.replace('-', ' ').capitalize()}."},
        "fullDescription": {"text": rule.what},
        "help": {"text": rule.what},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["translation"]},
    }


def _artifact(file: CheckedFile) -> Record:
    return {
        "location": {"uri": sarif_uri(file.path)},
        "mimeType": "text/x-gettext-translation",
        "properties": {
            "language": file.check.catalog.locale,
            "checked": file.check.checked,
            "waiting": file.check.waiting,
        },
    }


def _result(file: CheckedFile, index: int, one: Found, fingerprint: str) -> Record:
    line = file.line(one.message)
    location = {
        "artifactLocation": {"uri": sarif_uri(file.path), "index": index},
        "region": {"startLine": line, "endLine": line},
    }
    record: Record = {
        "ruleId": one.finding.rule,
        "ruleIndex": list(rule_book()).index(one.finding.rule),
        "level": LEVELS[one.finding.severity],
        "message": {"text": plain_text(one.finding.message)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if one.ignored:
        reason = "a comment of the message ignores the rule"
        record["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return record
