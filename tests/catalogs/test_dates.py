"""Dates in words, told from words that only look like one."""

from __future__ import annotations

import pytest

from transform.catalogs.dates import stated_date


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("March 4, 2025", "en"), ("Mar. 4, 2025", "en"), ("4 March 2025", "en-GB"),
        ("March 4th, 2025", "en"), ("4 de marzo de 2025", "es-MX"), ("4 mars 2025", "fr"),
        ("4. März 2025", "de"), ("4 марта 2025 г.", "ru"), ("2025年3月4日", "zh-Hans"),
        ("4 de março de 2025", "pt-BR"),
    ],
)  # fmt: skip
def test_a_date_is_told(text: str, language: str) -> None:
    assert stated_date(f" {text} ", language) == "2025-03-04"


@pytest.mark.parametrize(
    "text",
    ["March 2025", "May 32, 2025", "Take 4, 2025", "Updated March 4, 2025", "4 mars 2025", "2025"],
)
def test_other_words_are_no_date(text: str) -> None:
    assert stated_date(text, "en") == ""
