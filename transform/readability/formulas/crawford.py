"""Crawford."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def crawford(counts: Counts) -> float:
    """Years of school, made for primary-school texts.

    >>> round(crawford(Counts(words=100, sentences=8, syllables=190)), 2)
    4.26
    """
    return (
        -0.205 * 100 * counts.sentences / counts.words
        + 0.049 * 100 * counts.syllables / counts.words
        - 3.407
    )


FORMULAS = (
    Formula(
        name="crawford",
        title="Crawford",
        kind="grade",
        languages=("es",),
        source="Crawford, A. N. (1984). A Spanish language Fry-type readability procedure: elementary level. California State University.",
        compute=crawford,
    ),
)
