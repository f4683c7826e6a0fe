"""Text that was left as it is in the source, whole or a run of words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.pair import Hit, Pair
from transform.errors import InputError
from transform.language import profile
from transform.language.frequency import UNLISTED, zipf

__all__ = ["unchanged"]

_RUN = 5  # words in a row, of which some are the source language's own
_FOREIGN = 2.0  # Zipf points by which a word is commoner in the source's language


def unchanged(pair: Pair) -> Iterator[Hit]:
    """Names, numbers, acronyms and words that both languages have may stay as they are."""
    if pair.source_base == pair.base:
        return
    if pair.source.strip() == pair.target.strip():
        if _has_words(pair):
            yield Hit("the translation is the same as the source")
        return
    run = _shared_run(pair)
    if run:
        yield Hit(f"“{run}” is left in the source's language")


def _has_words(pair: Pair) -> bool:
    """Whether a word of the source's language is among them, not only names and the like."""
    plain = pair.source.split()
    titled = sum(word[:1].isupper() for word in plain)
    for index, word in enumerate(plain):
        lower = word.strip(".,;:!?()[]\"'“”‘’").lower()
        if not lower.isalpha() or (word.isupper() and len(word) > 1):
            continue
        # In a heading every word may have a capital; in a sentence only the first.
        name = word[:1].isupper() and index > 0 and titled < len(plain)
        if not name and _is_foreign(lower, pair.source_base, pair.base):
            return True
    return False


@cache
def _is_foreign(word: str, language: str, locale: str) -> bool:
    """Whether a word is the one language's and hardly the other's."""
    try:
        here, there = zipf(word, language), zipf(word, locale)
    except InputError:
        return len(word) > 3
    return here > UNLISTED and here - there >= _FOREIGN


def _shared_run(pair: Pair) -> str:
    """The first run of the source's words that stands in the translation too."""
    source, target = pair.source_words, pair.target_words
    if len(target) < _RUN or len(source) < _RUN:
        return ""
    own = _function_words(pair.source_base) - _function_words(pair.base)
    known = {source[at : at + _RUN] for at in range(len(source) - _RUN + 1)}
    for at in range(len(target) - _RUN + 1):
        run = target[at : at + _RUN]
        if run in known and sum(word in own for word in run) >= 2:
            return " ".join(run)
    return ""


@cache
def _function_words(language: str) -> frozenset[str]:
    try:
        return profile(language).stop_words
    except InputError:
        return frozenset()
