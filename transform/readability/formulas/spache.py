"""The revised Spache formula, for texts of the first four grades."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def spache(counts: Counts) -> float:
    """A US grade up to 4 from words a sentence and unfamiliar words, each counted once.

    Spache's own list of 1,041 words is not free to copy; the familiar words of Dale and Chall,
    which are more, stand in for it, so that the figure runs a little low.

    >>> round(spache(Counts(words=100, sentences=10, new_unfamiliar=8)), 3)
    2.525
    """
    share = 100 * counts.new_unfamiliar / counts.words
    return 0.121 * counts.words / counts.sentences + 0.082 * share + 0.659


FORMULAS = (
    Formula(
        name="spache",
        title="Spache (revised)",
        kind="grade",
        languages=("en",),
        source="Spache, G. D. (1974). Good reading for poor readers. Revised edition. Garrard; first in The Elementary School Journal 53 (1953), 410-413.",
        compute=spache,
    ),
)
