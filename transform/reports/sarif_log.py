"""What every SARIF 2.1.0 report of ours has: one run, its rules, its invocation, its artifacts.

The format is OASIS's: Static Analysis Results Interchange Format 2.1.0, errata 01 (2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from transform import __version__
from transform.model import Severity

__all__ = ["FINGERPRINT", "LEVELS", "Run", "plain_text", "rule_name", "sarif_log", "sarif_uri"]

Record = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
# A new way of telling findings again gets a new version, so that old reports are not misread.
FINGERPRINT = "transformFinding/v1"


@dataclass(frozen=True, slots=True)
class Run:
    """One run: records of rules, artifacts and results, warnings about the run itself, and
    whether every input could be read.
    """

    rules: tuple[Record, ...]
    artifacts: tuple[Record, ...]
    results: tuple[Record, ...]
    notes: tuple[str, ...] = ()
    successful: bool = True


def sarif_log(run: Run) -> Record:
    """A report with one run."""
    driver = {
        "name": "transform",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": list(run.rules),
    }
    record = {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": run.successful,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": note}} for note in run.notes
                ],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": list(run.artifacts),
        "results": list(run.results),
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [record]}


def rule_name(name: str) -> str:
    """A rule's name as SARIF has names: `long-sentence` is LongSentence."""
    return "".join(word.capitalize() for word in name.split("-"))


def plain_text(text: str) -> str:
    """Words of a message; a bracket that would begin a link is written as one that does not."""
    return text.replace("[", "\\[") if "](" in text else text


def sarif_uri(path: str) -> str:
    """A path as a URI reference: relative where the path is, so that CI can place it.

    >>> sarif_uri("my leaflets/a#1.md"), sarif_uri("C:/x.md"), sarif_uri("-")
    ('my%20leaflets/a%231.md', 'file:///C:/x.md', 'stdin')
    """
    if path == "-":
        return "stdin"
    if path[1:3] == ":/":
        return f"file:///{path[:2]}{quote(path[2:])}"
    quoted = quote(path)
    if path.startswith("/"):
        return f"file://{quoted}"
    # A colon in the first part would make it a scheme, and quote() has already turned it to %3A.
    return quoted
