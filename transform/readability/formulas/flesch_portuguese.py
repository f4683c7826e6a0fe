"""Flesch for Portuguese."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def flesch_portuguese(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(flesch_portuguese(Counts(words=100, sentences=5, syllables=200)), 2)
    59.34
    """
    return (
        248.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words
    )


FORMULAS = (
    Formula(
        name="flesch_portuguese",
        title="Flesch for Portuguese",
        kind="ease",
        languages=("pt",),
        source="Martins, T. B. F. et al. (1996). Readability formulas applied to textbooks in Brazilian Portuguese. Notas do ICMSC-USP 28.",
        compute=flesch_portuguese,
    ),
)
