"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_toml
from transform.errors import InputError
from transform.language import profile

__all__ = ["doubled_word"]

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)\s+\1(?![\w'’-])")


def doubled_word(pair: Pair) -> Iterator[Hit]:
    """Not where the source doubles too, nor where the language does."""
    table = load_toml("catalogs/checking/doubling.toml")
    text = pair.target.lower()
    for twice in table["unspaced"].get(pair.base, ()):
        if twice in text:
            yield Hit(f"“{twice}” stands in a row")
    right = frozenset(table["right"].get(pair.base, ()))
    common = _common(pair.base) if pair.base in table["only_common"] else None
    for match in _TWICE.finditer(text):
        word = match[1]
        if word in right or (common is not None and word not in common):
            continue
        if not _TWICE.search(pair.source.lower()):
            yield Hit(f"“{word}” stands twice in a row")


@cache
def _common(language: str) -> frozenset[str]:
    try:
        return profile(language).stop_words
    except InputError:
        return frozenset()
