"""What two similar texts say differently that must not differ: numbers, negations, hedges ..."""

from __future__ import annotations

from collections import Counter

from transform.catalogs.changes import numbers
from transform.catalogs.memory.model import words_of
from transform.data import load_toml
from transform.simplify import can_summarize
from transform.simplify.locks import lock_spans

__all__ = ["differences"]


def differences(msgid: str, known: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands in `msgid` alone, and what in `known` alone.

    In a language without lists of such words only numbers are told apart.

    >>> differences("Do not take 2 tablets.", "Take 3 tablets.", "en")
    (('not', '2 tablets'), ('3 tablets',))
    """
    here, there = _facts(msgid, language), _facts(known, language)
    return tuple((here - there).elements()), tuple((there - here).elements())


def _facts(msgid: str, language: str) -> Counter[str]:
    if not can_summarize(language):
        return numbers(msgid, language)
    named = set(load_toml("catalogs/memory.toml")["named"])
    found = lock_spans(words_of(msgid), language)
    return Counter(lock.text for lock in found if lock.kind in named)
