"""One tokenisation for every count, held by a table of texts and their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from transform.language import word_spans, words

FIXTURE = Path(__file__).parent / "fixtures" / "words.txt"


def _cases() -> list[list[str]]:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line[0] != "#"]


@pytest.mark.parametrize(("tag", "text", "expected"), _cases())
def test_words(tag: str, text: str, expected: str) -> None:
    assert words(text, tag) == tuple(expected.split())


def test_spans_are_the_words() -> None:
    text = "Ask, e.g., your doctor's office and/or call."
    assert tuple(text[start:end] for start, end in word_spans(text, "en")) == words(text, "en")


def test_a_combining_accent_does_not_part_a_word() -> None:
    assert len(words("cafe\u0301 bar", "en")) == 2
