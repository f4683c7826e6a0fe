"""SMOG, which holds for thirty sentences or more."""

from __future__ import annotations

from math import sqrt

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula, Unmet

__all__ = ["FORMULAS"]

_LEAST_SENTENCES = 30


def smog(counts: Counts) -> float | Unmet:
    """A US grade from the words of three syllables or more.

    >>> round(smog(Counts(words=600, sentences=30, polysyllables=95)), 2)
    13.3
    >>> smog(Counts(words=60, sentences=5, polysyllables=9))
    Unmet(reason='SMOG needs 30 sentences, and the text has 5')
    """
    if counts.sentences < _LEAST_SENTENCES:
        return Unmet(
            f"SMOG needs {_LEAST_SENTENCES} sentences, and the text has {counts.sentences}"
        )
    return 1.0430 * sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291


FORMULAS = (
    Formula(
        name="smog",
        title="SMOG",
        kind="grade",
        languages=("en",),
        source="McLaughlin, G. H. (1969). SMOG grading: a new readability formula. Journal of Reading 12(8), 639-646.",
        compute=smog,
    ),
)
