"""What speaks for two texts in two languages being each other's translation.

Glossary terms by their ids, numbers as each locale writes them, names and abbreviations, words that
begin alike, and lengths (Gale and Church 1993). All in units of log-odds, so that they add up.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from transform.catalogs.numerals import quantities
from transform.catalogs.tags import escape
from transform.catalogs.units import Unit
from transform.data import load_toml
from transform.inlines import walk_inlines
from transform.model import TermRef

__all__ = ["Side", "content_evidence", "evidence", "length_evidence", "side_of", "together"]

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\b(?=\w*\d)(?=\w*[A-Z])\w+\b|\b[A-Z]{2,}\b")
_LEAST_WORDS = 3  # a share of fewer says little


@dataclass(frozen=True, slots=True)
class Side:
    """What can be compared of one text. `stems` are the beginnings of its longer words."""

    length: int
    terms: Counter[str]
    numbers: Counter[str]
    names: Counter[str]
    stems: Counter[str]


def side_of(units: Iterable[Unit], locale: str) -> Side:
    """What can be compared of some units that stand one after the other."""
    return together(_side(unit, locale) for unit in units)


def _side(unit: Unit, locale: str) -> Side:
    text = unit.segment.text
    return Side(
        len(text),
        Counter(
            inline.term_id
            for inline in walk_inlines(unit.segment.inlines)
            if isinstance(inline, TermRef)
        ),
        Counter(quantities(escape(text), locale)),
        Counter(_NAME.findall(text)),
        Counter(_stems(text)),
    )


def _stems(text: str) -> Iterable[str]:
    letters = load_toml("catalogs/aligning.toml")["cognate_letters"]
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    words = (word for word in _WORD.findall(plain) if len(word) >= letters and word.isascii())
    return (word[:letters] for word in words)


def together(sides: Iterable[Side]) -> Side:
    """Several texts as one."""
    all_ = tuple(sides)
    if len(all_) == 1:
        return all_[0]
    return Side(
        sum(side.length for side in all_),
        sum((side.terms for side in all_), Counter()),
        sum((side.numbers for side in all_), Counter()),
        sum((side.names for side in all_), Counter()),
        sum((side.stems for side in all_), Counter()),
    )


def evidence(source: Side, target: Side, ratio: float) -> float:
    """What speaks for two texts being a pair; `ratio` is how much longer translations are here.

    >>> from dataclasses import replace
    >>> one = Side(40, Counter(["45693"]), Counter(["5"]), Counter(), Counter(["canc"]))
    >>> evidence(one, one, 1.0) > 3 > 0 > evidence(one, replace(one, numbers=Counter("6")), 1.0)
    True
    """
    return length_evidence(source, target, ratio) + content_evidence(source, target)


def content_evidence(source: Side, target: Side) -> float:
    """What the texts say alike, without their lengths."""
    weights = load_toml("catalogs/aligning.toml")
    total = 0.0
    for kind in ("term", "number", "name"):
        one, other = getattr(source, f"{kind}s"), getattr(target, f"{kind}s")
        if one or other:
            for_, against = weights[kind]
            both = (one & other).total()
            total += for_ * both - against * (one.total() + other.total() - 2 * both)
    words = source.stems.total(), target.stems.total()
    if min(words) >= _LEAST_WORDS:
        share = 2 * (source.stems & target.stems).total() / sum(words)
        likeness = weights["cognate"] * (share - weights["cognate_by_chance"])
        total += min(likeness, weights["cognate_most"])
    return total


def length_evidence(source: Side, target: Side, ratio: float) -> float:
    """Gale and Church's deviation, as log-odds against any two lengths."""
    if not source.length or not target.length:
        return -4.0
    mean = (source.length + target.length / ratio) / 2
    variance = load_toml("catalogs/aligning.toml")["variance"]
    deviation = (target.length - source.length * ratio) / sqrt(mean * variance)
    return max(1.0 - deviation * deviation / 2, -6.0)
