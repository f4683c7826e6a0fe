"""Rank correlation with human ratings, on parts held out from fitting."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path

from tests.benchmarks.readability_others import textstat
from tests.readability.fitting import held_out, random_parts, rated_sentences, spearman

__all__ = ["rank_rows"]

_TO_REACH = {"en": 0.80, "fr": 0.75, "ru": 0.72, "ar": 0.72, "hi": 0.72}
# textstat's figures that can be had of one sentence in any language.
_FIGURES = (
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "gunning_fog",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "lix",
    "rix",
    "osman",
)


def rank_rows(corpus: Path, parts: int, retext: list[float] | None) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for language, least in _TO_REACH.items():
        path = corpus / f"readmepp_{language}_train.csv"
        rated = rated_sentences(path, language)
        number = len(rated.ratings)
        ours = held_out(rated, random_parts(number)[:parts])
        with path.open(encoding="utf-8", newline="") as file:
            pairs = [(row["sentence"], float(row["rating"])) for row in csv.DictReader(file)]
        ratings = [rating for _, rating in pairs]
        theirs, name = _best_of_textstat([text for text, _ in pairs], ratings, language)
        other = f"{spearman(retext, ratings):.3f}" if retext and language == "en" else "-"
        rows.append(
            (
                language,
                f"{least:.2f}",
                str(number),
                f"{ours:.3f}",
                f"{theirs:.3f} ({name})",
                "needs 100 words",
                other,
            )
        )
    return rows


def _best_of_textstat(texts: list[str], ratings: list[float], language: str) -> tuple[float, str]:
    """The formula of textstat that comes nearest to the ratings, chosen on all of them."""
    program = textstat()
    best = (0.0, "none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program.set_lang(language)
        for name in _FIGURES:
            if name == "osman" and language != "ar":
                continue
            try:
                figures = [float(getattr(program, name)(text)) for text in texts]
            except (KeyError, ValueError, ZeroDivisionError):
                continue
            best = max(best, (abs(spearman(figures, ratings)), name))
        program.set_lang("en_US")
    return best
