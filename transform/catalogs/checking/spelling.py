"""Words that an installed hunspell dictionary does not know.

Its own step, asked for by `--spelling`: a dictionary takes seconds to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.dictionaries import dictionary_path, knows
from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.tags import addresses
from transform.errors import InputError
from transform.language import word_spans
from transform.language.frequency import UNLISTED, zipf

__all__ = ["spelling"]

_FAMILIAR = 3.0  # Zipf: what is as common as this is written so


def spelling(pair: Pair) -> Iterator[Hit]:
    """Names, acronyms, numbers, words of the source and words of terms are passed over."""
    path = dictionary_path(pair.locale)
    if path is None:
        return
    look_up = knows(path)
    passed = {*pair.source_words, *_term_words(pair)}
    for address in addresses(pair.target):
        passed.update(re.findall(r"\w+", address.lower()))
    for word in _candidates(pair.target, pair.locale):
        lower = word.lower()
        if lower in passed or look_up(word) or look_up(lower):
            continue
        if not _is_familiar(lower, pair.locale):
            passed.add(lower)
            yield Hit(f"“{word}” is not in the dictionary {path.name}")


def _candidates(text: str, locale: str) -> Iterator[str]:
    try:
        spans = word_spans(text, locale)
    except InputError:
        spans = word_spans(text, "en")
    for start, end in spans:
        word = text[start:end]
        begins = start == 0 or text[:start].rstrip(" «“\"'(¿¡")[-1:] in {"", ".", "?", "!", ":"}
        capital = word[:1].isupper() and not begins
        letters = word.replace("-", "").replace("’", "")
        # An acronym, or a name of mixed letters such as mRNA, has a capital inside.
        if len(letters) > 1 and not capital and letters.isalpha() and letters[1:].islower():
            yield word


def _term_words(pair: Pair) -> frozenset[str]:
    if pair.glossary is None:
        return frozenset()
    return _names(tuple(term.name for term in pair.glossary.terms))


@cache
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"\w+", name.lower()))


def _is_familiar(word: str, locale: str) -> bool:
    try:
        return zipf(word, locale) >= max(_FAMILIAR, UNLISTED)
    except InputError:
        return False
