"""Syllables of words divided by hand, and the figures of both programs on one text."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.readability_others import textstat
from tests.benchmarks.readability_speed import seed
from transform.language import syllables
from transform.readability import compare_textstat, score
from transform.settings import Settings

__all__ = ["figure_rows", "syllable_rows"]

_FOLDER = Path(__file__).parents[1] / "language" / "fixtures" / "syllables"
_SETS = (
    ("English", "en", "en"),
    ("English, unseen", "en.unseen", "en"),
    ("Spanish", "es", "es"),
    ("Spanish, unseen", "es.unseen", "es"),
)


def _divided(name: str) -> list[tuple[str, int]]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if not line.startswith("#") for entry in line.split()]
    return [(entry.replace("-", ""), entry.count("-") + 1) for entry in entries]


def syllable_rows() -> list[tuple[str, ...]]:
    program = textstat()
    rows = []
    for title, name, language in _SETS:
        cases = _divided(name)
        ours = sum(syllables(word, language) == number for word, number in cases)
        program.set_lang(language)
        theirs = sum(program.syllable_count(word) == number for word, number in cases)
        shares = (f"{100 * right / len(cases):.1f}%" for right in (ours, theirs))
        rows.append((title, str(len(cases)), *shares))
    program.set_lang("en_US")
    return rows


def figure_rows() -> list[tuple[str, ...]]:
    document = seed()
    theirs = dict(compare_textstat(document))
    scores = score(document, Settings().readability).scores
    return [
        (
            name.replace("_", " "),
            "-" if value is None else f"{value:.2f}",
            f"{theirs[name]:.2f}" if name in theirs else "-",
        )
        for name, value in scores
    ]
