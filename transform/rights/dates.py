"""The dates a source states about itself. A date that is not stated is "", never another one."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from transform.data import load_toml
from transform.model import Document
from transform.rights.claims import first_text
from transform.rights.words import Words

__all__ = ["iso_date", "updated_date"]

_NUMBERS = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?|(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:º|er|\.)?\s+(?:de\s+|del\s+)*(\w+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"(\w+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")

_MONTH_ONLY = re.compile(r"(\w+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})")


def updated_date(document: Document, words: Words) -> str:
    """When the source says that it was updated: ISO 8601 where its date can be read so, else its
    own words, else "".

    It is said by the metadata's `updated`, or by a line of the text that is nothing else
    ("Updated: March 7, 2025"). When it was reviewed is another thing.
    """
    if stated := first_text(document, "updated"):
        return iso_date(stated, document.language)
    label = load_toml("rights/evidence.toml")["updated"]["pattern"]
    alone = re.compile(rf"(?:{label})\s*:?\s*(?P<date>[^<>\[\]]{{4,40}}?)\.?", re.IGNORECASE)
    for line in words.lines:
        match = alone.fullmatch(line.text)
        stated = iso_date(match["date"], document.language) if match else ""
        if re.fullmatch(r"\d[\d/-]*\d{2}", stated):
            return stated
    return ""


def iso_date(text: str, language: str) -> str:
    """The date in ISO 8601, as exact as it is given, where it means one day or month for sure;
    else as it stands.

    Figures with slashes are read month first in English alone.

    >>> iso_date("March 7, 2025", "en"), iso_date("7 de marzo de 2025", "es")
    ('2025-03-07', '2025-03-07')
    >>> iso_date("03/07/2025", "en"), iso_date("03/07/2025", "es"), iso_date("spring 2025", "en")
    ('2025-03-07', '03/07/2025', 'spring 2025')
    >>> iso_date("marzo de 2025", "es")
    '2025-03'
    """
    text = text.strip()
    if match := _NUMBERS.fullmatch(text):
        year, month, day, us_month, us_day, us_year = match.groups()
        if year:
            return _iso(year, month, day) or text
        return (_iso(us_year, us_month, us_day) if language in ("en", "en-US") else "") or text
    if (match := _MONTH_ONLY.fullmatch(text)) and (month := _month(match[1])):
        return f"{match[2]}-{int(month):02}"
    if match := _DAY_FIRST.fullmatch(text):
        return _iso(match[3], _month(match[2]), match[1]) or text
    if match := _MONTH_FIRST.fullmatch(text):
        return _iso(match[3], _month(match[1]), match[2]) or text
    return text


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> str:
    return _months().get(name.casefold(), "")


@cache
def _months() -> dict[str, str]:
    months = load_toml("rights/dates.toml")["months"]
    return {name: str(number) for number, names in enumerate(months, 1) for name in names}
