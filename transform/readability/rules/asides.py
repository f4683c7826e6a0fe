"""Brackets: many in one sentence, or one that is long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.language import words
from transform.readability.passages import ScoredText
from transform.readability.rules.hit import Hit, in_sentence
from transform.readability.rules.mending import parted
from transform.settings import ReadabilitySettings

__all__ = ["asides"]

_ASIDE = re.compile(r"\(([^()]*)\)|（([^（）]*)）")


def asides(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    for index, sentence in enumerate(text.sentences):
        raw = sentence.raw
        found = [
            match for match in _ASIDE.finditer(raw) if match.end() - match.start() < len(raw) - 2
        ]
        if len(found) >= settings.parentheses:
            slots = (("number", str(len(found))),)
            yield Hit(
                "parentheses",
                sentence.text,
                sentence.span,
                slots,
                (index,),
                ((index, parted(len(found))),),
            )
        for match in found:
            number = len(words(match[1] or match[2] or "", text.language))
            if number > settings.long_aside:
                aside, span = in_sentence(sentence, *match.span())
                yield Hit(
                    "long-aside",
                    aside,
                    span,
                    (("words", str(number)),),
                    (index,),
                    ((index, parted(1)),),
                )
