"""Which class of boilerplate a line or a sentence is, told by the packaged phrases and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transform.data import load_lines, load_table

__all__ = ["CLASSES", "Match", "PhraseBook", "phrase_book", "plain"]

CLASSES = (
    "navigation",
    "form",
    "validation",
    "newsletter",
    "privacy",
    "advertising",
    "donation",
    "forum",
    "social",
    "cookie",
    "legal",
    "share/print",
    "page chrome",
)

# Under this a match counts only in the company of surer ones.
SURE = 0.8

_SPACE = re.compile(r"\s+")
_LONGEST_LINE = 120
_LONGEST_SENTENCE = 1_000  # what is longer is judged by its beginning
_MARKS = " .:;,!?¡¿»›>|·•*+-–—×▲▼→←↑↓[]()"
_BARS = re.compile(r"\s*[|·•»›]\s*|\s/\s")
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"(?<=[.!?:;…])[\"')\]]*\s+|\n+")
_START = 3  # letters of a word by which patterns are found
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Match:
    """`category` is the class; `sure` runs from 0 to 1; `whole` is True for a phrase of a list."""

    category: str
    sure: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern that is worth trying only where `key` stands in the sentence."""

    key: str
    pattern: re.Pattern[str]
    match: Match


@dataclass(frozen=True, slots=True, eq=False)
class PhraseBook:
    """The phrases in force: the packaged ones without the classes to keep, and a user's own."""

    phrases: dict[str, Match]
    by_start: dict[str, tuple[Entry, ...]]
    others: tuple[Entry, ...]
    own: tuple[str, ...]
    parted: tuple[str, ...]  # phrases with a stop inside

    def may_say(self, text: str) -> bool:
        """Whether any sentence of a text can be the frame's: quick, and False for most texts."""
        if len(text) > _LONGEST_SENTENCE or "|" in text or "·" in text:
            return True
        lower = text.translate(_QUOTES).lower()
        starts = {word[:_START] for word in _WORD.findall(lower)}
        for start in starts & self.by_start.keys():
            if any(entry.key in lower for entry in self.by_start[start]):
                return True
        if any(entry.key in lower for entry in self.others):
            return True
        phrases = self.phrases
        for piece in _PIECE.split(lower):
            if len(piece) <= _LONGEST_LINE and piece.strip(_MARKS) in phrases:
                return True
        return any(phrase in lower for phrase in (*self.parted, *self.own))

    def line(self, text: str) -> Match | None:
        """The class of a text that is nothing but a phrase, or some with bars between."""
        return self._line(plain(text)) if len(text) <= _LONGEST_LINE else None

    def _line(self, lower: str) -> Match | None:
        bare = lower.strip(_MARKS)
        found = self.phrases.get(bare)
        if found is not None or len(bare) == len(lower.replace("|", "").replace("·", "")):
            return found
        parts = [self.phrases.get(part.strip(_MARKS)) for part in _BARS.split(bare)]
        if len(parts) < 2 or None in parts:
            return None
        return max((part for part in parts if part), key=lambda part: part.sure)

    def sentence(self, text: str) -> Match | None:
        """The class of a sentence, as a phrase or by the surest pattern in it."""
        return _judged(self, text)

    def judge(self, text: str) -> Match | None:
        """What :meth:`sentence` remembers."""
        lower = plain(text[:_LONGEST_SENTENCE])
        if len(text) <= _LONGEST_LINE and (found := self._line(lower)):
            return found
        if any(phrase in lower for phrase in self.own):
            return Match("phrase", 1.0)
        matches = [
            entry.match
            for entry in self._candidates(lower)
            if entry.key in lower and entry.pattern.search(lower.strip(" .:;!"))
        ]
        return max(matches, key=lambda match: match.sure, default=None)

    def _candidates(self, lower: str) -> Iterator[Entry]:
        """The patterns whose key may stand in a sentence, by the beginnings of its words."""
        for start in {word[:_START] for word in _WORD.findall(lower)} & self.by_start.keys():
            yield from self.by_start[start]
        yield from self.others


@lru_cache(maxsize=4096)
def _judged(book: PhraseBook, text: str) -> Match | None:
    # The same sentence is asked about more than once: by the page's frame, and in each round.
    return book.judge(text)


def plain(text: str) -> str:
    """Lower case, straight quotes, single spaces: how phrases are compared."""
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip().lower()


@cache
def phrase_book(own: tuple[str, ...] = (), keep: tuple[str, ...] = ()) -> PhraseBook:
    """The phrases of `transform.toml` and the packaged ones of all classes but those in `keep`."""
    phrases = {
        plain(row["phrase"]): Match(row["category"], float(row["sure"]), whole=True)
        for row in load_table("cleaning/phrases.tsv")
        if row["category"] not in keep
    }
    if "page chrome" not in keep:
        for words in load_lines("readers/enlarge.txt"):
            phrases.setdefault(words, Match("page chrome", 1.0, whole=True))
    if "phrase" not in keep:
        phrases.update(
            {plain(line).strip(" .:;!"): Match("phrase", 1.0, whole=True) for line in own}
        )
    entries = [
        Entry(row["key"], re.compile(row["pattern"]), Match(row["category"], float(row["sure"])))
        for row in load_table("cleaning/sentences.tsv")
        if row["category"] not in keep
    ]
    by_start: dict[str, tuple[Entry, ...]] = {}
    others: list[Entry] = []
    for entry in entries:
        word = _WORD.match(entry.key)
        if word and len(word[0]) >= _START:
            start = word[0][:_START]
            by_start[start] = (*by_start.get(start, ()), entry)
        else:
            others.append(entry)
    mine = tuple(plain(line) for line in own if "phrase" not in keep)
    parted = tuple(phrase for phrase in phrases if _PIECE.search(phrase))
    return PhraseBook(phrases, by_start, tuple(others), mine, parted)
