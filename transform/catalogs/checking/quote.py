"""Quotation marks: lost, not closed, or those of another locale (data after CLDR's delimiters)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_toml
from transform.locale import base_language

__all__ = ["quote"]

_DOUBLE = re.compile('["“”„«»「」『』《》]')


def quote(pair: Pair) -> Iterator[Hit]:
    """Double marks only: a single one may be an apostrophe."""
    source, target = _DOUBLE.findall(pair.source), _DOUBLE.findall(pair.target)
    if not target:
        if len(source) >= 2 and not re.search("[‘‚‹〈]", pair.target):
            yield Hit("the quotation marks are missing")
        return
    if len(target) % 2 and not len(source) % 2:
        yield Hit("a quotation mark is not closed")
        return
    accepted = _accepted(pair.locale)
    foreign = [mark for mark in target if mark not in accepted]
    if foreign:
        yield Hit(f"{pair.locale} does not write {' '.join(dict.fromkeys(foreign))}", lesser=True)
        return
    if not source and target[0] != "《":
        yield Hit("the source has no quotation marks", lesser=True)


@cache
def _accepted(locale: str) -> frozenset[str]:
    """The double marks of a locale; every one where the language is not in the data."""
    table = load_toml("catalogs/checking/typography.toml")["quotes"]
    pairs = table.get(base_language(locale))
    return frozenset("".join(pairs) if pairs else '"“”„«»「」『』《》')
