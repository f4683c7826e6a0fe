"""Plain text: items that letters or Roman numbers count, "a." and "ii.", told by their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transform.cleaning.marks import Line
from transform.inlines import slice_inlines

__all__ = ["counted", "with_letters"]

_COUNTED = re.compile(r"\(?(?P<count>[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]\s+(?=\S)")
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
)  # fmt: skip
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Count:
    """`kind` is the mark that such items share, `end` where the words of the line begin."""

    kind: str
    number: int
    end: int


def counted(text: str) -> tuple[Count, ...]:
    """What a line may be counted as: "i." is the first Roman number and the ninth letter.

    >>> [(count.kind, count.number) for count in counted("i. Rest")]
    [('a', 9), ('i', 1)]
    """
    found = _COUNTED.match(text)
    if found is None:
        return ()
    name, end = found["count"], found.end()
    counts: list[Count] = []
    if len(name) == 1:
        kind = "a" if name.islower() else "A"
        counts.append(Count(kind, ord(name) - ord(kind) + 1, end))
    if name.lower() in _ROMAN:
        kind = "i" if name.islower() else "I"
        counts.append(Count(kind, _ROMAN.index(name.lower()) + 1, end))
    return tuple(counts)


def with_letters(lines: list[Line]) -> list[Line]:
    """The lines of a stretch; those counted in order from "a." or "i." get their numbers.

    One alone is none: "A. Smith" is a name and "D. Juan" another.
    """
    found = {at: counts for at, line in enumerate(lines) if (counts := _counts(line))}
    made = list(lines)
    for kind in "aAiI":
        series: list[tuple[int, Count]] = []
        for at, counts in found.items():
            count = next((one for one in counts if one.kind == kind), None)
            if count is None or made[at].mark:
                continue
            if count.number == len(series) + 1:
                series.append((at, count))
            elif count.number == 1:
                _mark(made, series)
                series = [(at, count)]
        _mark(made, series)
    return made


def _counts(line: Line) -> tuple[Count, ...]:
    return () if line.mark or line.rule else counted(line.text[:12])


def _mark(made: list[Line], series: list[tuple[int, Count]]) -> None:
    if len(series) < _FEWEST:
        return
    for at, count in series:
        line = made[at]
        texts = slice_inlines(line.texts, count.end, len(line.text))
        made[at] = replace(line, mark=count.kind, number=count.number, texts=texts)
