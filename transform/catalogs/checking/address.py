"""Web and e-mail addresses that were lost or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.tags import addresses

__all__ = ["address"]


def address(pair: Pair) -> Iterator[Hit]:
    """Addresses that stand in the text itself; most are tags, which `placeholder` sees to."""
    source = Counter(addresses(pair.source))
    target = Counter(addresses(pair.target))
    for lost in (source - target).elements():
        yield Hit(f"{lost} is missing")
    for new in (target - source).elements():
        yield Hit(f"{new} is not in the source", lesser=True)
