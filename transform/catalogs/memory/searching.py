"""Looking through a translation memory for words, as a person does."""

from __future__ import annotations

from collections.abc import Iterable

from transform.catalogs.memory.model import Entry, words_of
from transform.data import load_toml
from transform.inlines import folded

__all__ = ["search"]


def search(entries: Iterable[Entry], text: str) -> tuple[tuple[Entry, int], ...]:
    """The entries that hold `text` on either side (100) or are like it, the likest first.

    >>> rest = Entry("en", "es", "<t1>Rest</t1> now.", "Descanse ahora.", "leaflet")
    >>> search([rest], "REST NOW")[0][1], search([rest], "descance ahora.")[0][1]
    (100, 93)
    """
    from rapidfuzz import fuzz

    wanted = folded(text).casefold()
    lowest = load_toml("catalogs/memory.toml")["lowest"]
    found: list[tuple[Entry, int]] = []
    for entry in entries:
        sides = [words_of(side).casefold() for side in (entry.msgid, entry.msgstr)]
        if any(wanted in side for side in sides):
            found.append((entry, 100))
        elif score := max(fuzz.ratio(wanted, side, score_cutoff=lowest) for side in sides):
            found.append((entry, min(int(score), 99)))
    return tuple(sorted(found, key=lambda hit: (-hit[1], len(hit[0].msgid))))
