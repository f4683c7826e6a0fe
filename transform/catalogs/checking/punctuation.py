"""Marks inside the text that belong to another language's writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_toml

__all__ = ["punctuation"]


def punctuation(pair: Pair) -> Iterator[Hit]:
    """One hit for each mark that stands between letters of the locale's script."""
    marks = load_toml("catalogs/checking/typography.toml")["inside"].get(pair.base)
    if marks is None:
        return
    for mark in dict.fromkeys(_between(pair.base).findall(pair.target)):
        yield Hit(f"{marks[mark]} is written here, not {mark}")


@cache
def _between(language: str) -> re.Pattern[str]:
    marks = load_toml("catalogs/checking/typography.toml")["inside"][language]
    # A mark after Latin letters or digits may belong to them.
    return re.compile(
        rf"(?<=[^\x00-\u02af\W\d])([{re.escape(''.join(marks))}])(?=\s*[^\x00-\u02af\W\d])"
    )
