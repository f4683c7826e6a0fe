"""The glossary terms of a message: what stands inside each term's tag, and whether it is alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from transform.catalogs.checking.pair import Pair
from transform.catalogs.checking.phrases import is_unspaced
from transform.catalogs.tags import strip_tags
from transform.errors import InputError
from transform.language import profile

__all__ = ["TermUse", "alike", "term_uses"]

_INSIDE = re.compile(r"<(t\d+)>(.*?)</\1>", re.DOTALL)
_COMMENT = re.compile(r'(t\d+): term (\S+)(?: "([^"]*)")?')
_NAMED = re.compile(r'(t\d+) in \S+: "([^"]*)"')
_ALIKE = 0.7  # of two words' letters, in order, that they share
_ALIKE_UNSPACED = 0.5
_STEM = 4  # letters at the beginning that tell a word
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
_ARTICLE = re.compile(r"^(?:و|ف|ب|ل|ك)?(?:ال|لل)(?=\w{3})")


@dataclass(frozen=True, slots=True)
class TermUse:
    """One term in one message. `name` is the glossary's in the locale, `source_name` that in the
    source's language; either is empty where nobody knows it.
    """

    tag: str
    id: str
    source: str
    target: str
    source_name: str
    name: str


def term_uses(pair: Pair) -> Iterator[TermUse]:
    """Every term whose tag stands both in the source and in the translation."""
    message = pair.message
    if "<t1>" not in message.msgid:
        return
    sources = {tag: strip_tags(text) for tag, text in _INSIDE.findall(message.msgid)}
    targets = {tag: strip_tags(text) for tag, text in _INSIDE.findall(message.msgstr)}
    ids: dict[str, tuple[str, str]] = {}
    names: dict[str, str] = {}
    for comment in message.comments:
        if found := _COMMENT.match(comment):
            ids[found[1]] = (found[2], found[3] or "")
        elif found := _NAMED.match(comment):
            names[found[1]] = found[2]
    for tag, source in sources.items():
        if tag in targets and tag in ids:
            id_, source_name = ids[tag]
            term = pair.glossary.get(id_) if pair.glossary is not None else None
            name = names.get(tag, "") if term is None else term.name
            yield TermUse(tag, id_, source, targets[tag], source_name, name)


@lru_cache(maxsize=65536)
def alike(one: str, other: str, language: str) -> bool:
    """Whether two names are the same, inflection aside: each word of the shorter has its like.

    >>> alike("ganglio linfático", "ganglios linfáticos", "es"), alike("tumor", "bulto", "es")
    (True, False)
    """
    first, second = _plain(one), _plain(other)
    if first == second or not first or not second:
        return True
    if is_unspaced(language):
        return first in second or second in first or _share(first, second) >= _ALIKE_UNSPACED
    left, right = _content(first, language), _content(second, language)
    if not left or not right:
        return first in second or second in first
    if len(left) > len(right):
        left, right = right, left
    return all(any(_same_word(word, like) for like in right) for word in left)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_MARKS.sub("", decomposed).split())


@lru_cache(maxsize=65536)
def _content(text: str, language: str) -> tuple[str, ...]:
    words = [_ARTICLE.sub("", word) for word in re.findall(r"\w+", text)]
    try:
        common = {_plain(word) for word in profile(language).stop_words}
    except InputError:
        common = set()
    return tuple(word for word in words if word not in common) or tuple(words)


def _same_word(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter <= 2:
        return one == other
    stem = max(_STEM, round(0.6 * shorter))
    return one[:stem] == other[:stem] or _share(one, other) >= _ALIKE


def _share(one: str, other: str) -> float:
    return float(Indel.normalized_similarity(one, other))
