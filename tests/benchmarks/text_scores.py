"""How much of a text is in another: words, and stretches of four words, counted as multisets.

Web extraction is usually compared so: precision is the share of what came out that should have,
recall the share of what should have that did.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Score", "mean", "score"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(expected: str, found: str, length: int = 1) -> Score:
    """Compare by stretches of `length` words.

    >>> score("rest and drink", "menu rest and drink")
    Score(precision=0.75, recall=1.0)
    """
    wanted, got = _stretches(expected, length), _stretches(found, length)
    shared = (wanted & got).total()
    return Score(
        shared / got.total() if got else 0.0,
        shared / wanted.total() if wanted else 1.0,
    )


def _stretches(text: str, length: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(zip(*(words[start:] for start in range(length)), strict=False))


def mean(scores: Iterable[Score]) -> Score:
    """The mean over pages: a short page weighs as much as a long one."""
    pages = list(scores)
    return Score(
        sum(page.precision for page in pages) / len(pages),
        sum(page.recall for page in pages) / len(pages),
    )
