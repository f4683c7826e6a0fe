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
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]{2,}(?![\w/@])")
_WRITES = {
    "Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Hani", "Kana"), "Kore": ("Hang", "Hani"),
}  # fmt: skip


def script(pair: Pair) -> Iterator[Hit]:
    """A text of which most is in another script; a word with letters of two scripts."""
    if pair.target.isascii() and _script(pair.locale) == "Latn":
        return
    foreign_letter = _foreign(pair.locale)
    if foreign_letter is None:
        return
    foreign = foreign_letter.findall(pair.target)
    if not foreign:
        return
    letters = len(_LETTER.findall(pair.target))
    if len(foreign) > _SHARE * letters:
        words = (found[0] for found in _WORD.finditer(pair.target))
        # Names and acronyms are written in their own letters.
        strange = [word for word in words if word.islower() and foreign_letter.match(word)]
        if len(strange) >= _LEAST or not any(letter.isascii() for letter in foreign):
            yield Hit(f"{len(foreign)} of {letters} letters are not of the script of {pair.locale}")
            return
    for mixed in _LOOKALIKE.finditer(pair.target):
        yield Hit(f"“{mixed[0]}” mixes letters of two scripts that look alike", lesser=True)


_LETTER = re.compile(r"[^\W\d_]")
_LOOKALIKE = re.compile(r"\w*(?:[a-z][а-яё]|[а-яё][a-z])\w*", re.IGNORECASE)


@cache
def _script(locale: str) -> str:
    return next((part for part in maximized(locale).split("-") if len(part) == 4), "")


@cache
def _foreign(locale: str) -> re.Pattern[str] | None:
    """A letter of another script than the locale's; None where the script is not in the data."""
    tables = {row["script"]: row["ranges"] for row in load_table("language/scripts.tsv")}
    names = _WRITES.get(_script(locale), (_script(locale),))
    if any(name not in tables for name in names):
        return None
    ranges = (part.split("-") for name in names for part in tables[name].split())
    inside = "".join(rf"\u{first}-\u{last}" for first, last in ranges)
    return re.compile(rf"(?![{inside}ªºʼ])[^\W\d_]")
