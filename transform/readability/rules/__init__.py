"""The plain-language rules and the one list of them.

A rule is a function here that yields hits, and a table of `transform/data/readability/rules.toml`
with its words, its severity and the guideline it comes from. What a rule must know of a language
is data too; a rule without data for a language finds nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from transform.data import load_toml
from transform.model import Finding, Severity
from transform.readability.passages import ScoredText
from transform.readability.rules.acronyms import undefined_acronyms
from transform.readability.rules.address import no_direct_address
from transform.readability.rules.asides import asides
from transform.readability.rules.hit import Hit
from transform.readability.rules.lengths import few_headings, long_paragraph, long_sentence
from transform.readability.rules.negation import double_negation
from transform.readability.rules.numbers import number_format
from transform.readability.rules.passive import passive
from transform.readability.rules.phrases import listed_phrases
from transform.settings import ReadabilitySettings

__all__ = ["RULES", "Found", "find"]

RULES: tuple[Callable[[ScoredText, ReadabilitySettings], Iterator[Hit]], ...] = (
    long_sentence,
    long_paragraph,
    few_headings,
    listed_phrases,
    undefined_acronyms,
    double_negation,
    asides,
    number_format,
    no_direct_address,
    passive,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The findings in source order, and for each sentence the rules that it breaks."""

    findings: tuple[Finding, ...]
    causes: tuple[tuple[str, ...], ...]


def find(text: ScoredText, settings: ReadabilitySettings) -> Found:
    """All findings of a text."""
    hits = [hit for rule in RULES for hit in rule(text, settings)]
    causes: list[list[str]] = [[] for _ in text.sentences]
    for hit in hits:
        for index in hit.sentences:
            if hit.rule not in causes[index]:
                causes[index].append(hit.rule)
    hits.sort(key=lambda hit: hit.span.first_line if hit.span else 0)
    return Found(tuple(map(_finding, hits)), tuple(map(tuple, causes)))


def _finding(hit: Hit) -> Finding:
    rule = load_toml("readability/rules.toml")[hit.rule]
    slots = {"text": hit.text, **dict(hit.slots)}
    return Finding(
        rule=hit.rule,
        severity=cast("Severity", rule["severity"]),
        message=rule["message"].format_map(slots),
        text=hit.text,
        suggestion=rule["suggestion"].format_map(slots),
        span=hit.span,
    )
