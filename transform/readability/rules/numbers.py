"""Chances given in two ways in one text: "1 in 5" here and "20%" there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.readability.passages import ScoredText
from transform.readability.rules.hit import Hit, in_sentence
from transform.settings import ReadabilitySettings

__all__ = ["number_format"]

_NUMBER = (
    r"(?:[1-9][\d,.]*|one|two|three|four|five|six|seven|eight|nine|un[oa]?|dos|tres|cuatro|cinco)"
)
_WHOLE = r"(?:[2-9]|1\d|[2-9]0|[1-9]0?00|[1-9]0{0,2}[,.]?000|four|five|ten|twenty|hundred|cinco|diez|cien)"
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mg|ml|cm|mm|min)"
_RATIO = re.compile(
    rf"\b{_NUMBER} (?:in|out of|de cada) (?:every )?{_WHOLE}\b(?![,.]?\d)(?! {_TIME}\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d[\d.,]*(?:\s?%| (?:percent|per cent|por ciento)\b)", re.IGNORECASE)


def number_format(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    del settings
    first = [_first(text, pattern) for pattern in (_RATIO, _PERCENT)]
    if first[0] is None or first[1] is None:
        return
    earlier, later = sorted((first[0], first[1]))
    other, place = in_sentence(text.sentences[earlier[0]], *earlier[1:])
    words, span = in_sentence(text.sentences[later[0]], *later[1:])
    line = str(place.first_line) if place else "?"
    yield Hit("number-format", words, span, (("other", other), ("line", line)), (later[0],))


def _first(text: ScoredText, pattern: re.Pattern[str]) -> tuple[int, int, int] | None:
    for index, sentence in enumerate(text.sentences):
        if found := pattern.search(sentence.raw):
            return index, found.start(), found.end()
    return None
