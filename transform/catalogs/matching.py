"""Which removed sentence a new one was made from.

rapidfuzz compares the few candidates; where there are many removed sentences, those that share
rare words with the new one are the candidates, so that a document rewritten from top to bottom
does not compare everything with everything.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Match", "match"]

THRESHOLD = 60.0  # percent of characters in common, as msgmerge asks for
_ALL = 400  # up to so many removed sentences are all compared
_CANDIDATES = 40
_COMMON = 300  # a word in more sentences than this says nothing about which one it was
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """Places of a new and a removed sentence; `score` is 0 to 100."""

    new: int
    old: int
    score: float


def match(new: Sequence[str], old: Sequence[str]) -> tuple[Match, ...]:
    """The best pairs, one to one, by falling score.

    >>> match(["Call the nurse now."], ["Stay in bed.", "Call the nurse."])
    (Match(new=0, old=1, score=88.23...),)
    """
    if not new or not old:
        return ()
    found = _compare(new, old)
    found.sort(key=lambda pair: (-pair.score, abs(pair.new - pair.old), pair.new, pair.old))
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    pairs: list[Match] = []
    for pair in found:
        if pair.new not in taken_new and pair.old not in taken_old:
            taken_new.add(pair.new)
            taken_old.add(pair.old)
            pairs.append(pair)
    return tuple(pairs)


def _compare(new: Sequence[str], old: Sequence[str]) -> list[Match]:
    from rapidfuzz import fuzz, process  # heavy: only when something changed

    few = len(old) <= _ALL
    everything = dict(enumerate(old))
    index = None if few else _Index(old)
    return [
        Match(number, place, score)
        for number, text in enumerate(new)
        for _, score, place in process.extract(
            text,
            everything if index is None else {p: old[p] for p in index.candidates(text)},
            scorer=fuzz.ratio,
            processor=None,
            limit=5,
            score_cutoff=THRESHOLD,
        )
    ]


class _Index:
    """Sentences by their words; candidates share the rarest words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for word in set(_WORD.findall(text.casefold())):
                self._places[word].append(place)

    def candidates(self, text: str) -> list[int]:
        shared: Counter[int] = Counter()
        for word in set(_WORD.findall(text.casefold())):
            places = self._places.get(word, ())
            if len(places) <= _COMMON:
                for place in places:
                    shared[place] += 1
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        return [place for place, _ in best[:_CANDIDATES]]
