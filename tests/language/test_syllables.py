"""Syllables against words divided by hand, and the few rules that a reader can check by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.errors import InputError
from transform.language import has_syllables, supported_languages, syllables, words
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


@pytest.mark.parametrize(("tag", "least"), [("en", 0.97), ("es", 0.99)])
def test_medical_words_that_no_rule_was_made_for(tag: str, least: float) -> None:
    cases = _divided(f"{tag}.unseen")
    right = sum(syllables(word, tag) == number for word, number in cases)
    assert len(cases) >= 50
    assert right / len(cases) >= least
    assert not {word for word, _ in cases} & {word for word, _ in _divided(tag)}


def test_spelling_alone_does_well_on_words_no_dictionary_has() -> None:
    cases = _divided("en")
    right = sum(count_by_spelling(word.lower()) == number for word, number in cases)
    assert right / len(cases) >= 0.9


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12,000", 3),
        ("2.5", 3),
        ("10²", 2),
        ("½", 1),
        ("X-ray", 2),
        ("CTLA-4", 5),
        ("AIDS", 1),
        ("IIIB", 2),
        ("U.S.", 2),
        ("patient’s", 2),
        ("and/or", 2),
        ("...", 1),
    ],
)
def test_what_is_no_plain_word(word: str, number: int) -> None:
    assert syllables(word, "en") == number


def test_a_language_whose_spelling_tells_no_syllables_is_an_error() -> None:
    with pytest.raises(InputError):
        syllables("مرض", "ar")


@settings(deadline=None)  # the first run reads the dictionary
@given(st.text(max_size=30), st.sampled_from(supported_languages()))
def test_any_word_can_be_counted(text: str, language: str) -> None:
    for word in words(text, language):
        if has_syllables(language):
            assert syllables(word, language) >= 1
