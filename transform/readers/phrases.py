"""Which class of boilerplate a line or a sentence is, told by the packaged phrases and patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transform.data import load_table

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
_LONGEST_PHRASE = 80
_LONGEST_SENTENCE = 1_000  # what is longer is judged by its beginning
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Match:
    """`category` is the class; `sure` runs from 0 to 1; `whole` is True for a phrase of a list."""

    category: str
    sure: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """The phrases in force: the packaged ones without the classes to keep, and a user's own."""

    phrases: dict[str, Match]
    patterns: tuple[tuple[str, re.Pattern[str], Match], ...]
    own: tuple[str, ...]

    def line(self, text: str) -> Match | None:
        """The class of a text that is nothing but a phrase."""
        if len(text) > _LONGEST_PHRASE and not self.own:
            return None
        bare = plain(text).strip(" .:;,!?¡¿»›>|·•*+-–—×▲▼→←↑↓[]()")
        return self.phrases.get(bare)

    def sentence(self, text: str) -> Match | None:
        """The class of a sentence, as a phrase or by the surest pattern in it."""
        if found := self.line(text):
            return found
        lower = plain(text[:_LONGEST_SENTENCE])
        if any(phrase in lower for phrase in self.own):
            return Match("phrase", 1.0)
        bare = lower.strip(" .:;!")
        matches = [
            match for key, pattern, match in self.patterns if key in lower and pattern.search(bare)
        ]
        return max(matches, key=lambda match: match.sure, default=None)


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
    if "phrase" not in keep:
        phrases.update(
            {plain(line).strip(" .:;!"): Match("phrase", 1.0, whole=True) for line in own}
        )
    patterns = tuple(
        (row["key"], re.compile(row["pattern"]), Match(row["category"], float(row["sure"])))
        for row in load_table("cleaning/sentences.tsv")
        if row["category"] not in keep
    )
    return PhraseBook(phrases, patterns, tuple(plain(line) for line in own if "phrase" not in keep))
