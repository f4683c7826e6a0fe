"""Texts that are like another one, found among many without comparing it with all of them.

Texts that are alike are about as long and share words. Of a text's words the rarest are looked up
among texts of a like length: so many of them that a text sharing the asked part of the words is
found by one of them at least. Those that share the most are then compared letter by letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import ceil

from transform.data import load_toml
from transform.locale import base_language

__all__ = ["SimilarTexts"]

_WORD = re.compile(r"\w+")
_FEW = 3  # words; texts of so few are looked up by runs of letters as well
_RUN = 3  # letters
_SHORT = 30  # letters; a change of one may touch most tokens of so short a text
_FEW_AND_MORE = 6  # words; a text of three words may be like one of six


class SimilarTexts:
    """Texts of one language, each once, by their tokens."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        settings = load_toml("catalogs/memory.toml")
        self.lowest: float = settings["lowest"]
        self._share: float = settings["shared_words"]
        self._candidates: int = settings["candidates"]
        self._unspaced = base_language(language) in load_toml("catalogs/joining.toml")["unspaced"]
        self._texts = sorted(set(texts), key=lambda text: (len(text), text))
        self._lengths = [len(text) for text in self._texts]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._texts):
            for token in self._tokens(text, _FEW_AND_MORE):
                self._places[token].append(place)

    def _tokens(self, text: str, few: int) -> set[str]:
        folded = text.casefold()
        if self._unspaced:
            return {folded[place : place + 2] for place in range(max(len(folded) - 1, 1))}
        words = _WORD.findall(folded)
        tokens = set(words)
        if len(words) <= few:
            spread = f" {folded} "
            tokens |= {f" {spread[n : n + _RUN]}" for n in range(len(spread) - _RUN + 1)}
        return tokens

    def find(self, text: str) -> list[tuple[str, float]]:
        """Texts with at least `lowest` percent of the letters in common, the likest first.

        >>> SimilarTexts(["Take two tablets.", "Call us."], "en").find("Take ten tablets.")
        [('Take two tablets.', 88.23...)]
        """
        from rapidfuzz import fuzz, process

        choices = {place: self._texts[place] for place in self._likely(text)}
        found = process.extract(text, choices, scorer=fuzz.ratio, limit=5, score_cutoff=self.lowest)
        return [(said, score) for said, score, _ in sorted(found, key=lambda f: (-f[1], f[2]))]

    def _likely(self, text: str) -> list[int]:
        # ratio = 2 * common / (a + b), and no more is common than the shorter one has.
        share = self.lowest / (200 - self.lowest)
        first = bisect_left(self._lengths, share * len(text))
        end = bisect_right(self._lengths, len(text) / share)
        tokens = self._tokens(text, _FEW)
        rarest = sorted(
            (_between(self._places.get(token, ()), first, end) for token in tokens),
            key=lambda part: part[2] - part[1],
        )
        enough = len(rarest) - ceil(self._share * len(rarest)) + 1
        if len(text) < _SHORT:
            enough = len(rarest)
        shared: Counter[int] = Counter()
        for places, start, stop in rarest[:enough]:
            shared.update(places[start:stop])
        return sorted(_most(shared, self._candidates))


def _most(shared: Counter[int], limit: int) -> list[int]:
    """The places that are counted most often; of those counted alike the first ones."""
    found: list[int] = []
    for count in sorted(set(shared.values()), reverse=True):
        same = [place for place, times in shared.items() if times == count]
        found += nsmallest(limit - len(found), same)
        if len(found) == limit:
            break
    return found


def _between(places: Sequence[int], first: int, end: int) -> tuple[Sequence[int], int, int]:
    return places, bisect_left(places, first), bisect_left(places, end)
