"""SARI (Xu et al., 2016, TACL 4:401-415): how good the words are that a simplifier adds, keeps, deletes.

For n-grams of 1 to 4 words it compares source, output and references. Added n-grams are counted
once each; kept and deleted ones are weighed by how many references agree. Adding and keeping are
measured by F1, deleting by precision. A share with nothing to measure is 0, as in the authors'
own program; a corpus has the mean of its sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

__all__ = ["Sari", "corpus_sari", "sari"]

LONGEST = 4
"""Words of an n-gram."""

Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sari:
    """Each share from 0 to 100."""

    add: float
    keep: float
    delete: float

    @property
    def score(self) -> float:
        return (self.add + self.keep + self.delete) / 3


def _grams(text: str, length: int) -> Grams:
    words = re.findall(r"\w+(?:['’.,-]\w+)*|[^\w\s]", text.lower())
    return Counter(zip(*(words[i:] for i in range(length)), strict=False))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _scaled(grams: Grams, times: int) -> Grams:
    return Counter({gram: count * times for gram, count in grams.items()})


def _added(source: Grams, output: Grams, references: Grams) -> float:
    added = set(output) - set(source)
    wanted = set(references) - set(source)
    good = len(added & wanted)
    return _f1(good / len(added) if added else 0.0, good / len(wanted) if wanted else 0.0)


def _kept(source: Grams, output: Grams, references: Grams) -> float:
    kept, wanted = source & output, source & references
    good = kept & references
    return _f1(
        _mean(good[gram] / kept[gram] for gram in kept),
        _mean(good[gram] / wanted[gram] for gram in wanted),
    )


def _deleted(source: Grams, output: Grams, references: Grams) -> float:
    deleted = source - output
    good = deleted - references
    return _mean(good[gram] / deleted[gram] for gram in deleted)


def sari(source: str, output: str, references: Sequence[str]) -> Sari:
    """The three shares of one text.

    >>> told = "They use it in the clinic at once."
    >>> sari("They utilize it in the clinic at once.", told, [told]).score
    100.0
    """
    times = len(references)
    shares = []
    for length in range(1, LONGEST + 1):
        before, after = (_scaled(_grams(text, length), times) for text in (source, output))
        told: Grams = sum((_grams(text, length) for text in references), Counter())
        shares.append(tuple(measure(before, after, told) for measure in (_added, _kept, _deleted)))
    add, keep, delete = (100 * mean(share) for share in zip(*shares, strict=True))
    return Sari(add, keep, delete)


def corpus_sari(cases: Iterable[tuple[str, str, Sequence[str]]]) -> Sari:
    """The mean over (source, output, references) triples."""
    found = [sari(*case) for case in cases]
    return Sari(
        mean(one.add for one in found),
        mean(one.keep for one in found),
        mean(one.delete for one in found),
    )
