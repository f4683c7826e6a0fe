"""Automated Readability Index."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def automated_readability_index(counts: Counts) -> float:
    """A US grade from letters and digits a word and words a sentence.

    >>> round(automated_readability_index(Counts(words=100, sentences=5, syllables=150, letters=450, characters=460)), 2)
    10.24
    """
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


FORMULAS = (
    Formula(
        name="ari",
        title="Automated Readability Index",
        kind="grade",
        languages=("en",),
        source="Senter, R. J., and Smith, E. A. (1967). Automated Readability Index. AMRL-TR-66-220, Wright-Patterson Air Force Base.",
        compute=automated_readability_index,
    ),
)
