"""Numbers and their units stay in one piece in right-to-left text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.bundles.directions import visible_in


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("حرارة 39.5 °C أو أكثر", ["39.5 °C"]),
        ("تناول 1,000 mg مرتين", ["1,000 mg"]),
        ("من 5-10 mg/kg", ["5-10 mg/kg"]),
        ("٣٩٫٥ °C", ["٣٩٫٥ °C"]),
        ("اتصل على 1-800-555-0100 الآن", ["1-800-555-0100"]),
        ("أو +33 1 55 50 10 00.", ["+33 1 55 50 10 00"]),
        ("نحو 5 من كل 6 أطفال", []),
        ("قبل أن يبلغوا 3 سنوات", []),
        ("الجين TP53 والعقار IL-2", []),
        ("في عام 2024، 50%", []),
    ],
)
def test_what_is_kept_in_one_piece(text: str, pieces: list[str]) -> None:
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', visible_in(text, "ar")) == pieces


@given(st.text(alphabet="ab مح0159٣.,- °C+()<&\x00", max_size=40))
def test_no_character_is_lost_or_moved(text: str) -> None:
    without = re.sub(r"</?bdi[^>]*>", "", visible_in(text, "ar"))
    assert unescape(without) == unescape(visible_in(text, "en")) == text.replace("\x00", "")
