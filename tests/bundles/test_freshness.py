"""When a source is due for review, by its own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.bundles.frequencies import Period, period_of
from transform.bundles.freshness import next_review
from transform.metadata import Metadata, MetaMap


def due(reviewed: str, frequency: str) -> str:
    stated = (("lastReviewed", reviewed), ("reviewFrequency", frequency))
    return next_review(Metadata(MetaMap(stated)))


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("daily", 0, 1), ("Weekly", 0, 7), ("fortnightly", 0, 14), ("monthly", 1, 0),
        ("Quarterly.", 3, 0), ("semi-annually", 6, 0), ("half yearly", 6, 0),
        ("annual", 12, 0), ("yearly", 12, 0), ("biennial", 24, 0), ("every two years", 24, 0),
        ("every 3 years", 36, 0), ("every other year", 24, 0), ("every 18 months", 18, 0),
        ("every six months", 6, 0), ("6 months", 6, 0), ("every quarter", 3, 0),
        ("every year", 12, 0), ("once a year", 12, 0), ("twice a year", 6, 0),
        ("2 times per year", 6, 0), ("three times a year", 4, 0), ("twice a week", 0, 3),
        ("every 90 days", 0, 90), ("trimestral", 3, 0), ("Semestral", 6, 0), ("anual", 12, 0),
        ("cada año", 12, 0), ("cada dos años", 24, 0), ("cada 6 meses", 6, 0),
        ("una vez al año", 12, 0), ("dos veces al año", 6, 0), ("todos los años", 12, 0),
        ("quincenal", 0, 15), ("tous les 2 ans", 24, 0), ("une fois par an", 12, 0),
        ("a cada 3 meses", 3, 0), ("duas vezes por ano", 6, 0), ("каждые 2 года", 24, 0),
        ("每年", 12, 0), ("سنويًا", 12, 0),
        ("P6M", 6, 0), ("P1Y", 12, 0), ("p1y6m", 18, 0), ("P2W", 0, 14), ("P1M15D", 1, 15),
    ],
)  # fmt: skip
def test_frequencies(text: str, months: int, days: int) -> None:
    assert period_of(text) == (Period(months, days) if months or days else None)


@pytest.mark.parametrize(
    "text", ["", "when needed", "P", "P0M", "PT6H", "every", "0 months", "every 0 years", "P9999999Y", "sometimes a year"],
)  # fmt: skip
def test_what_is_no_frequency(text: str) -> None:
    assert period_of(text) is None
    assert due("2025-01-31", text) == ""


@pytest.mark.parametrize(
    ("reviewed", "frequency", "expected"),
    [
        ("2025-12-30", "quarterly", "2026-03-30"),
        ("2025-11-30", "quarterly", "2026-02-28"),
        ("2023-11-30", "P3M", "2024-02-29"),
        ("2024-02-29", "yearly", "2025-02-28"),
        ("2024-02-29", "cada 4 años", "2028-02-29"),
        ("2025-08-31", "monthly", "2025-09-30"),
        ("2025-12-31", "P1M1D", "2026-02-01"),
        ("2025-12-25", "weekly", "2026-01-01"),
        ("9999-12-31", "yearly", ""),
        ("May 2025", "yearly", ""),
        ("2025-02-30", "yearly", ""),
    ],
)
def test_the_day_of_the_next_review(reviewed: str, frequency: str, expected: str) -> None:
    assert due(reviewed, frequency) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_review_is_never_due_in_another_month(day: date, months: int) -> None:
    later = date.fromisoformat(due(day.isoformat(), f"P{months}M"))
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(st.text(max_size=30))
def test_no_text_is_an_error(text: str) -> None:
    period_of(text)
