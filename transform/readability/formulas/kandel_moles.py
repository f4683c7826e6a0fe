"""Kandel-Moles."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def kandel_moles(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy).

    >>> round(kandel_moles(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    76.3
    """
    return 207 - 1.015 * counts.words / counts.sentences - 73.6 * counts.syllables / counts.words


FORMULAS = (
    Formula(
        name="kandel_moles",
        title="Kandel-Moles",
        kind="ease",
        languages=("fr",),
        source="Kandel, L., and Moles, A. (1958). Application de l'indice de Flesch à la langue française. Cahiers d'études de radio-télévision 19, 253-274.",
        compute=kandel_moles,
    ),
)
