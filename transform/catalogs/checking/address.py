"""Web and e-mail addresses that were lost or changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.tags import addresses

__all__ = ["address"]

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?([^/?#]+)", re.IGNORECASE)


def address(pair: Pair) -> Iterator[Hit]:
    """Addresses that stand in the text itself; most are tags, which `placeholder` sees to."""
    source = Counter(addresses(pair.source))
    target = Counter(addresses(pair.target))
    new_ones = list((target - source).elements())
    for lost in (source - target).elements():
        # A site may have the page in the locale's language.
        became = next((new for new in new_ones if _host(new) == _host(lost)), None)
        if became is None:
            yield Hit(f"{lost} is missing")
        else:
            new_ones.remove(became)
            yield Hit(f"{lost} became {became}", lesser=True)
    for new in new_ones:
        yield Hit(f"{new} is not in the source", lesser=True)


def _host(address: str) -> str:
    found = _HOST.match(address)
    return found[1].lower() if found else address
