"""The plain-language rules and the one list of them.

A rule is a function here that yields hits, and a table of `transform/data/readability/rules.toml`
with its words, its severity and the guideline it comes from. What a rule must know of a language
is data too; a rule without data for a language finds nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from transform.data import load_toml
from transform.model import Finding, Severity
from transform.readability.counts import Counts, total
from transform.readability.formulas import Unmet, formulas_for
from transform.readability.passages import ScoredText
from transform.readability.rules.acronyms import undefined_acronyms
from transform.readability.rules.address import no_direct_address
from transform.readability.rules.asides import asides
from transform.readability.rules.hit import Hit
from transform.readability.rules.jargon import undefined_jargon
from transform.readability.rules.lengths import few_headings, long_paragraph, long_sentence
from transform.readability.rules.main_message import missing_main_message
from transform.readability.rules.negation import double_negation
from transform.readability.rules.numbers import number_arithmetic, number_format
from transform.readability.rules.passive import passive
from transform.readability.rules.phrases import listed_phrases
from transform.settings import ReadabilitySettings

__all__ = ["RULES", "Found", "find"]

RULES: tuple[Callable[[ScoredText, ReadabilitySettings], Iterator[Hit]], ...] = (
    missing_main_message,
    long_sentence,
    long_paragraph,
    few_headings,
    listed_phrases,
    undefined_jargon,
    undefined_acronyms,
    double_negation,
    asides,
    number_format,
    number_arithmetic,
    no_direct_address,
    passive,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The findings in source order; for each sentence the rules that it breaks, and the grade
    gained if it were mended.
    """

    findings: tuple[Finding, ...]
    causes: tuple[tuple[str, ...], ...]
    gains: tuple[float | None, ...]


def find(text: ScoredText, settings: ReadabilitySettings) -> Found:
    """All findings of a text, with the severities of the settings."""
    severities = dict(settings.severity)
    hits = [hit for rule in RULES for hit in rule(text, settings)]
    hits = [hit for hit in hits if severities.get(hit.rule) != "off"]
    causes: list[list[str]] = [[] for _ in text.sentences]
    mended: list[list[Counts]] = [[] for _ in text.sentences]
    for hit in hits:
        for index in hit.sentences:
            if hit.rule not in causes[index]:
                causes[index].append(hit.rule)
        for index, change in hit.mended:
            mended[index].append(change)
    grade = _Grade(text)
    hits.sort(key=lambda hit: hit.span.first_line if hit.span else 0)
    return Found(
        tuple(_finding(hit, grade, severities.get(hit.rule)) for hit in hits),
        tuple(map(tuple, causes)),
        tuple(map(grade.gain, mended)),
    )


class _Grade:
    """The grade of a text by the first grade formula of its language, and what changes gain."""

    def __init__(self, text: ScoredText) -> None:
        grades = (one for one in formulas_for(text.language) if one.kind == "grade")
        self._formula = next(grades, None)
        self._counts = total(sentence.counts for sentence in text.sentences)

    def gain(self, changes: Iterable[Counts]) -> float | None:
        """By how much the grade falls with some changes; None where it does not."""
        changes = [change for change in changes if change != _NO_CHANGE]
        if self._formula is None or not changes:
            return None
        now = self._formula.compute(self._counts)
        then = self._formula.compute(total([self._counts, *changes]))
        if isinstance(now, Unmet) or isinstance(then, Unmet) or then >= now:
            return None
        return round(now - then, 3)


_NO_CHANGE = Counts()


def _finding(hit: Hit, grade: _Grade, severity: str | None) -> Finding:
    rule = load_toml("readability/rules.toml")[hit.rule]
    slots = {"text": hit.text, **dict(hit.slots)}
    return Finding(
        rule=hit.rule,
        severity=cast("Severity", severity or rule["severity"]),
        message=rule["message"].format_map(slots),
        text=hit.text,
        suggestion=rule["suggestion"].format_map(slots),
        span=hit.span,
        gain=grade.gain(change for _, change in hit.mended),
    )
