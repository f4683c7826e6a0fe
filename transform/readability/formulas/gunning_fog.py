"""Gunning Fog index."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def gunning_fog(counts: Counts) -> float:
    """Years of school, from sentence length and complex words.

    >>> round(gunning_fog(Counts(words=100, sentences=5, complex_words=10)), 2)
    12.0
    """
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


FORMULAS = (
    Formula(
        name="gunning_fog",
        title="Gunning Fog index",
        kind="grade",
        languages=("en",),
        source="Gunning, R. (1952). The technique of clear writing. McGraw-Hill.",
        compute=gunning_fog,
    ),
)
