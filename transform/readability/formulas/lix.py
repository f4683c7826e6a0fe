"""LIX."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def lix(counts: Counts) -> float:
    """Words a sentence and the share of words of more than six letters in per cent.

    >>> round(lix(Counts(words=100, sentences=5, long_words=25)), 2)
    45.0
    """
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


FORMULAS = (
    Formula(
        name="lix",
        title="LIX",
        kind="index",
        languages=(),
        source="Björnsson, C. H. (1968). Läsbarhet. Liber.",
        compute=lix,
    ),
)
