"""Findings as workflow commands, which GitHub Actions shows as annotations on the changed lines.

The commands are documented in "Workflow commands for GitHub Actions"; a step shows ten of each
kind, so errors come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transform.model import Severity
from transform.readers.positions import Positions
from transform.reports.checks import Checked, Reported, region_of, weighs

__all__ = ["workflow_commands"]

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def workflow_commands(checks: Iterable[Checked]) -> Iterator[str]:
    """One command a finding, then a plain line a document that says what was counted.

    Of a document with a baseline, only what got worse is annotated.
    """
    checks = tuple(checks)
    found = [(one, checked) for checked in checks for one in checked.findings if one.worse]
    found.sort(key=lambda pair: -weighs(pair[0].finding.severity))
    positions = {id(checked): Positions(checked.text) for checked in checks}
    for one, checked in found:
        yield _annotation(one, checked.document.path, positions[id(checked)])
    for checked in checks:
        scored = checked.scored
        # A path may begin with anything, also with what would be a command.
        yield (
            f"Checked {_data(checked.document.path)}: {scored.words} words in {scored.sentences} "
            f"sentences scored, {scored.excluded_words} words left out, "
            f"{len(checked.findings)} findings, {len(checked.ignored)} ignored"
        )


def _annotation(one: Reported, path: str, positions: Positions) -> str:
    finding = one.finding
    region = region_of(positions, finding.span)
    where: dict[str, str | int | None] = {}
    if path != "-":
        where = {"file": path, "line": region.first_line, "endLine": region.last_line}
        if region.first_line == region.last_line and region.last_column is not None:
            where |= {"col": region.first_column, "endColumn": region.last_column - 1}
    where["title"] = finding.rule
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    message = f"{finding.message} {finding.suggestion}".strip()
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    r"""The message of a command.

    >>> _data("100%\n::error::no")
    '100%25%0A::error::no'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value before the message, where a colon and a comma have a meaning of their own.

    >>> _property("a,b: 5%.md")
    'a%2Cb%3A 5%25.md'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
