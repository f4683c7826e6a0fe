from __future__ import annotations

import pytest

from transform.wording import format_date, format_number, format_percent, language_name

DATES = [
    ("2025-12-30", "en", "December 30, 2025"),
    ("2025-12-30", "en-GB", "30 December 2025"),
    ("2025-12-30", "es", "30 de diciembre de 2025"),
    ("2025-12-30", "zh-Hans", "2025年12月30日"),
    ("2025-12-30", "ar-XB", "\u200f\u202eDecember\u202c\u200f 30, 2025"),
    ("2025-12-30", "en-XA", "Ðéçéɱƀéŕ 30, 2025"),
    ("2025-12", "fr", "décembre 2025"),
    ("2025", "ru", "2025"),
    ("30.12.2025", "ru", "30.12.2025"),
    ("2025-13-01", "es", "2025-13-01"),
    ("", "es", ""),
]


@pytest.mark.parametrize(("iso", "locale", "written"), DATES)
def test_dates_are_as_exact_as_they_are_given(iso: str, locale: str, written: str) -> None:
    assert format_date(iso, locale) == written


def test_numbers_keep_all_their_digits() -> None:
    assert format_number(1234567, "en") == "1,234,567"
    assert format_number(0.0125, "es") == "0,0125"
    assert format_number(1234.5, "ar-EG") == "1,234.5"
    assert format_percent(0.0025, "en") == "0.25%"
    assert format_percent(0.1, "fr") == "10\N{NO-BREAK SPACE}%"


def test_languages_are_named_in_the_reader_s_own() -> None:
    assert language_name("es", "en") == "Spanish"
    assert language_name("en", "es") == "inglés"
    assert language_name("zh-Hans", "en") == "Chinese (Simplified)"
    assert language_name("en-XA", "en") == "en-XA"
