"""Terms that a text needs and explains: scores with them and, to be fair to it, without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from transform.glossary import packaged_glossary
from transform.language import profile
from transform.readability.counts import Counts, total
from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.explained import is_explained, linked_terms
from transform.readability.rules.hit import phrases, tokens
from transform.readability.rules.mending import replaced

__all__ = ["counts_without", "defined_terms"]

_Term = tuple[str, ...]


def defined_terms(text: ScoredText) -> frozenset[_Term]:
    """The words of each term that a glossary link or the text itself explains."""
    linked = linked_terms(text)
    by_first = _by_first(_candidates(text.language))
    explained = {
        term
        for sentence in text.sentences
        for term, start, end in _found(sentence, text.language, by_first)
        if is_explained(sentence, start, end)
    }
    everyday = profile(text.language).stop_words
    return frozenset(term for term in linked | explained if term and set(term) - everyday)


def counts_without(terms: Iterable[_Term], text: ScoredText) -> Counts:
    """The counts of a text whose sentences stay while the words of some terms are left out.

    A sentence that is nothing but terms goes too.
    """
    by_first = _by_first(terms)
    parts = []
    for sentence in text.sentences:
        gone = [
            replaced(sentence.raw[start:end], "", text.language)
            for _, start, end in _found(sentence, text.language, by_first)
        ]
        left = total([sentence.counts, *gone]) if gone else sentence.counts
        if left.words > 0:
            parts.append(left)
    return total(parts) if parts else Counts()


@cache
def _candidates(language: str) -> frozenset[_Term]:
    """The terms of the packaged glossary and those of the list of phrases."""
    names = [term.name.lower() for term in packaged_glossary(language).terms]
    for row in phrases(language):
        if row["rule"] == "undefined-term":
            names += row["phrase"].split("|")
    return frozenset(tuple(name.split()) for name in names)


def _by_first(terms: Iterable[_Term]) -> dict[str, tuple[_Term, ...]]:
    grouped: dict[str, list[_Term]] = {}
    for term in terms:
        grouped.setdefault(term[0], []).append(term)
    return {
        word: tuple(sorted(group, key=lambda term: (-len(term), term)))
        for word, group in grouped.items()
    }


def _found(
    sentence: Sentence, language: str, by_first: dict[str, tuple[_Term, ...]]
) -> Iterator[tuple[_Term, int, int]]:
    words = tokens(sentence, language)
    position = 0
    while position < len(words):
        step = 1
        for term in by_first.get(words[position].word, ()):
            ahead = words[position : position + len(term)]
            if tuple(token.word for token in ahead) == term:
                yield term, ahead[0].start, ahead[-1].end
                step = len(term)
                break
        position += step
