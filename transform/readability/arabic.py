"""What OSMAN counts in Arabic: syllables by their written vowel signs, and learned letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from transform.language import words

__all__ = ["NO_ARABIC", "ArabicCounts", "count_arabic", "total_arabic"]

_SHORT = re.compile("[\u064e\u064f\u0650](?![\u0627\u0648\u064a])")  # fatha, damma, kasra
_LONG = re.compile("[\u064e\u064f\u0650][\u0627\u0648\u064a]")  # before alif, waw or ya
_STRESSED = re.compile("[\u064b\u064c\u064d\u0651]")  # tanween and shadda
_SIGNS = re.compile("[\u064b-\u0653\u0657\u0658]")
_SILENT = re.compile("[\u0627\u0649]")  # alif and alif maqsura carry no vowel of their own
_LEARNED = re.compile("[\u0626\u0621\u0624\u0630\u0638]|\u0648[\u0627\u0646]$")


@dataclass(frozen=True, slots=True)
class ArabicCounts:
    """`short`, `long` and `stressed` are syllables told from vowel signs; `bare` are the letters
    that can carry one; `hard` words have more than five letters, `complex` ones more than four
    syllables, `learned` (faseeh) ones also a letter or an ending that everyday writing drops.
    """

    short: int = 0
    long: int = 0
    stressed: int = 0
    bare: int = 0
    hard: int = 0
    complex: int = 0
    learned: int = 0


NO_ARABIC = ArabicCounts()


def total_arabic(counts: Iterable[ArabicCounts]) -> ArabicCounts:
    """The counts of several texts together."""
    parts = [count for count in counts if count is not NO_ARABIC]
    if not parts:
        return NO_ARABIC
    return ArabicCounts(
        short=sum(part.short for part in parts),
        long=sum(part.long for part in parts),
        stressed=sum(part.stressed for part in parts),
        bare=sum(part.bare for part in parts),
        hard=sum(part.hard for part in parts),
        complex=sum(part.complex for part in parts),
        learned=sum(part.learned for part in parts),
    )


def count_arabic(text: str, tag: str) -> ArabicCounts:
    """The counts of one sentence.

    >>> count_arabic("مَرَضٌ", "ar")
    ArabicCounts(short=2, long=0, stressed=1, bare=3, hard=0, complex=0, learned=0)
    """
    return total_arabic(_count_word(word) for word in words(text, tag))


@lru_cache(maxsize=65_536)
def _count_word(word: str) -> ArabicCounts:
    short, long, stressed = (len(p.findall(word)) for p in (_SHORT, _LONG, _STRESSED))
    plain = _SIGNS.sub("", word)
    bare = len(_SILENT.sub("", plain))
    spoken = short + 2 * (long + stressed) or bare - 2
    return ArabicCounts(
        short=short,
        long=long,
        stressed=stressed,
        bare=bare,
        hard=int(len(plain) > 5),
        complex=int(short + long + stressed > 4),
        learned=int(spoken > 4 and bool(_LEARNED.search(plain))),
    )
