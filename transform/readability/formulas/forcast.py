"""FORCAST."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def forcast(counts: Counts) -> float:
    """A US grade from the words of one syllable, published as 20 - N/10 for 150 words.

    >>> round(forcast(Counts(words=150, sentences=5, monosyllables=100)), 2)
    10.0
    """
    return 20 - 15 * counts.monosyllables / counts.words


FORMULAS = (
    Formula(
        name="forcast",
        title="FORCAST",
        kind="grade",
        languages=("en",),
        source="Caylor, J. S. et al. (1973). Methodologies for determining reading requirements of military occupational specialties. HumRRO Technical Report 73-5.",
        compute=forcast,
    ),
)
