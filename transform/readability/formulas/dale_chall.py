"""The new Dale-Chall formula, on the list of 3,000 familiar words."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def dale_chall(counts: Counts) -> float:
    """A raw score; 4.9 and less is grade 4 and below, 9.0 to 9.9 is college.

    >>> round(dale_chall(Counts(words=100, sentences=5, unfamiliar_words=10)), 2)
    6.21
    >>> round(dale_chall(Counts(words=100, sentences=5, unfamiliar_words=5)), 2)
    1.78
    """
    share = 100 * counts.unfamiliar_words / counts.words
    score = 0.1579 * share + 0.0496 * counts.words / counts.sentences
    return score + 3.6365 if share > 5 else score


FORMULAS = (
    Formula(
        name="dale_chall",
        title="Dale-Chall",
        kind="grade",
        languages=("en",),
        source="Dale, E., and Chall, J. S. (1948). A formula for predicting readability. Educational Research Bulletin 27, 11-28; list of Chall, J. S., and Dale, E. (1995). Readability revisited. Brookline.",
        compute=dale_chall,
    ),
)
