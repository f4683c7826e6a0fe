"""Translations that are harder to read than their source, by our own measure of difficulty."""

from __future__ import annotations

from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.errors import InputError
from transform.readability.difficulty import difficulty, why_no_difficulty

__all__ = ["MARGIN", "readability"]

MARGIN = 1.0
"""Steps on the scale from 1 to 6 by which a translation may be harder than its source."""

_LEAST = 8  # words: of less, the figure says little


def readability(pair: Pair) -> Iterator[Hit]:
    """Compared on the scale of CEFR levels, 1 to 6, which both languages share."""
    if len(pair.source_words) < _LEAST:
        return
    source, target = _figure(pair.source, pair.language), _figure(pair.target, pair.locale)
    if source is not None and target is not None and target - source > MARGIN:
        yield Hit(f"difficulty {target:.1f} of 6, where the source has {source:.1f}")


def _figure(text: str, locale: str) -> float | None:
    try:
        return None if why_no_difficulty(locale) else difficulty(text, locale)
    except InputError:
        return None
