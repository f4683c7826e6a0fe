"""Oborneva's Flesch formulas for Russian."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]

_SOURCE = (
    "Oborneva, I. V. (2006). Automated estimation of complexity of educational texts on the basis "
    "of statistical parameters. Dissertation, Moscow."
)


def oborneva_ease(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(oborneva_ease(Counts(words=100, sentences=8, syllables=230)), 2)
    52.36
    """
    return 206.835 - 1.3 * counts.words / counts.sentences - 60.1 * counts.syllables / counts.words


def oborneva_grade(counts: Counts) -> float:
    """Years of school.

    >>> round(oborneva_grade(Counts(words=100, sentences=8, syllables=230)), 2)
    9.98
    """
    return 0.5 * counts.words / counts.sentences + 8.4 * counts.syllables / counts.words - 15.59


FORMULAS = (
    Formula("oborneva_ease", "Oborneva ease", "ease", ("ru",), _SOURCE, oborneva_ease),
    Formula("oborneva_grade", "Oborneva grade", "grade", ("ru",), _SOURCE, oborneva_grade),
)
