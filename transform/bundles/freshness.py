"""When the source's publisher should look at its text again, by its own word.

Bundles hold the date; what is overdue today is for whoever reads it to say.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from transform.bundles.frequencies import period_of
from transform.metadata import Metadata

__all__ = ["iso_date", "next_review"]


def iso_date(text: str) -> str:
    """`text` if it is an ISO 8601 date that exists, else "".

    >>> iso_date("2025-12-30"), iso_date("2025-02-30"), iso_date("May 2025")
    ('2025-12-30', '', '')
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def next_review(metadata: Metadata) -> str:
    """`lastReviewed` plus `reviewFrequency` in ISO 8601, or "" where the source states neither.

    A month that has no such day ends the period on its last day.

    >>> from transform.metadata import MetaMap
    >>> stated = (("lastReviewed", "2025-11-30"), ("reviewFrequency", "quarterly"))
    >>> next_review(Metadata(MetaMap(stated)))
    '2026-02-28'
    """
    reviewed = iso_date(metadata.text("lastReviewed"))
    period = period_of(metadata.text("reviewFrequency"))
    if not reviewed or period is None:
        return ""
    try:
        later = _months_later(date.fromisoformat(reviewed), period.months)
        return (later + timedelta(days=period.days)).isoformat()
    except (ValueError, OverflowError):  # beyond the year 9999
        return ""


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
