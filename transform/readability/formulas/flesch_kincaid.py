"""Flesch-Kincaid grade level."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def flesch_kincaid(counts: Counts) -> float:
    """The grade of a US school that the text asks for.

    >>> round(flesch_kincaid(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    9.91
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


FORMULAS = (
    Formula(
        name="flesch_kincaid_grade",
        title="Flesch-Kincaid grade level",
        kind="grade",
        languages=("en",),
        source="Kincaid, J. P. et al. (1975). Derivation of new readability formulas for Navy enlisted personnel. Research Branch Report 8-75.",
        compute=flesch_kincaid,
    ),
)
