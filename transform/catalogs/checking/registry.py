"""The one ordered list of rules, and the severities that their data and the project give them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transform.catalogs.checking.address import address
from transform.catalogs.checking.bidi import bidi
from transform.catalogs.checking.bracket import bracket
from transform.catalogs.checking.date import date
from transform.catalogs.checking.doubled_word import doubled_word
from transform.catalogs.checking.end import end
from transform.catalogs.checking.hedge import hedge
from transform.catalogs.checking.inconsistent import inconsistent
from transform.catalogs.checking.length import length
from transform.catalogs.checking.negation import negation
from transform.catalogs.checking.number import number
from transform.catalogs.checking.number_format import number_format
from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.placeholder import placeholder
from transform.catalogs.checking.punctuation import punctuation
from transform.catalogs.checking.quote import quote
from transform.catalogs.checking.readability import readability
from transform.catalogs.checking.script import script
from transform.catalogs.checking.space import space
from transform.catalogs.checking.spelling import spelling
from transform.catalogs.checking.term import term
from transform.catalogs.checking.unchanged import unchanged
from transform.catalogs.checking.unit import unit
from transform.data import load_toml
from transform.errors import UsageError
from transform.model import Severity
from transform.settings import RuleSeverity

__all__ = ["RULES", "SETS", "SEVERITIES", "Rule", "Severities", "rule_book"]

RULES: dict[str, Callable[[Pair], Iterator[Hit]]] = {
    "placeholder": placeholder,
    "number": number,
    "number-format": number_format,
    "unit": unit,
    "date": date,
    "address": address,
    "negation": negation,
    "hedge": hedge,
    "script": script,
    "bidi": bidi,
    "unchanged": unchanged,
    "length": length,
    "term": term,
    "end": end,
    "punctuation": punctuation,
    "space": space,
    "doubled-word": doubled_word,
    "bracket": bracket,
    "quote": quote,
    "spelling": spelling,
    "readability": readability,
}
"""What looks at one message, in the order of reporting."""

SETS: dict[str, Callable[[Sequence[Pair]], Iterator[tuple[int, Hit]]]] = {
    "inconsistent": inconsistent,
}
"""What looks at all messages together; its hits name the index of a message."""

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From the least to the gravest."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's data: what its hits, and its lesser hits, weigh, and what it finds, in words."""

    name: str
    severity: Severity
    lesser: Severity
    what: str


@cache
def rule_book() -> dict[str, Rule]:
    """All rules by name, in the order of the data.

    >>> rule_book()["negation"].severity
    'error'
    """
    table = load_toml("catalogs/checking/rules.toml")
    return {
        name: Rule(name, entry["severity"], entry["lesser"], entry["what"])
        for name, entry in table.items()
    }


class Severities:
    """The severities of a project: those of the data, raised, lowered or off as it says.

    A severity is that of a rule's hits; lesser hits are never graver than it. A rule that is
    raised has its lesser hits where they were.
    """

    def __init__(self, chosen: tuple[tuple[str, RuleSeverity], ...] = ()) -> None:
        """Raises UsageError for what is no rule."""
        for name, _ in chosen:
            if name not in rule_book():
                near = difflib.get_close_matches(name, rule_book(), 1)
                remedy = (
                    f'did you mean "{near[0]}"?' if near else f"rules are {', '.join(rule_book())}"
                )
                raise UsageError(
                    f'[catalogs.severity] "{name}" is no rule of catalog check', remedy
                )
        by_project = dict(chosen)
        self._weights = {
            (name, lesser): _weight(rule, by_project.get(name, rule.severity), lesser=lesser)
            for name, rule in rule_book().items()
            for lesser in (False, True)
        }

    def of(self, rule: str, *, lesser: bool = False) -> Severity | None:
        """The severity of a hit, None where the rule is off.

        >>> Severities((("end", "off"),)).of("end"), Severities().of("end", lesser=True)
        (None, 'info')
        """
        return self._weights[rule, lesser]


def _weight(rule: Rule, chosen: RuleSeverity, *, lesser: bool) -> Severity | None:
    if chosen == "off":
        return None
    return min(chosen, rule.lesser, key=SEVERITIES.index) if lesser else chosen
