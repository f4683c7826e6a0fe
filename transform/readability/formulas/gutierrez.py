"""Gutiérrez de Polini."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def gutierrez_polini(counts: Counts) -> float:
    """Made for Spanish from the start, for sixth-grade texts; higher is easier.

    >>> round(gutierrez_polini(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    44.55
    """
    return 95.2 - 9.7 * counts.letters / counts.words - 0.35 * counts.words / counts.sentences


FORMULAS = (
    Formula(
        name="gutierrez_polini",
        title="Gutiérrez de Polini",
        kind="ease",
        languages=("es",),
        source="Gutiérrez de Polini, L. E. (1972). Investigación sobre lectura en Venezuela. Ministerio de Educación, Caracas.",
        compute=gutierrez_polini,
    ),
)
