"""Acronyms that are not spelled out where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from transform.inlines import plain_text, walk_inlines
from transform.model import Code, Emphasis, Link, TermRef
from transform.readability.passages import Passage, ScoredText, Sentence
from transform.readability.rules.hit import Hit, in_sentence, marked, word_list
from transform.settings import ReadabilitySettings

__all__ = ["undefined_acronyms"]

_ACRONYM = re.compile(r"(?<![\w./<-])[A-Z]{2,6}s?(?![\w/-])(?!\.\w)")
_ROMAN = re.compile(r"[IVX]+[ABC]?")


def undefined_acronyms(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    """One hit for each acronym, at its first use in running text."""
    del settings
    known = word_list(text.language, "known_acronyms") | _linked(text)
    if not word_list(text.language, "known_acronyms"):
        return
    places: dict[str, list[tuple[int, int, int]]] = {}
    for index, sentence in enumerate(text.sentences):
        for start, end in _acronyms(sentence):
            acronym = sentence.raw[start:end].removesuffix("s")
            places.setdefault(acronym, []).append((index, start, end))
    for acronym, found in places.items():
        if acronym in known or _ROMAN.fullmatch(acronym):
            continue
        index, start, end = found[0]
        if not _is_spelled_out(acronym, text, index):
            words, span = in_sentence(text.sentences[index], start, end)
            times = f", which stands {len(found)} times in the text" if len(found) > 1 else ""
            yield Hit("undefined-acronym", words, span, (("times", times),), (index,))


def _acronyms(sentence: Sentence) -> Iterator[tuple[int, int]]:
    text = sentence.raw
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) > len(letters) / 2:
        return  # all of it is in capitals
    # Genes stand in italics; a link's words name another page; code is no text.
    others = tuple(marked(sentence.inlines, (Link, Code, Emphasis)))
    for match in _ACRONYM.finditer(text):
        in_brackets = text.count("(", 0, match.start()) > text.count(")", 0, match.start())
        if in_brackets or any(begin <= match.start() < stop for begin, stop in others):
            continue
        yield match.span()


def _linked(text: ScoredText) -> frozenset[str]:
    """Acronyms that a glossary link explains."""
    return frozenset(
        acronym.removesuffix("s")
        for run in text.runs
        for inline in walk_inlines(run.inlines)
        if isinstance(inline, TermRef)
        for acronym in _ACRONYM.findall(plain_text(inline.children))
    )


def _is_spelled_out(acronym: str, text: ScoredText, first: int) -> bool:
    """Whether the full name stands beside it in a heading, or up to the sentence of first use."""
    passage, position = _passage_of(text, first)
    before = list(takewhile(lambda run: run is not passage.run, text.runs))
    headings = [run for run in text.runs if run.role == "heading"]
    read = [plain_text(run.inlines) for run in (*before, *headings)]
    read += [sentence.text for sentence in passage.sentences[: position + 1]]
    return any(_spells(acronym, words) for words in read)


def _passage_of(text: ScoredText, index: int) -> tuple[Passage, int]:
    """The passage of the sentence with an index, and its place in it."""
    for passage in text.passages:
        if index < len(passage.sentences):
            return passage, index
        index -= len(passage.sentences)
    raise IndexError(index)


_NAMED_BEFORE = re.compile(r"(?:\(\s*|,?\s(?:or|called|o)\s)$")
_NAMED_AFTER = re.compile(r"(?:\s+\w+){0,2}\s*(?:\(|,\s+or\s+)\s*(?:an?\s+|the\s+)?(\w)")
_NEAR = 200  # characters in which a full name ends or begins


def _spells(acronym: str, text: str) -> bool:
    """Whether a text has "full name (FN)", "full name, or FN" or "FN (full name)"."""
    initial = acronym[0].lower()
    for match in re.finditer(rf"\b{acronym}s?\b", text):
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        if joint := _NAMED_BEFORE.search(before):
            name = re.findall(r"[\w-]+", before[: joint.start()])[-len(acronym) - 3 :]
            if any(word[0].lower() == initial for word in name):
                return True
        after = _NAMED_AFTER.match(text[match.end() : match.end() + _NEAR])
        if after and after[1].lower() == initial:
            return True
    return False
