"""Text in a pseudo-locale: made by program out of text in any language.

`en-XA` is English that looks foreign and is longer: every letter has an accent, so that a plain
one on a page is text that nobody can translate; each message stands in brackets, so that one that
was cut or put together of pieces shows; and words are added, since translations are a third longer.

`ar-XB` is text that runs from right to left: each word stands between marks (RIGHT-TO-LEFT MARK,
RIGHT-TO-LEFT OVERRIDE, the word, POP DIRECTIONAL FORMATTING, RIGHT-TO-LEFT MARK), as Android and ICU
do it. The letters of a word run leftwards, and the marks around it make blanks and punctuation beside it
go along. An override for a whole sentence would turn its numbers round as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle

from transform.errors import UsageError
from transform.locale import normalize

__all__ = ["pseudo_text", "pseudo_words"]

GROWTH = 0.35
"""How much longer `en-XA` is than its source: what translations into Spanish or French may need."""

_OPEN, _CLOSE = "⟦", "⟧"
_RTL_BEFORE, _RTL_AFTER = "\u200f\u202e", "\u202c\u200f"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_PADDING = ("ļöŕéɱ", "îþšûɱ", "ðöļöŕ", "šîţ", "åɱéţ")

# What nobody translates: tags, entities, slots, addresses.
_KEPT = re.compile(
    r"<[^<>]*>|&(?:lt|gt|amp|quot|apos);|\{[a-z_]+\}"
    r"|(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>]*[^\s<>.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def pseudo_text(text: str, locale: str) -> str:
    r"""A message in a pseudo-locale; tags, slots, addresses and numbers stay as they are.

    Raises UsageError for a locale that is no pseudo-locale.

    >>> pseudo_text("See <a1>all of page {page}</a1>.", "en-XA")
    '⟦Šéé <a1>åļļ öƒ þåĝé {page}</a1>. ļöŕ⟧'
    >>> pseudo_text("Take 2.", "ar-XB")
    '\u200f\u202eTake\u202c\u200f 2.'
    """
    made = pseudo_words(text, locale)
    if normalize(locale) != "en-XA" or not text.strip():
        return made
    length = sum(len(piece) for piece, kept in _pieces(text) if not kept)
    return f"{_OPEN}{made}{_padding(round(length * GROWTH) - 2)}{_CLOSE}"


def pseudo_words(text: str, locale: str) -> str:
    """The words alone, without brackets and padding: what stands inside a message.

    >>> pseudo_words("May 2025", "en-XA")
    'Ṁåý 2025'
    """
    match normalize(locale):
        case "en-XA":
            change: Callable[[str], str] = _accented
        case "ar-XB":
            change = _turned
        case _:
            raise UsageError(f'"{locale}" is no pseudo-locale', "use en-XA or ar-XB")
    return "".join(piece if kept else change(piece) for piece, kept in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it has to stay as it is."""
    position = 0
    for match in _KEPT.finditer(text):
        yield text[position : match.start()], False
        yield match[0], True
        position = match.end()
    yield text[position:], False


def _accented(text: str) -> str:
    return text.translate(_ACCENTS)


def _turned(text: str) -> str:
    return _WORD.sub(_turned_word, text)


def _turned_word(word: re.Match[str]) -> str:
    if any(map(str.isdigit, word[0])):
        return word[0]  # an override would turn the digits round
    return f"{_RTL_BEFORE}{word[0]}{_RTL_AFTER}"


def _padding(length: int) -> str:
    """A blank and words, `length` characters together; words can go to the next line, as real
    ones do.
    """
    if length < 1:
        return ""
    length = max(length, 2)  # a blank alone would be cut off again
    words = ""
    for word in cycle(_PADDING):
        if len(words) >= length:
            break
        words += f" {word}"
    return words[:length].rstrip()
