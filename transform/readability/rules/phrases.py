"""Words and phrases of the language's list: hard words, unexplained terms, hidden verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transform.model import Code, Link
from transform.readability.counts import Counts
from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.explained import is_explained, linked_terms
from transform.readability.rules.hit import Hit, Token, in_sentence, marked, phrases, tokens
from transform.readability.rules.mending import replaced
from transform.settings import ReadabilitySettings

__all__ = ["listed_phrases"]

_NEEDS_NO_NUMBER = "vague-frequency"  # a number beside it says what it means


@dataclass(frozen=True, slots=True)
class _Entry:
    """One phrase of a row of the list; the phrases of a row are forms of one."""

    row: int
    rule: str
    plain: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry was found: the index of the sentence and the offsets in it."""

    entry: _Entry
    index: int
    start: int
    end: int


def listed_phrases(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    """One hit for each phrase of a rule, where it first stands, with how often it does."""
    del settings
    if not phrases(text.language):
        return
    places: dict[int, list[_Place]] = {}
    explained: set[int] = set()
    linked = linked_terms(text)
    for index, sentence in enumerate(text.sentences):
        for entry, start, end in _matches(sentence, text.language):
            if entry.rule == _NEEDS_NO_NUMBER and any(map(str.isdigit, sentence.raw)):
                continue
            places.setdefault(entry.row, []).append(_Place(entry, index, start, end))
            if entry.words in linked or is_explained(sentence, start, end):
                explained.add(entry.row)
    for row, found in places.items():
        if not (found[0].entry.rule == "undefined-term" and row in explained):
            yield _hit(found, text)


def _hit(found: list[_Place], text: ScoredText) -> Hit:
    first = found[0]
    words, span = in_sentence(text.sentences[first.index], first.start, first.end)
    times = f", which stands {len(found)} times in the text" if len(found) > 1 else ""
    plain = first.entry.plain
    slots = (("plain", plain), ("times", times), ("advice", f'Say "{plain}"'))
    mended = tuple((place.index, _mended(place, text)) for place in found)
    indexes = tuple(dict.fromkeys(place.index for place in found))
    return Hit(first.entry.rule, words, span, slots, indexes, mended)


def _mended(place: _Place, text: ScoredText) -> Counts:
    if place.entry.rule == _NEEDS_NO_NUMBER:
        return Counts()  # which number it is, no one but the author knows
    before = text.sentences[place.index].raw[place.start : place.end]
    return replaced(before, place.entry.plain, text.language)


def _matches(sentence: Sentence, language: str) -> Iterator[tuple[_Entry, int, int]]:
    found = tokens(sentence, language)
    entries = _entries(language)
    # What a link to another page is called, and code, are not this text's own words.
    others = tuple(marked(sentence.inlines, (Link, Code)))
    position = 0
    while position < len(found):
        entry = _entry_at(found, position, entries)
        if entry is None:
            position += 1
            continue
        start, end = found[position].start, found[position + len(entry.words) - 1].end
        following = found[position + len(entry.words) :][:1]
        next_is_capital = bool(following) and following[0].capital
        is_name = found[position].capital and (position > 0 or next_is_capital)
        if not is_name and not any(begin <= start < stop for begin, stop in others):
            yield entry, start, end
        position += len(entry.words)


def _entry_at(
    found: tuple[Token, ...], position: int, entries: dict[str, tuple[_Entry, ...]]
) -> _Entry | None:
    for entry in entries.get(found[position].word, ()):
        ahead = found[position : position + len(entry.words)]
        if tuple(token.word for token in ahead) == entry.words:
            return entry
    return None


@cache
def _entries(language: str) -> dict[str, tuple[_Entry, ...]]:
    """The entries by their first word, the longest first."""
    entries: dict[str, list[_Entry]] = {}
    for number, row in enumerate(phrases(language)):
        forms, plain = row["phrase"].split("|"), row["plain"].split("|")
        for index, phrase in enumerate(forms):
            instead = plain[index] if len(plain) == len(forms) else row["plain"]
            entry = _Entry(number, row["rule"], instead, tuple(phrase.split()))
            entries.setdefault(entry.words[0], []).append(entry)
    return {
        word: tuple(sorted(group, key=lambda entry: -len(entry.words)))
        for word, group in entries.items()
    }
