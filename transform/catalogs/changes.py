"""What became of a sentence: the class of a change, and the change word by word.

>>> change_class("Take 2 tablets.", "Take 3 tablets.", "en")
'number'
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from transform.catalogs.tags import strip_tags
from transform.data import load_toml
from transform.locale import base_language

__all__ = ["CHANGE_COMMENTS", "Change", "change_class", "numbers", "word_diff"]

CHANGE_COMMENTS = ("Changed: ", "Change: ")
"""How the comments begin that tell a translator of a change."""

Change = Literal["markup", "punctuation", "split", "wording", "number"]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_ROMAN = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})[A-D]?")
_HAN_NUMBER = re.compile(r"[〇零一二三四五六七八九十百千万亿萬億两兩半]+")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*")


def change_class(before: str, after: str, language: str) -> Change:
    """The gravest thing that differs between two msgids: a number, words, punctuation or case, or
    only the tags; `split` where the words are a part of what they were.
    """
    if numbers(before, language) != numbers(after, language):
        return "number"
    old, new = strip_tags(before), strip_tags(after)
    if old == new:
        return "markup"
    words_before, words = _words(old), _words(new)
    if words_before == words:
        return "punctuation"
    return "split" if f" {' '.join(words)} " in f" {' '.join(words_before)} " else "wording"


def _words(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def numbers(text: str, language: str) -> Counter[str]:
    """The numbers of a message with how often they stand: digits, words, Roman numerals.

    >>> sorted(numbers("Stage IIB: two of 10.5", "en"))
    ['10.5', 'IIB', 'two']
    """
    plain = unicodedata.normalize("NFKC", strip_tags(text))
    found = Counter(_NUMBER.findall(plain))
    words, after = _number_words(base_language(language))
    previous = ""
    for token in _TOKEN.findall(plain):
        folded = token.casefold()
        if folded in words:
            found[folded] += 1
        elif _ROMAN.fullmatch(token) and (len(token) > 1 or previous in after):
            found[token] += 1
        previous = folded
    if base_language(language) in {"zh", "ja", "yue"}:
        found.update(_HAN_NUMBER.findall(plain))
    return found


@cache
def _number_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    entry = load_toml("catalogs/numbers.toml").get(language, {})
    return frozenset(entry.get("words", ())), frozenset(entry.get("after", ()))


def word_diff(before: str, after: str) -> str:
    """What changed, as `wdiff` shows it.

    >>> word_diff("Take 2 tablets.", "Take 3 tablets.")
    'Take [-2-] {+3+} tablets.'
    """
    old, new = before.split(), after.split()
    parts: list[str] = []
    for step, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            parts += old[i:j]
            continue
        if i < j:
            parts.append(f"[-{' '.join(old[i:j])}-]")
        if k < m:
            parts.append(f"{{+{' '.join(new[k:m])}+}}")
    return " ".join(parts)
