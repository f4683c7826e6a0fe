"""Translations that are harder to read than their source, by our own measure of difficulty."""

from __future__ import annotations

from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.phrases import is_unspaced
from transform.errors import InputError
from transform.readability.difficulty import difficulty, why_no_difficulty

__all__ = ["MARGIN", "readability"]

MARGIN = 1.0
"""Steps on the scale from 1 to 6 by which a translation may be harder than its source."""

_EASY = 3.5  # up to here nobody needs to write more simply
_LEAST = 8  # words: of less, the figure says little
_LETTERS = 1.3  # of the source's: with fewer, no sentence has been seen to be harder by the margin


def readability(pair: Pair) -> Iterator[Hit]:
    """Compared on the scale of CEFR levels, 1 to 6, which both languages share."""
    if len(pair.source_words) < _LEAST or not _may_be_harder(pair):
        return
    target = _figure(pair.target, pair.locale)
    if target is None or target < _EASY:
        return
    source = _figure(pair.source, pair.language)
    if source is not None and target - source > MARGIN:
        yield Hit(f"difficulty {target:.1f} of 6, where the source has {source:.1f}")


def _may_be_harder(pair: Pair) -> bool:
    """Whether there are so many more letters that the figures, which take time, can differ."""
    unspaced = is_unspaced(pair.locale) or is_unspaced(pair.language)
    return unspaced or len(pair.target) >= _LETTERS * len(pair.source)


def _figure(text: str, locale: str) -> float | None:
    try:
        return None if why_no_difficulty(locale) else difficulty(text, locale)
    except InputError:
        return None
