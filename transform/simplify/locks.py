"""Locked spans: the parts of a sentence that no edit may change, drop, add or move.

Numbers with their units, ranges, dates and doses; stages, grades and TNM; genes, acronyms and
medicines; negation, modals, hedges, frequency, quantity, comparison, direction, conditions, time,
and who is told what. The lists are data (`transform/data/simplify/<language>/locks.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transform.simplify.lexicon import WORD, known_language, lock_words

__all__ = ["Lock", "lock_spans"]

NOT_DRUGS = frozenset(
    {"april", "medicine", "routine", "machine", "combine", "determine", "sunshine"}
)


@dataclass(frozen=True, slots=True)
class Lock:
    """A locked span. `text` is its normal form: two locks that say the same thing are equal."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def value(self) -> tuple[str, str]:
        return self.kind, self.text


@lru_cache(maxsize=256)  # the guard and the rules ask for the same sentence several times
def lock_spans(text: str, language: str) -> tuple[Lock, ...]:
    """Every locked span of a text, in order, none inside another.

    Raises InputError for a language without lock lists.

    >>> [lock.text for lock in lock_spans("Do not take more than 5 to 10 mg.", "en")]
    ['not', 'more than', '5 to 10 mg']
    """
    language = known_language(language)
    words = lock_words(language)
    figures = [
        Lock(match.lastgroup or "", _normal(match.group()), match.start(), match.end())
        for match in words.pattern.finditer(text)
    ]
    taken = bytearray(len(text))
    for lock in figures:
        taken[lock.start : lock.end] = b"\1" * (lock.end - lock.start)
    found = [lock for lock in _word_locks(text, language) if not any(taken[lock.start : lock.end])]
    return tuple(sorted(figures + found, key=lambda lock: lock.start))


def _normal(text: str) -> str:
    return " ".join(text.split()).replace("’", "'").casefold()


def _word_locks(text: str, language: str) -> Iterator[Lock]:
    words = lock_words(language)
    tokens = list(WORD.finditer(text))
    lower = [token.group().replace("’", "'").lower() for token in tokens]
    index = 0
    while index < len(tokens):
        length = 1
        token = tokens[index]
        for phrase, kind, norm in words.phrases.get(lower[index], ()):
            if tuple(lower[index : index + len(phrase)]) == phrase and _joined(
                text, tokens[index : index + len(phrase)]
            ):
                length = len(phrase)
                yield Lock(kind, norm, token.start(), tokens[index + length - 1].end())
                break
        else:
            if len(lower[index]) > 5 and _is_drug(lower[index], language):
                yield Lock("drug", lower[index], token.start(), token.end())
        index += length


def _joined(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but a space or a hyphen parts the words of a phrase."""
    return all(text[a.end() : b.start()] in {" ", "-", "\n"} for a, b in pairwise(tokens))


@lru_cache(maxsize=20_000)
def _is_drug(word: str, language: str) -> bool:
    words = lock_words(language)
    return words.drug.fullmatch(word) is not None and word not in NOT_DRUGS
