"""Which removed sentence a new one was made from.

First by their letters, wherever they stand; where there are many removed sentences, those that
share rare words with the new one are compared, so that a document rewritten from top to bottom
does not compare everything with everything. Then, for what is left, by their words, but only
between the same neighbours: there less likeness is proof enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

__all__ = ["Match", "Sentence", "match"]

_LETTERS = 60.0  # percent of the letters in common, as msgmerge asks for
_IN_PLACE = 10.0  # what standing between the same neighbours adds to a score
_WORDS_IN_PLACE = 0.35  # part of the words in common that does between the same neighbours
_ALL = 400  # up to so many removed sentences are all compared
_CANDIDATES = 40
_COMMON = 300  # a word in more sentences than this says nothing about which one it was
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in its own text; an old one may have none any more (-1)."""

    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Match:
    """Numbers of a new and of a removed sentence; `score` is 0 to 100."""

    new: int
    old: int
    score: float


def match(
    new: Sequence[Sentence], old: Sequence[Sentence], anchors: Iterable[tuple[int, int]] = ()
) -> tuple[Match, ...]:
    """The best pairs, one to one. `anchors` are the places, new and old, of unchanged sentences.

    >>> call = Sentence("Call the nurse now.", 0)
    >>> match([call], [Sentence("Stay in bed.", 0), Sentence("Call the nurse.", 1)])
    (Match(new=0, old=1, score=98.23...),)
    """
    if not new or not old:
        return ()
    known = tuple(anchors)
    window = _Window(known)
    likely = (
        replace(pair, score=pair.score + _IN_PLACE)
        if window.has(new[pair.new], old[pair.old])
        else pair
        for pair in _by_letters(new, old)
    )
    pairs = _best(likely, set(), set())
    matched = {pair.new for pair in pairs}, {pair.old for pair in pairs}
    found = ((new[pair.new].place, old[pair.old].place) for pair in pairs)
    window = _Window((*known, *((place, before) for place, before in found if before >= 0)))
    pairs += _best(_in_place(new, old, matched, window), *matched)
    return tuple(pairs)


def _best(found: Iterable[Match], new: set[int], old: set[int]) -> list[Match]:
    """The highest scores first, and each sentence once; `new` and `old` are taken already."""
    taken_new, taken_old = set(new), set(old)
    pairs: list[Match] = []
    nearest = sorted(found, key=lambda p: (-p.score, abs(p.new - p.old), p.new, p.old))
    for pair in nearest:
        if pair.new not in taken_new and pair.old not in taken_old:
            taken_new.add(pair.new)
            taken_old.add(pair.old)
            pairs.append(pair)
    return pairs


def _by_letters(new: Sequence[Sentence], old: Sequence[Sentence]) -> Iterator[Match]:
    from rapidfuzz import fuzz, process

    texts = {number: sentence.text for number, sentence in enumerate(old)}
    index = _Index(texts) if len(old) > _ALL else None
    for number, sentence in enumerate(new):
        choices = texts if index is None else index.candidates(sentence.text)
        found = process.extract(
            sentence.text, choices, scorer=fuzz.ratio, limit=5, score_cutoff=_LETTERS
        )
        yield from (Match(number, place, score) for _, score, place in found)


class _Index:
    """Sentences by their words; candidates share the most words that are not common."""

    def __init__(self, texts: dict[int, str]) -> None:
        self._texts = texts
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in texts.items():
            for word in set(_words(text)):
                self._places[word].append(place)

    def candidates(self, text: str) -> dict[int, str]:
        shared: Counter[int] = Counter()
        for word in set(_words(text)):
            places = self._places.get(word, ())
            if len(places) <= _COMMON:
                shared.update(places)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        return {place: self._texts[place] for place, _ in best[:_CANDIDATES]}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


class _Window:
    """Which old places lie between the same neighbours as a new place does."""

    def __init__(self, anchors: Iterable[tuple[int, int]]) -> None:
        self._anchors = sorted(anchors)
        self._new = [new for new, _ in self._anchors]

    def around(self, place: int) -> tuple[int, int]:
        after = bisect_left(self._new, place)
        first = self._anchors[after - 1][1] if after else -1
        last = self._anchors[after][1] if after < len(self._anchors) else 1 << 60
        return first, last

    def has(self, new: Sentence, old: Sentence) -> bool:
        first, last = self.around(new.place)
        return first < old.place < last


def _in_place(
    new: Sequence[Sentence],
    old: Sequence[Sentence],
    matched: tuple[set[int], set[int]],
    window: _Window,
) -> Iterator[Match]:
    from rapidfuzz.distance import Indel

    left = sorted((s.place, n) for n, s in enumerate(old) if n not in matched[1] and s.place >= 0)
    places = [place for place, _ in left]
    for number, sentence in enumerate(new):
        if number in matched[0]:
            continue
        first, last = window.around(sentence.place)
        words = _words(sentence.text)
        start = bisect_left(places, first + 1)
        for place, other in left[start : start + _CANDIDATES]:
            if place >= last:
                break
            score = Indel.normalized_similarity(words, _words(old[other].text))
            if score >= _WORDS_IN_PLACE:
                yield Match(number, other, score * 100)
