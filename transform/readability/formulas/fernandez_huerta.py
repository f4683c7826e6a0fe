"""Fernández-Huerta."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def fernandez_huerta(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(fernandez_huerta(Counts(words=100, sentences=5, syllables=200)), 2)
    66.44
    """
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.sentences


FORMULAS = (
    Formula(
        name="fernandez_huerta",
        title="Fernández-Huerta",
        kind="ease",
        languages=("es",),
        source="Fernández Huerta, J. (1959). Medidas sencillas de lecturabilidad. Consigna 214, 29-32; F as words a sentence after Law, G. (2011).",
        compute=fernandez_huerta,
    ),
)
