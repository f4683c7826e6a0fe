"""Which class of boilerplate a line or a sentence is, told by the packaged phrases and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transform.data import load_lines, load_table
from transform.errors import UsageError

__all__ = ["CLASSES", "Match", "PhraseBook", "known_classes", "phrase_book", "plain"]

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

_LONGEST_LINE = 120
_LONGEST_SENTENCE = 1_000  # what is longer is judged by its beginning
_MARKS = " .:;,!?¡¿»›>|·•*+-–—×▲▼→←↑↓[]()"
_BARS = re.compile(r"\s*[|·•»›]\s*|\s/\s")
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[.!?:;…\"')\]]\s")
_START = 3  # letters of a word by which patterns are found
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("‐", "-"), ("‑", "-"))
_BEFORE_WORDS = "-/\"'([{«¿¡_*@.,:;!?…"  # after these a word may begin within what stands together
_BREAKS = str.maketrans({mark: " " for mark in _BEFORE_WORDS if mark.isascii()})
_STOPS = ("\n", "! ", "? ", ": ", "; ", "… ", '" ', "' ", ") ", "] ")


def known_classes(names: tuple[str, ...]) -> tuple[str, ...]:
    """The same names, if all are classes of boilerplate; "phrase" is that of a user's own lines.

    Raises UsageError for another.

    >>> known_classes(("legal", "phrase"))
    ('legal', 'phrase')
    """
    for name in names:
        if name not in {*CLASSES, "phrase"}:
            raise UsageError(
                f'"{name}" is no class of boilerplate',
                f"known are {', '.join((*CLASSES, 'phrase'))}",
            )
    return names


@dataclass(frozen=True, slots=True)
class Match:
    """`category` is the class; `sure` runs from 0 to 1; `whole` is True for a phrase of a list."""

    category: str
    sure: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern that is worth trying only where `key` stands in the sentence; `at` is its place."""

    at: int
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
    keys: dict[str, tuple[str, ...]]
    other_keys: tuple[str, ...]
    starts: frozenset[str]
    parted: tuple[str, ...]  # phrases with a stop inside

    def may_say(self, text: str) -> bool:
        """Whether any sentence of a text can be the frame's: quick, and False for most texts."""
        if len(text) > _LONGEST_SENTENCE or "|" in text or "·" in text:
            return True
        lower = _lower(text)
        words = lower
        if lower.isascii():
            words = lower.translate(_BREAKS)
        else:
            for mark in _BEFORE_WORDS:
                if mark in words:
                    words = words.replace(mark, " ")
        if self._has_key(lower, {word[:_START] for word in words.split()} & self.starts):
            return True
        for stop in _STOPS:
            if stop in lower:
                lower = lower.replace(stop, ". ")
        phrases = self.phrases
        if any(piece.strip(_MARKS) in phrases for piece in lower.split(". ")):
            return True
        return any(phrase in lower for phrase in (*self.parted, *self.own))

    def _has_key(self, lower: str, starts: set[str]) -> bool:
        for start in starts:
            for key in self.keys[start]:
                if key in lower:
                    return True
        return any(key in lower for key in self.other_keys)

    def line(self, text: str) -> Match | None:
        """The class of a text that is nothing but a phrase, or some with bars between."""
        return None if len(text) > _LONGEST_LINE else self._line(plain(text))

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
        entries = [
            entry
            for entry in self._candidates(lower)
            if entry.key in lower and entry.pattern.search(lower.strip(" .:;!"))
        ]
        # Of equally sure ones the first of the file: sets have no order of their own.
        best = min(entries, key=lambda entry: (-entry.match.sure, entry.at), default=None)
        return None if best is None else best.match

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
    return " ".join(_lower(text).split())


def _lower(text: str) -> str:
    if not text.isascii():
        for curly, straight in _QUOTES:
            if curly in text:
                text = text.replace(curly, straight)
    return text.lower()


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
        Entry(
            at, row["key"], re.compile(row["pattern"]), Match(row["category"], float(row["sure"]))
        )
        for at, row in enumerate(load_table("cleaning/sentences.tsv"))
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
    keys = {start: tuple({one.key for one in found}) for start, found in by_start.items()}
    other_keys = tuple({one.key for one in others})
    parted = tuple(phrase for phrase in phrases if _PIECE.search(phrase))
    return PhraseBook(
        phrases, by_start, tuple(others), mine, keys, other_keys, frozenset(by_start), parted
    )
