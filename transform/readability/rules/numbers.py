"""Chances given in two ways ("1 in 5" here, "20%" there), and sums left to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.hit import Hit, in_sentence
from transform.settings import ReadabilitySettings

__all__ = ["number_arithmetic", "number_format"]

_NUMBER = (
    r"(?:[1-9][\d,.]*|one|two|three|four|five|six|seven|eight|nine|un[oa]?|dos|tres|cuatro|cinco)"
)
_WHOLE = r"(?:[2-9]|1\d|[2-9]0|[1-9]0?00|[1-9]0{0,2}[,.]?000|four|five|ten|twenty|hundred|cinco|diez|cien)"
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mg|ml|cm|mm|min)"
_RATIO = re.compile(
    rf"\b{_NUMBER} (?:in|out of|de cada) (?:every )?(?P<whole>{_WHOLE})\b(?![,.]?\d)(?! {_TIME}\b)",
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


_SUM = re.compile(
    rf"\b(?:{_NUMBER}|several|many|twice|thrice|half) times? (?:as (?:likely|common|high|many|often)"
    r"|more (?:likely|common)|higher|greater)\b|\b(?:twice|half) as (?:likely|common|high|many|often)\b"
    r"|\b(?:multiply|divide|subtract)\b[^.;]*\bby\b|\b(?:multiply|divide|subtract)\b[^.;]*\bfrom\b"
    r"|\b(?:[2-9]|\d\d+|tres|cuatro|cinco|diez|dos) veces más (?:probable|común|alto|frecuente)s?\b"
    r"|\bdoble de (?:probable|común)s?\b|\b(?:multiplique|divida|reste)\b[^.;]*\b(?:por|entre|de)\b",
    re.IGNORECASE,
)


def number_arithmetic(text: ScoredText, settings: ReadabilitySettings) -> Iterator[Hit]:
    """Sums, and chances out of different numbers, which the reader has to work out."""
    del settings
    for index, sentence in enumerate(text.sentences):
        if found := _SUM.search(sentence.raw):
            words, span = in_sentence(sentence, *found.span())
            yield Hit("number-arithmetic", words, span, (("advice", _WHOLE_CHANCE),), (index,))
    yield from _denominators(text)


_WHOLE_CHANCE = "Give the figures themselves: how many of 100 people, without it and with it."
_ONE_DENOMINATOR = "Give chances that are compared out of the same number of people."


def _denominators(text: ScoredText) -> Iterator[Hit]:
    """Two ratios in one section, out of different numbers of people."""
    for passage_section in {passage.section for passage in text.passages}:
        seen: tuple[str, str] | None = None
        for index, sentence in _of_section(text, passage_section):
            for found in _RATIO.finditer(sentence.raw):
                whole = found["whole"].lower()
                if seen and seen[1] != whole:
                    words, span = in_sentence(sentence, *found.span())
                    yield Hit(
                        "number-arithmetic", words, span, (("advice", _ONE_DENOMINATOR),), (index,)
                    )
                    break
                seen = (found[0], whole)
            else:
                continue
            break


def _of_section(text: ScoredText, section: int) -> Iterator[tuple[int, Sentence]]:
    index = 0
    for passage in text.passages:
        for sentence in passage.sentences:
            if passage.section == section:
                yield index, sentence
            index += 1


def _first(text: ScoredText, pattern: re.Pattern[str]) -> tuple[int, int, int] | None:
    for index, sentence in enumerate(text.sentences):
        if found := pattern.search(sentence.raw):
            return index, found.start(), found.end()
    return None
