"""Text in another script than the locale's, and words of mixed letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_table
from transform.wording.formats import maximized

__all__ = ["script"]

_SHARE = 0.5  # of the letters, over which a text is in the wrong script
_LEAST = 3  # words in lower case: fewer may be a name
_LATIN_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]{2,}(?![\w/@])")
_WRITES = {
    "Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Hani", "Kana"), "Kore": ("Hang", "Hani"),
}  # fmt: skip


def script(pair: Pair) -> Iterator[Hit]:
    """A text of which most is in another script; a word with letters of two scripts."""
    ours = _letters(pair.locale)
    if ours is None or (pair.target.isascii() and _is_latin(pair.locale)):
        return
    letters = [character for character in pair.target if character.isalpha()]
    foreign = [letter for letter in letters if not ours.match(letter)]
    if letters and len(foreign) > _SHARE * len(letters):
        words = [word for word in _LATIN_WORD.findall(pair.target) if _is_foreign_word(word, ours)]
        if len(words) >= _LEAST or not any(letter.isascii() for letter in foreign):
            yield Hit(
                f"{len(foreign)} of {len(letters)} letters are not of the script of {pair.locale}"
            )
            return
    for mixed in _mixed(pair.target):
        yield Hit(f"“{mixed}” mixes letters of two scripts that look alike", lesser=True)


def _is_foreign_word(word: str, ours: re.Pattern[str]) -> bool:
    # Names and acronyms are written in their own letters.
    return word.islower() and not any(ours.match(letter) for letter in word)


_LOOKALIKE = re.compile(r"\w*(?:[a-z][а-яё]|[а-яё][a-z])\w*", re.IGNORECASE)


def _mixed(text: str) -> Iterator[str]:
    return (found[0] for found in _LOOKALIKE.finditer(text))


def _is_latin(locale: str) -> bool:
    return _script(locale) == "Latn"


@cache
def _script(locale: str) -> str:
    return next((part for part in maximized(locale).split("-") if len(part) == 4), "")


@cache
def _letters(locale: str) -> re.Pattern[str] | None:
    """A letter of the locale's script; None where the script is not in the data."""
    tables = {row["script"]: row["ranges"] for row in load_table("language/scripts.tsv")}
    names = _WRITES.get(_script(locale), (_script(locale),))
    if any(name not in tables for name in names):
        return None
    ranges = (part.split("-") for name in names for part in tables[name].split())
    inside = "".join(rf"\u{first}-\u{last}" for first, last in ranges)
    return re.compile(f"[{inside}ªºʼ]")
