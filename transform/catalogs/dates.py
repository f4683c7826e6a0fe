"""Dates in words that stand alone: no message for translators, CLDR writes them in every locale."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from transform.locale import fallbacks, folder

__all__ = ["stated_date"]

_LONGEST = 40  # characters of a date in words
_SHAPES = (
    re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(
        r"(?P<day>\d{1,2})(?:\.|er|º|st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<month>[^\W\d_]+)\.?,?"
        r"\s+(?:de\s+|del\s+)?(?P<year>\d{4})(?:\s+г\.)?"
    ),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)


def stated_date(text: str, language: str) -> str:
    """The ISO date that a text in `language` is, or "" where it says anything else.

    >>> stated_date("March 4, 2025", "en"), stated_date("4 de marzo de 2025", "es")
    ('2025-03-04', '2025-03-04')
    >>> stated_date("By March 4, 2025", "en"), stated_date("Room 4, 2025", "en")
    ('', '')
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST or not any(map(str.isdigit, stripped)):
        return ""
    found = next(filter(None, (shape.fullmatch(stripped) for shape in _SHAPES)), None)
    if found is None:
        return ""
    name = found["month"].casefold()
    month = int(name) if name.isdigit() else _months(language).get(name, 0)
    try:
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return ""


@cache
def _months(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    for tag in fallbacks(language):
        try:
            months = Locale.parse(folder(tag)).months
        except (UnknownLocaleError, ValueError):
            continue
        return {
            name.casefold().rstrip("."): number
            for form in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
            for number, name in months[form][width].items()
        }
    return {}
