"""Which class of boilerplate a line or a sentence is, told by the packaged phrases and patterns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from transform.data import load_lines, load_table
from transform.errors import UsageError

__all__ = ["CLASSES", "Match", "PhraseBook", "Sayings", "known_classes", "phrase_book", "plain"]

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
_BAR_MARKS = "|·•»›/"
_PARTING = "|·\n"
_BARS = re.compile(r"\s*[|·•»›]\s*|\s/\s")
_PIECE = re.compile(r"[.!?:;…\"')\]]\s")
_ANCHOR = re.compile(r"(?<![\[\\])\^|(?<!\\)\$")
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("‐", "-"), ("‑", "-"))
_STOP = re.compile(r"[.!?:;…\"')\]] |\n")


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
    pattern: str
    match: Match

    def says(self, sentence: str) -> bool:
        """Whether a sentence, in lower case and without its stops, is what the pattern says."""
        return _compiled(self.pattern).search(sentence) is not None

    def may_say(self, line: str) -> bool:
        """Whether any sentence of a line may be; True where only the sentence alone can tell."""
        return "(?!" in self.pattern or _loose(self.pattern).search(line) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # At their first use: a page has use for few, and together they take long to compile.
    return re.compile(pattern)


@cache
def _loose(pattern: str) -> re.Pattern[str]:
    """The pattern wherever it stands in a line, not as a sentence from end to end."""
    return re.compile(_ANCHOR.sub("", pattern))


@dataclass(frozen=True, slots=True, eq=False)
class PhraseBook:
    """The phrases in force: the packaged ones without the classes to keep, and a user's own."""

    phrases: dict[str, Match]
    entries: dict[str, tuple[Entry, ...]]  # by their keys
    own: tuple[str, ...]
    parted: tuple[str, ...]  # phrases with a stop inside
    sought: tuple[str, ...]  # keys, and phrases wherever they stand
    finder: AhoCorasick  # of all of these at once

    def within(self, texts: Sequence[str]) -> Sayings:
        """What of the book some texts have the words for.

        A page is looked through for it once, not sentence by sentence.
        """
        lines = list(map(_line, texts))
        whole = "\n".join(lines)
        line_ends = list(accumulate(len(line) + 1 for line in lines))
        found: set[int] = set()
        suspects: set[int] = set()
        for at, start, _ in self.finder.find_matches_as_indexes(whole, overlapping=True):
            suspects.add(bisect_right(line_ends, start))
            # Keys begin where a word begins, unless they begin with a mark.
            if not (start and whole[start].isalnum() and whole[start - 1].isalnum()):
                found.add(at)
        entries = [entry for at in sorted(found) for entry in self.entries.get(self.sought[at], ())]
        phrases = _pieces(whole) & self.phrases.keys()
        for phrase in phrases:
            suspects.update(_lines_with(phrase, whole, line_ends))
        quiet = frozenset(
            text for at, text in enumerate(texts) if at not in suspects and _is_plain(text)
        )
        return Sayings(self, tuple(entries), tuple(phrases), quiet)

    def line(self, text: str) -> Match | None:
        """The class of a text that is nothing but a phrase, or some with bars between."""
        if len(text) > _LONGEST_LINE:
            return None
        bare = plain(text).strip(_MARKS)
        found = self.phrases.get(bare)
        if found is not None or not any(map(bare.__contains__, _BAR_MARKS)):
            return found
        parts = [self.phrases.get(part.strip(_MARKS)) for part in _BARS.split(bare)]
        if len(parts) < 2 or None in parts:
            return None
        return max((part for part in parts if part), key=lambda part: part.sure)

    def sentence(self, text: str) -> Match | None:
        """The class of a sentence, as a phrase or by the surest pattern in it."""
        return self.within((text,)).sentence(text)


@dataclass(frozen=True, slots=True, eq=False)
class Sayings:
    """The patterns and phrases of a book that can say something in one text."""

    book: PhraseBook
    entries: tuple[Entry, ...]
    phrases: tuple[str, ...]  # as a sentence, or a piece of one
    quiet: frozenset[str]  # texts without any of them

    def may_say(self, text: str) -> bool:
        """Whether any sentence in the text can be the frame's: quick, and mostly False."""
        if text in self.quiet:
            return False
        if len(text) > _LONGEST_SENTENCE or "|" in text or "·" in text:
            return True
        lower = _lower(text)
        if any(phrase in lower for phrase in (*self.book.parted, *self.book.own)):
            return True
        if any(phrase in lower for phrase in self.phrases) and not _pieces(lower).isdisjoint(
            self.phrases
        ):
            return True
        for entry in self.entries:
            # A blank line ends a sentence without a stop: only the sentence itself can tell.
            if entry.key in lower and ("\n" in text or entry.may_say(" ".join(lower.split()))):
                return True
        return False

    def sentence(self, text: str) -> Match | None:
        """The class of a sentence of the text, as a phrase or by the surest pattern in it."""
        lower = plain(text[:_LONGEST_SENTENCE])
        if len(text) <= _LONGEST_LINE and (found := self.book.line(text)):
            return found
        if any(phrase in lower for phrase in self.book.own):
            return Match("phrase", 1.0)
        bare = lower.strip(" .:;!")
        entries = [one for one in self.entries if one.key in lower and one.says(bare)]
        # Of equally sure ones the first of the file.
        best = min(entries, key=lambda entry: (-entry.match.sure, entry.at), default=None)
        return None if best is None else best.match


def _lines_with(part: str, whole: str, line_ends: list[int]) -> list[int]:
    """Which of the lines of a text hold some words."""
    found: list[int] = []
    at = whole.find(part)
    while at >= 0:
        found.append(bisect_right(line_ends, at))
        at = whole.find(part, line_ends[found[-1]])
    return found


def _line(text: str) -> str:
    """As `plain`, which most texts need not be taken apart for."""
    return _lower(text) if text.isprintable() and "  " not in text else plain(text)


def _is_plain(text: str) -> bool:
    """Whether a text is one line of a sentence's length, without bars."""
    return len(text) <= _LONGEST_SENTENCE and not any(map(text.__contains__, _PARTING))


def _pieces(lower: str) -> set[str]:
    """What stands between stops, without the marks around it."""
    # What is longer is asked for no phrase.
    return {p.strip(_MARKS) for p in _STOP.split(lower) if len(p) <= _LONGEST_LINE}


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
        plain(row["phrase"]).strip(_MARKS): Match(row["category"], float(row["sure"]), whole=True)
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
    entries: dict[str, list[Entry]] = {}
    for at, row in enumerate(load_table("cleaning/sentences.tsv")):
        if row["category"] not in keep:
            match = Match(row["category"], float(row["sure"]))
            entry = Entry(at, row["key"], row["pattern"], match)
            entries.setdefault(entry.key, []).append(entry)
    mine = tuple(plain(line) for line in own if "phrase" not in keep)
    parted = tuple(phrase for phrase in phrases if _PIECE.search(phrase))
    keys = {key: tuple(same) for key, same in entries.items()}
    sought = tuple(filter(None, dict.fromkeys((*keys, *parted, *mine))))
    return PhraseBook(phrases, keys, mine, parted, sought, AhoCorasick(sought))
