"""Every rule that `transform check` can report, with its severity and the guideline behind it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from transform.data import load_table, load_toml
from transform.errors import Place, UsageError
from transform.model import Finding, Severity, SourceSpan
from transform.settings import ReadabilitySettings

__all__ = [
    "LIMITS",
    "Rule",
    "check_rule_names",
    "finding_of",
    "nearest_rule",
    "rule_book",
    "with_severities",
]

# These stand for what an editor asked for in so many words, and cannot be turned off by severity.
LIMITS = ("max-grade", "max-difficulty")


@dataclass(frozen=True, slots=True)
class Rule:
    """`url` is where the guideline can be read, or empty."""

    name: str
    severity: Severity
    guideline: str
    url: str

    @property
    def title(self) -> str:
        """The rule's name as words: `Long sentence`."""
        return self.name.replace("-", " ").capitalize()


@cache
def rule_book() -> dict[str, Rule]:
    """All rules by name.

    >>> rule_book()["long-sentence"].severity
    'warning'
    """
    tables = load_toml("readability/rules.toml") | load_toml("reports/rules.toml")
    return {
        name: Rule(name, table["severity"], table["guideline"], _url(table["guideline"]))
        for name, table in tables.items()
    }


def _url(guideline: str) -> str:
    rows = load_table("reports/guidelines.tsv")
    return next((row["url"] for row in rows if guideline.startswith(row["guideline"])), "")


def finding_of(name: str, text: str, span: SourceSpan | None, /, **slots: str) -> Finding:
    """A finding of a rule of `transform/data/reports/rules.toml`."""
    rule = load_toml("reports/rules.toml")[name]
    return Finding(
        rule=name,
        severity=rule["severity"],
        message=rule["message"].format_map(slots),
        text=text,
        suggestion=rule["suggestion"].format_map(slots),
        span=span,
    )


def nearest_rule(name: str) -> str:
    """What to do about a name that is no rule."""
    near = difflib.get_close_matches(name, rule_book(), 1)
    return f'Did you mean "{near[0]}"?' if near else f"Rules are {', '.join(rule_book())}."


def check_rule_names(settings: ReadabilitySettings, path: str, text: str) -> None:
    """See that every severity of a project file, of this path and text, is that of a rule.

    Raises UsageError with the line where it is not.
    """
    for name, _ in settings.severity:
        if name in rule_book() and name not in LIMITS:
            continue
        advice = nearest_rule(name) if name not in LIMITS else "leave the limit itself out"
        line = re.search(
            rf'^[^#\n]*?(?<![\w-])["\']?{re.escape(name)}["\']?\s*=', text, re.MULTILINE
        )
        place = Place(path, text.count("\n", 0, line.end()) + 1 if line else None)
        raise UsageError(f'[readability.severity] "{name}" is no rule of its own', advice, place)


def with_severities(
    findings: Iterable[Finding], settings: ReadabilitySettings
) -> Iterator[Finding]:
    """The findings with the severities of the project file; a rule that is off finds nothing."""
    chosen = dict(settings.severity)
    for finding in findings:
        severity = chosen.get(finding.rule, finding.severity)
        if severity != "off":
            yield finding if severity == finding.severity else replace(finding, severity=severity)
