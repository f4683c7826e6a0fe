"""Looking a message up in a translation memory: the best that there is, with its score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transform.catalogs.memory.model import Entry, words_of
from transform.catalogs.memory.similar import SimilarTexts
from transform.catalogs.varieties import is_written_alike
from transform.data import load_toml

__all__ = ["Hit", "Lookup"]

_RANK = {"approved": 0, "translated": 1, "draft": 2}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry for a message; `score` is 0 to 100, and 100 only for the same words and tags."""

    entry: Entry
    score: int
    same_words: bool


class Lookup:
    """The entries for one locale and language, ready to be asked many times.

    Translations of other regions are taken where they are written in the same script.

    >>> lookup = Lookup([Entry("en", "es", "Rest.", "Descanse.", "leaflet")], "en", "es")
    >>> lookup.best("Rest.").score
    100
    """

    def __init__(self, entries: Iterable[Entry], language: str, locale: str) -> None:
        self._locale = locale
        self._settings = load_toml("catalogs/memory.toml")
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if is_written_alike(entry.locale, locale) and is_written_alike(
                entry.source_language, language
            ):
                self._entries[entry.text].append(entry)
        self._similar = SimilarTexts(self._entries, language)

    def best(self, msgid: str, without: str = "") -> Hit | None:
        """The best entry for a message, whatever `without`, an origin, says; None below the limit.

        At the same score approved translations come first, then newer ones.
        """
        text = words_of(msgid)
        hits = list(self._hits(msgid, self._entries.get(text, ()), 100.0, without))
        if not hits:
            for said, score in self._similar.find(text):
                if said != text:
                    hits += self._hits(msgid, self._entries[said], score, without)
        return min(hits, key=_order, default=None)

    def _hits(
        self, msgid: str, entries: Iterable[Entry], score: float, without: str
    ) -> Iterator[Hit]:
        same = score == 100.0
        for entry in entries:
            if entry.origin == without and without:
                continue
            # What is not the same is never called 100, and never less than it is.
            points = 100 if same else min(int(score), 99)
            points -= self._settings["other_tags"] if same and entry.msgid != msgid else 0
            points -= self._settings["other_region"] if entry.locale != self._locale else 0
            if points >= self._settings["lowest"]:
                yield Hit(entry, points, same)


def _order(hit: Hit) -> tuple[object, ...]:
    entry = hit.entry
    newest = tuple(-ord(character) for character in entry.date[:10])
    return (-hit.score, _RANK[entry.state], not newest, newest, entry.origin, entry.msgstr)
