"""RIX."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def rix(counts: Counts) -> float:
    """Words of more than six letters a sentence.

    >>> round(rix(Counts(words=100, sentences=5, long_words=25)), 2)
    5.0
    """
    return counts.long_words / counts.sentences


FORMULAS = (
    Formula(
        name="rix",
        title="RIX",
        kind="index",
        languages=(),
        source="Anderson, J. (1983). Lix and Rix: variations on a little-known readability index. Journal of Reading 26(6), 490-496.",
        compute=rix,
    ),
)
