"""The four Wiener Sachtextformeln for German."""

from __future__ import annotations

from transform.readability.counts import Counts
from transform.readability.formulas.formula import Formula

__all__ = ["FORMULAS"]


def _shares(counts: Counts) -> tuple[float, float, float, float]:
    """MS, SL, IW and ES: polysyllables in per cent, words a sentence, long and short in per cent."""
    percent = 100 / counts.words
    return (
        percent * counts.polysyllables,
        counts.words / counts.sentences,
        percent * counts.long_words,
        percent * counts.monosyllables,
    )


def wiener_1(counts: Counts) -> float:
    """
    >>> text = Counts(words=100, sentences=10, polysyllables=20, long_words=30, monosyllables=50)
    >>> round(wiener_1(text), 2), round(wiener_2(text), 2)
    (6.92, 7.04)
    """
    ms, sl, iw, es = _shares(counts)
    return 0.1935 * ms + 0.1672 * sl + 0.1297 * iw - 0.0327 * es - 0.875


def wiener_2(counts: Counts) -> float:
    ms, sl, iw, _ = _shares(counts)
    return 0.2007 * ms + 0.1682 * sl + 0.1373 * iw - 2.779


def wiener_3(counts: Counts) -> float:
    """
    >>> text = Counts(words=100, sentences=10, polysyllables=20)
    >>> round(wiener_3(text), 2), round(wiener_4(text), 2)
    (6.72, 6.45)
    """
    ms, sl, _, _ = _shares(counts)
    return 0.2963 * ms + 0.1905 * sl - 1.1144


def wiener_4(counts: Counts) -> float:
    ms, sl, _, _ = _shares(counts)
    return 0.2744 * ms + 0.2656 * sl - 1.693


_SOURCE = (
    "Bamberger, R., and Vanecek, E. (1984). Lesen, Verstehen, Lernen, Schreiben. Jugend und Volk."
)

FORMULAS = tuple(
    Formula(
        name=f"wiener_{number}",
        title=f"Wiener Sachtextformel {number}",
        kind="grade",
        languages=("de",),
        source=_SOURCE,
        compute=compute,
    )
    for number, compute in enumerate((wiener_1, wiener_2, wiener_3, wiener_4), 1)
)
