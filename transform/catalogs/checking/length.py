"""Translations that are much shorter or longer than such sources become."""

from __future__ import annotations

from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_toml

__all__ = ["length"]


def length(pair: Pair) -> Iterator[Hit]:
    """Nothing for languages whose usual length is not known."""
    table = load_toml("catalogs/checking/lengths.toml")
    relative = table["relative"]
    if pair.base not in relative or pair.source_base not in relative:
        return
    quotient = relative[pair.base] / relative[pair.source_base]
    expected, found = len(pair.source) * quotient, len(pair.target)
    if found < expected * table["shortest"] - table["slack"] * quotient:
        yield Hit(
            f"{found} characters, where about {round(expected)} are usual: is all of it there?"
        )
    elif found > expected * table["longest"] + table["slack_longer"] * quotient:
        yield Hit(f"{found} characters, where about {round(expected)} are usual")
