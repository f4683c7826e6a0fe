"""OSMAN, for Arabic."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def osman(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy); long and stressed syllables count twice.

    Where no vowel signs are written, each letter that can carry one counts as a short syllable,
    less two, as in the authors' own program; such figures run low.

    >>> from transform.readability.arabic import ArabicCounts
    >>> signed = ArabicCounts(short=20, long=5, stressed=5, hard=2, complex=1, learned=1)
    >>> round(osman(Counts(words=10, sentences=1, arabic=signed)), 2)
    84.24
    """
    arabic = counts.arabic
    signed = arabic.short + 2 * (arabic.long + arabic.stressed)
    syllables = signed if arabic.short else max(arabic.bare - 2, 0)
    hard = arabic.hard + arabic.complex + arabic.learned + syllables
    return 200.791 - 1.015 * counts.words / counts.sentences - 24.181 * hard / counts.words


FORMULAS = (
    Formula(
        name="osman",
        title="OSMAN",
        kind="ease",
        languages=("ar",),
        source="El-Haj, M., and Rayson, P. (2016). OSMAN: a novel Arabic readability metric. LREC 2016, 250-255.",
        compute=osman,
    ),
)
