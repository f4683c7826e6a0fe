"""The tags of a message that stand around words, and putting them around the words of a draft.

An engine translates better what has no tags in it. So a text is asked without them, and the words
inside each tag are asked alone: where the answer holds these words, or the glossary's name of the
term, there the tag goes. Words may be inflected otherwise in the sentence than alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transform.catalogs.checking.phrases import is_unspaced

__all__ = ["Mark", "Plain", "Span", "attached", "place_marks", "read_marks"]

_TAG = re.compile(r"<(/?)((?:a|code|em|img|strong|t)\d+)>")
_WORD = re.compile(r"<[^<>]*>|\w+")

LONGEST_ENDING = 3
"""Letters by which forms of one word may differ at their end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that are one thing: those inside the tag `name`, or, with the name "", a
    term that has none. `start` and `end` count the characters of the plain text.
    """

    name: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A msgid without the tags that stand around words; others (`<br1/>`) are left in it."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a mark stands in a draft; `text` takes the place of what is there, unless None."""

    mark: Mark
    start: int
    end: int
    text: str | None = None


def read_marks(msgid: str) -> Plain:
    """A msgid without its tags around words, and what they stood around.

    >>> read_marks("The <em1>small <t1>lungs</t1></em1> rest.").text
    'The small lungs rest.'
    >>> [mark.words for mark in read_marks("The <em1>small <t1>lungs</t1></em1> rest.").marks]
    ['small lungs', 'lungs']
    """
    text = ""
    position = 0
    opened: dict[str, int] = {}  # and so in the order of opening
    marks: dict[str, Mark] = {}
    for tag in _TAG.finditer(msgid):
        text += msgid[position : tag.start()]
        position = tag.end()
        closing, name = tag.groups()
        if not closing:
            opened[name] = len(text)
        elif name in opened:
            marks[name] = Mark(name, text[opened[name] :], opened[name], len(text))
    text += msgid[position:]
    return Plain(text, tuple(marks[name] for name in opened if name in marks))


def _words(text: str) -> list[str]:
    return [_folded(found[0]) for found in _WORD.finditer(text)]


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _same(one: str, other: str) -> bool:
    """Whether two words, without case and accents, differ in their endings alone."""
    if one == other:
        return True
    shared = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1),
        min(len(one), len(other)),
    )
    rest = max(len(one), len(other)) - shared
    return not any(map(str.isdigit, one + other)) and (
        (shared >= 4 and rest <= LONGEST_ENDING and shared > rest) or (shared >= 3 and rest == 1)
    )


def place_marks(
    plain: Plain, answer: str, wordings: Mapping[Mark, Sequence[str]], locale: str
) -> tuple[Span, ...]:
    """Where each mark's words stand in an answer: at most one place for each, none crossing.

    `wordings` are what a mark's words may have become, the likeliest first. Of several places the
    one counts that is nearest to where the mark stands in its own text.
    """
    found: list[Span] = []
    for mark in sorted(plain.marks, key=lambda mark: mark.start - mark.end):
        wanted = (mark.start + mark.end) / 2 / max(1, len(plain.text))
        for wording in wordings.get(mark, ()):
            places = [
                Span(mark, start, end)
                for start, end in _places(wording, answer, locale)
                if all(_fits(mark, start, end, span) for span in found)
            ]
            if places:
                length = max(1, len(answer))
                found.append(
                    min(places, key=lambda s: abs((s.start + s.end) / 2 / length - wanted))
                )
                break
    return tuple(found)


def _fits(mark: Mark, start: int, end: int, span: Span) -> bool:
    """Whether two places lie apart, or in one another as the marks do."""
    if end <= span.start or span.end <= start:
        return not _inside(mark, span.mark)
    return _inside(mark, span.mark) and span.start <= start and end <= span.end


def _inside(mark: Mark, other: Mark) -> bool:
    return other.start <= mark.start and mark.end <= other.end


def _places(wording: str, answer: str, locale: str) -> Iterable[tuple[int, int]]:
    if is_unspaced(locale):
        return [found.span() for found in re.finditer(re.escape(wording), answer) if wording]
    wanted = _words(wording)
    there = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(answer)]
    folded = [_folded(word) for _, _, word in there]
    return [
        (there[first][0], there[first + len(wanted) - 1][1])
        for first in range(len(there) - len(wanted) + 1)
        if wanted and all(map(_same, wanted, folded[first : first + len(wanted)]))
    ]


def attached(answer: str, spans: Iterable[Span]) -> str:
    """The answer with the tags of these places.

    >>> mark = Mark("t1", "lungs", 4, 9)
    >>> attached("Los pulmones.", [Span(mark, 4, 12)])
    'Los <t1>pulmones</t1>.'
    """
    # Of two at one place the first is the outer one, as they stand in the source.
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    return _written(answer, 0, len(answer), ordered)


def _written(answer: str, start: int, end: int, spans: Sequence[Span]) -> str:
    parts: list[str] = []
    while spans:
        span, *spans = spans
        inner = [one for one in spans if one.end <= span.end]
        spans = spans[len(inner) :]
        parts.append(answer[start : span.start])
        inside = _written(answer, span.start, span.end, inner) if span.text is None else span.text
        name = span.mark.name
        parts.append(f"<{name}>{inside}</{name}>" if name else inside)
        start = span.end
    return "".join((*parts, answer[start:end]))
