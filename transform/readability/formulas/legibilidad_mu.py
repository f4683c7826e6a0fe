"""LEGIBILIDAD µ, from the mean and the variance of the words' letters."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula, Unmet

__all__ = ["FORMULAS"]


def legibilidad_mu(counts: Counts) -> float | Unmet:
    """0 (very hard) to 100 (very easy).

    >>> round(legibilidad_mu(Counts(words=4, sentences=1, letters=20, letters_squared=138)), 2)
    70.18
    """
    mean = counts.letters / counts.words
    variance = counts.letters_squared / counts.words - mean**2
    if counts.words < 2 or variance <= 0:
        return Unmet("µ needs words of different lengths")
    return counts.words / (counts.words - 1) * mean / variance * 100


FORMULAS = (
    Formula(
        name="legibilidad_mu",
        title="Legibilidad µ",
        kind="ease",
        languages=("es",),
        source="Muñoz Baquedano, M. (2006). Legibilidad y variabilidad de los textos. Boletín de Investigación Educacional 21(2), 13-26.",
        compute=legibilidad_mu,
    ),
)
