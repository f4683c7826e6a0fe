"""How often something happens, from the words that say so to days or months."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from transform.data import load_toml

__all__ = ["Period", "period_of"]

# ISO 8601: years, months, weeks and days; hours are no time for a review.
_ISO = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.IGNORECASE)
_LONGEST = 100 * 12


@dataclass(frozen=True, slots=True)
class Period:
    """Months and days, both 0 or more and not both 0."""

    months: int = 0
    days: int = 0


def period_of(text: str) -> Period | None:
    """The period that a frequency stands for; None where it is not understood.

    >>> period_of("Quarterly"), period_of("cada dos años"), period_of("P1Y6M")
    (Period(months=3, days=0), Period(months=24, days=0), Period(months=18, days=0))
    >>> period_of("twice a year"), period_of("when needed")
    (Period(months=6, days=0), None)
    """
    plain = _plain(text).rstrip(". ")
    found = _iso(plain) or _words()["phrases"].get(_compact(plain))
    found = found or _every(plain) or _times(plain)
    if found is None or not (found.months or found.days) or found.months > _LONGEST:
        return None
    return found if found.days <= _LONGEST * 31 else None


def _iso(plain: str) -> Period | None:
    match = _ISO.fullmatch(plain)
    if match is None:
        return None
    years, months, weeks, days = (int(part[:6]) if part else 0 for part in match.groups())
    return Period(12 * years + months, 7 * weeks + days)


def _every(plain: str) -> Period | None:
    """As in "every two years", "cada 6 meses", "6 months"."""
    match = _words()["every"].fullmatch(plain)
    return _many(match[1], match[2]) if match else None


def _times(plain: str) -> Period | None:
    """As in "twice a year", "2 times per year", "una vez al año": a part of the unit."""
    match = _words()["times"].fullmatch(plain)
    if match is None:
        return None
    times = _words()["once"].get(match[1]) or _number(match[1])
    unit = _words()["units"].get(match[2])
    if not times or unit is None:
        return None
    if unit.months % times == 0 and not unit.days:
        return Period(unit.months // times)
    return Period(days=(unit.months * 30 + unit.days) // times)


def _many(count: str | None, unit: str) -> Period | None:
    one, number = _words()["units"].get(unit), _number(count or "1")
    if one is None or not number:
        return None
    return Period(one.months * number, one.days * number)


def _number(word: str) -> int:
    return int(word[:6]) if word.isdecimal() else _words()["numbers"].get(word, 0)


@cache
def _words() -> dict[str, Any]:
    """The data, its words as they are compared."""
    data = load_toml("bundles/frequencies.toml")
    times = data["times"]
    every, per = (_one_of(data["every"]["words"]), _one_of(times["words"]))
    said = _one_of(times["times"])
    return {
        "phrases": {_compact(_plain(k)): Period(**v) for k, v in data["frequency"].items()},
        "units": {_plain(key): Period(**value) for key, value in data["units"].items()},
        "numbers": {_plain(key): value for key, value in data["numbers"].items()},
        "once": {key: times[key] for key in ("once", "twice", "thrice")},
        "every": re.compile(rf"(?:(?:{every}) )?(?:(\w+) )?(\w+)"),
        "times": re.compile(rf"(\w+)(?: (?:{said}))? (?:{per}) (\w+)"),
    }


def _one_of(words: list[str]) -> str:
    return "|".join(sorted(map(_plain, words), key=len, reverse=True))


def _plain(text: str) -> str:
    """Small letters without accents, hyphens as spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.sub(r"[-_‐–]", " ", kept).split())


def _compact(plain: str) -> str:
    return plain.replace(" ", "")
