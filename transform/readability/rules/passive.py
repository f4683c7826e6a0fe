"""The passive voice in main clauses: a form of "be", perhaps an adverb, and a participle that is
no adjective.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.hit import Hit, Token, in_sentence, tokens, word_list
from transform.settings import ReadabilitySettings

__all__ = ["passive"]

_ENDINGS = {
    "en": ("ed",),
    "es": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"),
}
_ADVERB_ENDINGS = {"en": "ly", "es": "mente"}
_MOST_ADVERBS = 2


def passive(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    """The first passive of each sentence."""
    del settings
    if text.language not in _ENDINGS:
        return
    for index, sentence in enumerate(text.sentences):
        found = _first_passive(sentence, text.language)
        if found is not None:
            words, span = in_sentence(sentence, *found)
            yield Hit("passive", words, span, (), (index,))


def _first_passive(sentence: Sentence, language: str) -> tuple[int, int] | None:
    words, text = tokens(sentence, language), sentence.raw
    be, adverbs = word_list(language, "be"), word_list(language, "adverbs")
    for position, token in enumerate(words):
        if token.word not in be or _is_subordinate(words[:position], text, token.start, language):
            continue
        reach = words[position : position + 2 + _MOST_ADVERBS]
        for previous, follower in pairwise(reach):
            if text[previous.end : follower.start].strip():
                break  # punctuation parts them
            if _is_participle(follower, language):
                return token.start, follower.end
            adverb = follower.word.endswith(_ADVERB_ENDINGS[language])
            if not adverb and follower.word not in adverbs:
                break
    return None


def _is_subordinate(before: tuple[Token, ...], text: str, start: int, language: str) -> bool:
    """Whether the clause is one of time, place or condition ("before treatment is given") or says
    which thing is meant ("the bone that is removed"): who acts matters little there.
    """
    clause = max(text.rfind(mark, 0, start) for mark in ",;:(")
    openers = word_list(language, "subordinate")
    inside = [token.word for token in before if token.start > clause]
    return not before or any(word in openers for word in inside)


def _is_participle(token: Token, language: str) -> bool:
    if token.word in word_list(language, "adjectival") | word_list(language, "not_participles"):
        return False
    if token.word in word_list(language, "irregular_participles"):
        return True
    return len(token.word) > 4 and token.word.endswith(_ENDINGS[language])
