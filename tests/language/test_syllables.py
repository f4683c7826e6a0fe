"""Syllables against words divided by hand, and the few rules that a reader can check by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from transform.language import syllables
from transform.language.syllables_english import count_by_spelling

FIXTURES = Path(__file__).parent / "fixtures" / "syllables"


def _divided(tag: str) -> list[tuple[str, int]]:
    text = (FIXTURES / f"{tag}.txt").read_text(encoding="utf-8")
    entries = [
        entry for line in text.splitlines() if not line.startswith("#") for entry in line.split()
    ]
    return [(entry.replace("-", ""), entry.count("-") + 1) for entry in entries]


@pytest.mark.parametrize(("tag", "least"), [("en", 0.97), ("es", 0.99)])
def test_medical_words(tag: str, least: float) -> None:
    cases = _divided(tag)
    wrong = [
        (word, syllables(word, tag), number)
        for word, number in cases
        if syllables(word, tag) != number
    ]
    assert len(cases) >= 300
    assert 1 - len(wrong) / len(cases) >= least, wrong


def test_spelling_alone_does_well_on_words_no_dictionary_has() -> None:
    cases = _divided("en")
    right = sum(count_by_spelling(word.lower()) == number for word, number in cases)
    assert right / len(cases) >= 0.9
