"""What stands around a sentence, for translators who see one message at a time.

Only where a text goes on from one message to the next: between the sentences of a block, and from
what leads into a list to its items. It stands in comments, so that no edit of a neighbour touches
a translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transform.catalogs.units import RunUnits, Unit
from transform.inlines import folded

__all__ = ["neighbour_comments"]

_LENGTH = 60  # characters, as much as tells which sentence is meant


def neighbour_comments(read: Sequence[RunUnits]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """For each run the comments of each of its units that have words, in order.

    >>> from transform.catalogs.units import read_runs
    >>> from transform.model import Paragraph, Text
    >>> list(neighbour_comments(read_runs([Paragraph((Text("Rest. Drink."),))], "en", "sentence")))
    [(('After: Drink.',), ('Before: Rest.',))]
    """
    told = [[unit for unit in one.units if unit.segment.inlines] for one in read]
    for number, units in enumerate(told):
        before = after = ""
        if read[number].run.role == "item":
            before = _words(told[number - 1][-1:]) if number else ""
            follows = read[number + 1 : number + 2]
            if follows and follows[0].run.role == "item":
                after = _words(told[number + 1][:1])
        elif len(units) < 2:
            yield ((),) * len(units)
            continue
        texts = [before, *(_words((unit,)) for unit in units), after]
        yield tuple(
            tuple(_comments(texts[place - 1], texts[place + 1]))
            for place in range(1, len(units) + 1)
        )


def _comments(before: str, after: str) -> Iterator[str]:
    if before:
        yield f"Before: {before}"
    if after:
        yield f"After: {after}"


def _words(units: Sequence[Unit]) -> str:
    """The beginning of what a unit says, cut between words where it has any."""
    text = folded(units[0].segment.text) if units else ""
    if len(text) <= _LENGTH:
        return text
    return (text[: _LENGTH + 1].rpartition(" ")[0] or text[:_LENGTH]) + " …"
