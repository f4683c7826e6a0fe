"""Whether a text says at its start what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from transform.inlines import one_line, plain_text
from transform.language import profile, words
from transform.readability.passages import ScoredText
from transform.readability.rules.hit import Hit, word_list
from transform.settings import ReadabilitySettings

__all__ = ["missing_main_message"]

_LEAST_WORDS = 200  # a shorter text is its own message
_OPENING = 100  # words in which a reader looks for it
_STEM = 5  # letters in which "treat" and "treatment" are one


def missing_main_message(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    """A hit where the first hundred words do not take up a single word of the title."""
    del settings
    sentences = text.sentences
    title = next((run for run in text.runs if run.role == "heading"), None)
    if title is None or sum(sentence.counts.words for sentence in sentences) < _LEAST_WORDS:
        return
    subject = _stems(plain_text(title.inlines), text.language)
    opening: set[str] = set()
    number = 0
    for run in text.runs:
        if run is title or run.role == "alt":
            continue
        line = plain_text(run.inlines)
        opening |= _stems(line, text.language)
        number += len(words(line, text.language))
        if number >= _OPENING:
            break
    if subject and subject.isdisjoint(opening):
        span = sentences[0].span
        yield Hit(
            "missing-main-message", sentences[0].text, span, (("title", one_line(title.inlines)),)
        )


def _stems(line: str, language: str) -> set[str]:
    everyday = profile(language).stop_words | word_list(language, "title_words")
    found = (word.lower() for word in words(line, language))
    return {
        word.removesuffix("s")[:_STEM] for word in found if word not in everyday and word.isalpha()
    }
