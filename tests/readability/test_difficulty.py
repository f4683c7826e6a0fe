"""Sentence difficulty: sensible on plain cases, and no better than its fitting shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.readability.fitting import fit, held_out, rated_sentences, spearman
from transform.data import load_table
from transform.language import supported_languages
from transform.readability.difficulty import difficulty, features

SHARED = Path(os.environ.get("TRANSFORM_SHARED", Path(__file__).parents[3] / "shared"))
CORPUS = SHARED / "corpus" / "readability"


@pytest.mark.parametrize(
    ("language", "easier", "harder"),
    [
        ("en", "The cat sat on the mat.", "Pharmacological regimens necessitate surveillance."),
        (
            "fr",
            "Le chat dort.",
            "Les modalités thérapeutiques nécessitent une surveillance continue.",
        ),
        ("ru", "Кот спит.", "Фармакологические схемы требуют длительного наблюдения."),
        ("hi", "बिल्ली सो रही है।", "औषधीय उपचार पद्धतियों के लिए निरंतर चिकित्सकीय निगरानी आवश्यक है।"),
        (
            "ar",
            "القط نائم.",
            "تتطلب البروتوكولات العلاجية الدوائية مراقبة مستمرة للمضاعفات القلبية.",
        ),
    ],
)
def test_short_and_plain_is_easier(language: str, easier: str, harder: str) -> None:
    low, high = difficulty(easier, language), difficulty(harder, language)
    assert low is not None
    assert high is not None
    assert 1 <= low < high <= 6


def test_a_language_without_weights_has_no_figure() -> None:
    assert difficulty("El gato duerme.", "es") is None
    assert difficulty("...", "en") is None


def test_every_weight_is_of_a_feature() -> None:
    rows = load_table("readability/difficulty.tsv")
    for language in {row["language"] for row in rows}:
        named = {row["feature"] for row in rows if row["language"] == language}
        assert language in supported_languages()
        assert named == {"constant", *features("a b c", language)}


def test_ranks() -> None:
    assert spearman([1, 2, 3], [10, 20, 30]) == pytest.approx(1)
    assert spearman([1, 2, 2], [3, 1, 1]) == pytest.approx(-1)


def test_the_stored_weights_are_the_fitted_ones_and_hold_on_unseen_sentences() -> None:
    path = CORPUS / "readmepp_fr_train.csv"
    if not path.is_file():
        pytest.skip("the shared corpus is not here (set TRANSFORM_SHARED)")
    rated = rated_sentences(path, "fr")
    stored = {
        row["feature"]: float(row["weight"])
        for row in load_table("readability/difficulty.tsv")
        if row["language"] == "fr"
    }
    assert fit(rated) == pytest.approx(stored, abs=1e-4)
    assert held_out(rated) >= 0.78
