"""Flesch Reading Ease."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def flesch_reading_ease(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(flesch_reading_ease(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 3)
    59.635
    """
    return (
        206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words
    )


FORMULAS = (
    Formula(
        name="flesch_reading_ease",
        title="Flesch Reading Ease",
        kind="ease",
        languages=("en",),
        source="Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3), 221-233.",
        compute=flesch_reading_ease,
    ),
)
