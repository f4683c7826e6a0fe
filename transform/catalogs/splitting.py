"""Sentences that were split in two, or joined into one.

Half of a sentence has half of its letters, so matching finds one half at best: the other is looked
for next to it. What is said twice this way is never taken for a translation; it is all fuzzy.
"""

from __future__ import annotations

from collections.abc import Sequence

from transform.catalogs.matching import Match, Sentence

__all__ = ["joined_halves", "split_halves"]

_PART = 90.0  # percent of the shorter one's letters that have to stand in the longer one
_SHORTEST = 12  # letters; less than that stands in many sentences
_NEAR = 2  # places


def split_halves(
    new: Sequence[Sentence], old: Sequence[Sentence], pairs: Sequence[Match]
) -> tuple[Match, ...]:
    """New sentences that are the other half of a removed one, next to the half that was found.

    >>> old = [Sentence("Rest for two days and drink a lot of water.", 0)]
    >>> new = [Sentence("Rest for two days.", 0), Sentence("Drink a lot of water.", 1)]
    >>> [(half.new, half.old) for half in split_halves(new, old, [Match(0, 0, 60.0)])]
    [(1, 0)]
    """
    found = {pair.new for pair in pairs}
    at = {sentence.place: number for number, sentence in enumerate(new)}
    halves = {}
    for pair in pairs:
        for place in _around(new[pair.new].place):
            other = at.get(place)
            if other is None or other in found or other in halves:
                continue
            score = _part(new[other].text, old[pair.old].text)
            if score >= _PART:
                halves[other] = Match(other, pair.old, score)
    return tuple(halves.values())


def joined_halves(
    new: Sequence[Sentence], old: Sequence[Sentence], pairs: Sequence[Match]
) -> tuple[Match, ...]:
    """Removed sentences that are the other half of a new one, next to the half that was found.

    >>> new = [Sentence("Rest for two days and drink a lot of water.", 0)]
    >>> old = [Sentence("Rest for two days.", 0), Sentence("Drink a lot of water.", 1)]
    >>> [(half.new, half.old) for half in joined_halves(new, old, [Match(0, 0, 60.0)])]
    [(0, 1)]
    """
    mirrored = [Match(pair.old, pair.new, pair.score) for pair in pairs if old[pair.old].place >= 0]
    halves = split_halves(old, new, mirrored)
    return tuple(Match(half.old, half.new, half.score) for half in halves)


def _around(place: int) -> range:
    return range(place - _NEAR, place + _NEAR + 1)


def _part(short: str, long: str) -> float:
    """How much of the shorter text stands in the longer one, 0 to 100."""
    from rapidfuzz import fuzz, utils

    if len(short) < _SHORTEST or len(short) >= len(long):
        return 0.0
    return fuzz.partial_ratio(short, long, processor=utils.default_process)
