"""Dates in a text, as a locale writes them; names of months and the order of parts are CLDR's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transform.catalogs.numerals import digits_in
from transform.data import load_toml
from transform.locale import base_language, fallbacks, folder

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Date", "DateFound", "dates_in", "without_dates"]


class Date(NamedTuple):
    """A date or a part of one; None where the text does not say."""

    year: int | None
    month: int | None
    day: int | None

    def __str__(self) -> str:
        year = "????" if self.year is None else f"{self.year:04}"
        parts = [year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and where it stands; `numeric` where digits and marks alone write it."""

    start: int
    end: int
    date: Date
    numeric: bool = False


_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\w/]|[.-]\d)")
_HAN = re.compile(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号號])?")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def dates_in(text: str, locale: str) -> tuple[DateFound, ...]:
    """Every date of a text without tags, in order. A month alone is none ("may" is no May).

    >>> [str(found.date) for found in dates_in("El 3 de mayo de 2024, el 4/5/2024", "es")]
    ['2024-05-03', '2024-05-04']
    """
    plain = digits_in(text)
    if not _DIGIT.search(plain):
        return ()
    found = [*_numeric(plain, locale), *_written(plain, locale)]
    if base_language(locale) in {"zh", "ja", "yue"}:
        found += _han(plain)
    found.sort(key=lambda one: one.start)
    return tuple(found)


def without_dates(text: str, locale: str) -> str:
    """The text with each date replaced by as many spaces."""
    for found in dates_in(text, locale):
        blank = " " * (found.end - found.start)
        text = text[: found.start] + blank + text[found.end :]
    return text


def _numeric(text: str, locale: str) -> list[DateFound]:
    found = []
    for match in _NUMERIC.finditer(text):
        first, second, third = match[1], match[3], match[4]
        if len(first) == 4 and len(third) <= 2:
            date = Date(int(first), int(second), int(third))
        elif len(third) in {2, 4} and len(first) <= 2:
            year = int(third) if len(third) == 4 else 2000 + int(third)
            parts = int(first), int(second)
            day, month = parts if _day_first(locale) else parts[::-1]
            date = Date(year, month, day)
        else:
            continue
        if 1 <= (date.month or 0) <= 31 and 1 <= (date.day or 0) <= 31:
            found.append(DateFound(match.start(), match.end(), date, numeric=True))
    return found


def _han(text: str) -> list[DateFound]:
    return [
        DateFound(
            match.start(),
            match.end(),
            Date(
                int(match[1]) if match[1] else None,
                int(match[2]),
                int(match[3]) if match[3] else None,
            ),
        )
        for match in _HAN.finditer(text)
        if match[1] or match[3]
    ]


def _written(text: str, locale: str) -> list[DateFound]:
    names, pattern = _months(locale)
    found = []
    for match in pattern.finditer(text):
        day, year = match["before"] or match["after"], match["year"]
        if not (day or year) or (day and not 1 <= int(day) <= 31):
            continue
        date = Date(int(year) if year else None, names[match["month"]], int(day) if day else None)
        found.append(DateFound(match.start(), match.end(), date))
    return found


@cache
def _months(locale: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """Names of months with their numbers, and the pattern of a date that uses them."""
    entry = load_toml("catalogs/checking/dates.toml").get(base_language(locale), {})
    names: dict[str, int] = {}
    cldr = _cldr(locale)
    if cldr is not None:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in cldr.months[form][width].items():
                    names[name.rstrip(".")] = number
    for name, _, number in (part.partition("=") for part in _entries(entry.get("more", ""))):
        names[name] = int(number)
    names = {name: number for name, number in names.items() if not name.isdigit()}
    names |= {name[:1].upper() + name[1:]: number for name, number in names.items()}
    month = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
    joins = "".join(
        rf"{re.escape(join)}\s*|" for join in sorted(entry.get("joins", ()), key=len, reverse=True)
    )
    after = "|".join(map(re.escape, entry.get("after_day", ()))) or "(?!)"
    return names, re.compile(
        rf"(?:(?<![\w.,])(?P<before>\d{{1,2}})(?:{after})?\s+(?:{joins})?)?"
        rf"(?<!\w)(?P<month>{month})(?!\w)\.?"
        rf"(?:\s+(?P<after>\d{{1,2}})(?:{after})?(?![\w/%]|[.,]\d))?"
        rf"(?:\s*,?\s*(?:{joins})(?P<year>(?:19|20)\d\d)(?!\w|[.,]\d))?"
    )


def _entries(text: str) -> list[str]:
    """`name=number` parts; a name may have spaces."""
    return [found.strip() for found in re.findall(r"[^=]+=\d+", text)]


@cache
def _day_first(locale: str) -> bool:
    cldr = _cldr(locale)
    if cldr is None:
        return True
    pattern = cldr.date_formats["short"].pattern
    return bool(pattern.lower().find("d") < pattern.lower().find("m"))


@cache
def _cldr(locale: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    for tag in fallbacks(locale):
        try:
            return Locale.parse(folder(tag))
        except (UnknownLocaleError, ValueError):
            continue
    return None
