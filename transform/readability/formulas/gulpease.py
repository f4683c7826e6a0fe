"""Gulpease."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def gulpease(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(gulpease(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    59.0
    """
    return 89 + (300 * counts.sentences - 10 * counts.letters) / counts.words


FORMULAS = (
    Formula(
        name="gulpease",
        title="Gulpease",
        kind="ease",
        languages=("it",),
        source="Lucisano, P., and Piemontese, M. E. (1988). Gulpease: una formula per la predizione della difficoltà dei testi in lingua italiana. Scuola e città 39(3), 110-124.",
        compute=gulpease,
    ),
)
