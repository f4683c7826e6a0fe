"""Medical words of Greek and Latin parts that are rare and that nothing explains.

The list of phrases knows the commonest of them with their plain words; here the rest is told by
its endings ("-ectomy", "-megaly") and by how rare it is. What stands in a heading or the title is
the text's subject, and explained by the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transform.glossary import packaged_glossary
from transform.inlines import plain_text
from transform.language import words
from transform.language.frequency import UNLISTED, zipf
from transform.model import Code, Link
from transform.readability.counts import Counts
from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.explained import is_explained, linked_terms
from transform.readability.rules.hit import (
    Hit,
    Token,
    in_sentence,
    marked,
    phrases,
    tokens,
    word_list,
)
from transform.readability.rules.mending import replaced
from transform.settings import ReadabilitySettings

__all__ = ["undefined_jargon"]

_LEAST_LETTERS = 8
_PLURALS = (("es", "is"), ("ies", "y"), ("s", ""))


def undefined_jargon(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    """One hit for each word, at its first use, where it is explained nowhere."""
    del settings
    endings = tuple(word_list(text.language, "jargon_endings"))
    if not endings:
        return
    known = _subjects(text) | {word for term in linked_terms(text) for word in term}
    places: dict[str, list[tuple[int, Token]]] = {}
    for index, sentence in enumerate(text.sentences):
        for token in _candidates(sentence, text.language, endings):
            if _singular(token.word) in known or token.word in known:
                continue
            if is_explained(sentence, token.start, token.end):
                known.add(token.word)
                places.pop(token.word, None)
            else:
                places.setdefault(token.word, []).append((index, token))
    for found in places.values():
        yield _hit(found, text)


def _candidates(sentence: Sentence, language: str, endings: tuple[str, ...]) -> Iterator[Token]:
    listed = _listed(language)
    others: tuple[tuple[int, int], ...] | None = None
    for position, token in enumerate(tokens(sentence, language)):
        word = token.word
        if len(word) < _LEAST_LETTERS or (token.capital and position):
            continue
        if not (word.endswith(endings) or _singular(word).endswith(endings)) or word in listed:
            continue
        if max(zipf(word, language), zipf(_singular(word), language)) > UNLISTED:
            continue
        if others is None:
            others = tuple(marked(sentence.inlines, (Link, Code)))
        if not any(begin <= token.start < stop for begin, stop in others):
            yield token


def _singular(word: str) -> str:
    for ending, instead in _PLURALS:
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


@cache
def _listed(language: str) -> frozenset[str]:
    """The words of the list of phrases, which has rules of its own for them."""
    return frozenset(
        word
        for row in phrases(language)
        for form in row["phrase"].split("|")
        for word in form.split()
    )


def _subjects(text: ScoredText) -> set[str]:
    headings = (plain_text(run.inlines) for run in text.runs if run.role == "heading")
    found = {word.lower() for line in headings for word in words(line, text.language)}
    return found | {_singular(word) for word in found}


def _hit(found: list[tuple[int, Token]], text: ScoredText) -> Hit:
    index, token = found[0]
    term, span = in_sentence(text.sentences[index], token.start, token.end)
    plain = _definitions(text.language).get(token.word, "")
    advice = f'Say "{plain}"' if plain else "Say what it is in a few plain words"
    times = f", which stands {len(found)} times in the text" if len(found) > 1 else ""
    mended: tuple[tuple[int, Counts], ...] = ()
    if plain:
        mended = tuple((where, replaced(one.word, plain, text.language)) for where, one in found)
    indexes = tuple(dict.fromkeys(where for where, _ in found))
    return Hit(
        "undefined-term", term, span, (("advice", advice), ("times", times)), indexes, mended
    )


@cache
def _definitions(language: str) -> dict[str, str]:
    return {term.name: term.definition for term in packaged_glossary(language).terms}
