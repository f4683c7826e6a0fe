"""Whether a text speaks to its reader at all."""

from __future__ import annotations

from collections.abc import Iterator

from transform.readability.passages import ScoredText
from transform.readability.rules.hit import Hit, tokens, word_list
from transform.settings import ReadabilitySettings

__all__ = ["no_direct_address"]

_LEAST_WORDS = 150  # a shorter text need not


def no_direct_address(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    del settings
    you = word_list(text.language, "direct_address")
    sentences = text.sentences
    if not you or sum(sentence.counts.words for sentence in sentences) < _LEAST_WORDS:
        return
    said = (token.word for sentence in sentences for token in tokens(sentence, text.language))
    if you.isdisjoint(said):
        yield Hit("no-direct-address", sentences[0].text, sentences[0].span)
