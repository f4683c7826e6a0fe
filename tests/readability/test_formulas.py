"""The formulas on texts whose counts a reader can check by eye."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.readability.documents import scored
from transform.data import exists, load_toml
from transform.language import has_syllables, supported_languages
from transform.readability.counts import Counts, total
from transform.readability.formulas import FORMULAS, Unmet, formulas_for

PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
CAT = "The cat sat on the mat."
EXAMPLES = [
    # Both sentences and their reading ease of 37.5 and 116 are the usual textbook ones.
    ("en", PLATYPUS, "flesch_reading_ease", 206.835 - 1.015 * 13 - 84.6 * 24 / 13),
    ("en", PLATYPUS, "flesch_kincaid_grade", 0.39 * 13 + 11.8 * 24 / 13 - 15.59),
    ("en", CAT, "flesch_reading_ease", 116.145),
    ("en", CAT, "flesch_kincaid_grade", 0.39 * 6 + 11.8 - 15.59),
    # 17 letters; no word of more than six; "mat" is not on the list of familiar words.
    ("en", CAT, "ari", 4.71 * 17 / 6 + 0.5 * 6 - 21.43),
    ("en", CAT, "coleman_liau", 0.0588 * 1700 / 6 - 0.296 * 100 / 6 - 15.8),
    ("en", CAT, "lix", 6.0),
    ("en", CAT, "rix", 0.0),
    ("en", CAT, "forcast", 5.0),
    # "seemingly", "reptilian" count; "Australian" is a name, "platypus" and "mammal"? three: pla-ty-pus.
    ("en", PLATYPUS, "gunning_fog", 0.4 * (13 + 100 * 3 / 13)),
    ("en", PLATYPUS, "lix", 13 + 100 * 5 / 13),
    ("en", PLATYPUS, "rix", 5.0),
    # Words 5, syllables 10 (el cán-cer es u-na en-fer-me-dad), letters 22.
    ("es", "El cáncer es una enfermedad.", "szigriszt_pazos", 206.835 - 62.3 * 2 - 5),
    ("es", "El cáncer es una enfermedad.", "fernandez_huerta", 206.84 - 60 * 2 - 1.02 * 5),
    ("es", "El cáncer es una enfermedad.", "gutierrez_polini", 95.2 - 9.7 * 23 / 5 - 0.35 * 5),
    ("es", "El cáncer es una enfermedad.", "crawford", -0.205 * 20 + 0.049 * 200 - 3.407),
    # Words 5, syllables 8 (le can-cer est une ma-la-die).
    ("fr", "Le cancer est une maladie.", "kandel_moles", 207 - 1.015 * 5 - 73.6 * 8 / 5),
    # Words 5, syllables 7 (der Krebs ist ei-ne Krank-heit), one word of more than six letters.
    ("de", "Der Krebs ist eine Krankheit.", "amstad", 180 - 5 - 58.5 * 7 / 5),
    (
        "de",
        "Der Krebs ist eine Krankheit.",
        "wiener_1",
        0.1672 * 5 + 0.1297 * 20 - 0.0327 * 60 - 0.875,
    ),
    # Words 5, letters 24.
    ("it", "Il tumore è una malattia.", "gulpease", 89 + (300 - 10 * 20) / 5),
    # Words 5, syllables 9 (o cân-cer é u-ma do-en-ça).
    ("pt", "O câncer é uma doença.", "flesch_portuguese", 248.835 - 1.015 * 5 - 84.6 * 9 / 5),
    # "zygote" is the one word off the list and counts once; 9 words, 2 sentences.
    (
        "en",
        "The cat sat on the zygote. The zygote sat.",
        "spache",
        0.121 * 4.5 + 0.082 * 100 / 9 + 0.659,
    ),
    # No vowel signs: letters that can carry a vowel 4 + 4 + 2 = 10, less two.
    ("ar", "المرض قصير جدا.", "osman", 200.791 - 1.015 * 3 - 24.181 * 8 / 3),
    # Signs: 3 + 2 short, one long, which counts twice.
    ("ar", "كَتَبَ كِتَابَ.", "osman", 200.791 - 1.015 * 2 - 24.181 * (5 + 2) / 2),
    # Words 3, syllables 6 (рак это бо-лезнь).
    ("ru", "Рак это болезнь.", "oborneva_ease", 206.835 - 1.3 * 3 - 60.1 * 5 / 3),
]


@pytest.mark.parametrize(("language", "text", "name", "expected"), EXAMPLES)
def test_worked_examples(language: str, text: str, name: str, expected: float) -> None:
    counts = total(sentence.counts for sentence in scored(text, language).sentences)
    (formula,) = (f for f in formulas_for(language) if f.name == name)
    assert formula.compute(counts) == pytest.approx(expected, abs=0.01)


def test_coleman_and_liau_s_own_figures() -> None:
    (formula,) = (f for f in FORMULAS if f.name == "coleman_liau")
    counts = Counts(words=119, sentences=5, letters=639)  # grade 14.5
    assert formula.compute(counts) == pytest.approx(14.53, abs=0.01)


def test_smog_for_thirty_sentences() -> None:
    (formula,) = (f for f in FORMULAS if f.name == "smog")
    assert formula.compute(Counts(words=300, sentences=30, polysyllables=25)) == pytest.approx(
        8.34, abs=0.01
    )
    assert isinstance(formula.compute(Counts(words=300, sentences=29, polysyllables=25)), Unmet)


def test_every_formula_names_its_source_and_its_languages() -> None:
    names = [formula.name for formula in FORMULAS]
    assert len(names) == len(set(names))
    for formula in FORMULAS:
        assert any(f"({year})" in formula.source for year in range(1940, 2026)), formula.name
        assert all(exists(f"language/{tag}.toml") for tag in formula.languages)


@pytest.mark.parametrize("language", supported_languages())
def test_no_formula_that_needs_syllables_where_none_are_counted(language: str) -> None:
    if has_syllables(language):
        return
    assert {formula.name for formula in formulas_for(language)} <= {"lix", "rix", "osman"}


def test_the_page_names_every_formula_and_rule() -> None:
    page = (ROOT / "docs" / "readability.md").read_text(encoding="utf-8")
    names = {formula.name for formula in FORMULAS} | set(load_toml("readability/rules.toml"))
    assert {name for name in names if f"`{name}`" not in page} == set()
