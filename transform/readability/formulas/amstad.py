"""Amstad."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def amstad(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(amstad(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    72.25
    """
    return 180 - counts.words / counts.sentences - 58.5 * counts.syllables / counts.words


FORMULAS = (
    Formula(
        name="amstad",
        title="Amstad",
        kind="ease",
        languages=("de",),
        source="Amstad, T. (1978). Wie verständlich sind unsere Zeitungen? Dissertation, Universität Zürich.",
        compute=amstad,
    ),
)
