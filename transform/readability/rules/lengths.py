"""Sentences, paragraphs and stretches without a heading that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from transform.language import profile, words
from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.hit import Hit, Token, tokens, word_list
from transform.readability.rules.mending import parted
from transform.settings import ReadabilitySettings

__all__ = ["few_headings", "long_paragraph", "long_sentence"]

_LEAST_COMMAS = 3


def long_sentence(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    limit, unit = _limit(settings.long_sentence, text.language)
    for index, sentence in enumerate(text.sentences):
        number = sentence.counts.words
        if number > limit:
            number -= _label_words(sentence.text, text.language)
        if number > limit:
            yield Hit(
                "long-sentence",
                sentence.text,
                sentence.span,
                (
                    ("words", str(number)),
                    ("limit", str(limit)),
                    ("unit", unit),
                    ("advice", _advice(sentence, text.language)),
                ),
                (index,),
                ((index, parted(ceil(number / limit) - 1)),),
            )


# A limit is in words; what is counted where writing does not part them, and how many make a word.
_UNITS = {"spaces": (1.0, "words"), "syllables": (1.4, "syllables"), "none": (1.8, "characters")}


def _limit(words_allowed: int, language: str) -> tuple[int, str]:
    share, unit = _UNITS[profile(language).breaks]
    return round(words_allowed * share), unit


_LABEL = re.compile(r"([^.:;]{1,60}):\s+(?=[^\W\d_])")


def _label_words(text: str, language: str) -> int:
    """The words of a label before a sentence ("Biopsy: ..."), which no one reads as part of it."""
    found = _LABEL.match(text)
    if found is None or not text[found.end()].isupper():
        return 0
    return len(words(found[1], language))


_LISTS = re.compile(r",\s[^,;]+,\s(?:and|or|y|o|e|u)\s")


def _advice(sentence: Sentence, language: str) -> str:
    """Where the sentence can be parted: a semicolon, a list, the joint nearest to its middle."""
    if ";" in sentence.text:
        return "Part it at the semicolon."
    commas = sentence.text.count(",") + sentence.text.count("،")
    if commas >= _LEAST_COMMAS or _LISTS.search(sentence.text):
        return "Make a list of what it lists, or part it."
    joints, after_comma = (word_list(language, n) for n in ("split_before", "split_after_comma"))
    raw, found = sentence.raw, tokens(sentence, language)
    small = word_list(language, "small_words")  # "in which" is no joint
    inside = [
        token
        for previous, token in pairwise(found[3:-3])
        if previous.word not in small
        and (token.word in joints or (token.word in after_comma and raw[previous.end] == ","))
    ]
    middle = found[len(found) // 2].start

    def distance(token: Token) -> int:
        return abs(token.start - middle)

    if inside:
        return f'Part it, for instance before "{min(inside, key=distance).word}".'
    return "Part it into two or more sentences."


def long_paragraph(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    limit, unit = _limit(settings.long_paragraph, text.language)
    for passage in text.passages:
        number = sum(sentence.counts.words for sentence in passage.sentences)
        if number > limit and len(passage.sentences) > 1:
            opening = passage.sentences[0]
            slots = (("words", str(number)), ("limit", str(limit)), ("unit", unit))
            yield Hit("long-paragraph", opening.text, opening.span, slots)


_CHUNKS = frozenset({"item", "cell", "caption"})  # parted already


def few_headings(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    limit, unit = _limit(settings.few_headings, text.language)
    numbers: dict[int, int] = {}
    opening: dict[int, Sentence] = {}
    for passage in text.passages:
        for sentence in passage.sentences:
            opening.setdefault(passage.section, sentence)
            if passage.run.role in _CHUNKS:
                continue
            numbers[passage.section] = numbers.get(passage.section, 0) + sentence.counts.words
    for section, number in numbers.items():
        if number > limit:
            title = text.sections[section].title or opening[section].text
            span = text.sections[section].span or opening[section].span
            yield Hit("few-headings", title, span, (("words", str(number)), ("unit", unit)))
