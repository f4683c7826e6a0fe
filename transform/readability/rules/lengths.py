"""Sentences, paragraphs and stretches without a heading that are too long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.hit import Hit, Token, tokens, word_list
from transform.readability.rules.mending import parted
from transform.settings import ReadabilitySettings

__all__ = ["few_headings", "long_paragraph", "long_sentence"]

_LEAST_COMMAS = 3


def long_sentence(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    for index, sentence in enumerate(text.sentences):
        if sentence.counts.words > settings.long_sentence:
            yield Hit(
                "long-sentence",
                sentence.text,
                sentence.span,
                (
                    ("words", str(sentence.counts.words)),
                    ("limit", str(settings.long_sentence)),
                    ("advice", _advice(sentence, text.language)),
                ),
                (index,),
                ((index, parted(ceil(sentence.counts.words / settings.long_sentence) - 1)),),
            )


def _advice(sentence: Sentence, language: str) -> str:
    """Where the sentence can be parted: a semicolon, a list, the joint nearest to its middle."""
    if ";" in sentence.text:
        return "Part it at the semicolon."
    if sentence.text.count(",") + sentence.text.count("،") >= _LEAST_COMMAS:
        return "Make a list of what it lists, or part it."
    joints = word_list(language, "split_before")
    found = tokens(sentence, language)
    small = word_list(language, "small_words")  # "in which" is no joint
    inside = [
        token
        for previous, token in pairwise(found[3:-3])
        if token.word in joints and previous.word not in small
    ]
    middle = found[len(found) // 2].start

    def distance(token: Token) -> int:
        return abs(token.start - middle)

    if inside:
        return f'Part it, for instance before "{min(inside, key=distance).word}".'
    return "Part it into two or more sentences."


def long_paragraph(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    for passage in text.passages:
        number = sum(sentence.counts.words for sentence in passage.sentences)
        if number > settings.long_paragraph and len(passage.sentences) > 1:
            opening = passage.sentences[0]
            slots = (("words", str(number)), ("limit", str(settings.long_paragraph)))
            yield Hit("long-paragraph", opening.text, opening.span, slots)


def few_headings(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    numbers: dict[int, int] = {}
    opening: dict[int, Sentence] = {}
    for passage in text.passages:
        for sentence in passage.sentences:
            opening.setdefault(passage.section, sentence)
            numbers[passage.section] = numbers.get(passage.section, 0) + sentence.counts.words
    for section, number in numbers.items():
        if number > settings.few_headings:
            title = text.sections[section].title or opening[section].text
            span = text.sections[section].span or opening[section].span
            yield Hit("few-headings", title, span, (("words", str(number)),))
