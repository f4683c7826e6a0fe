"""Coleman-Liau index."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def _per_100(number: int, counts: Counts) -> float:
    return 100 * number / counts.words


def coleman_liau(counts: Counts) -> float:
    """A US grade from letters and sentences per 100 words.

    >>> round(coleman_liau(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    9.18
    """
    return (
        0.0588 * _per_100(counts.letters, counts)
        - 0.296 * _per_100(counts.sentences, counts)
        - 15.8
    )


FORMULAS = (
    Formula(
        name="coleman_liau",
        title="Coleman-Liau index",
        kind="grade",
        languages=("en",),
        source="Coleman, M., and Liau, T. L. (1975). A computer readability formula designed for machine scoring. Journal of Applied Psychology 60(2), 283-284.",
        compute=coleman_liau,
    ),
)
