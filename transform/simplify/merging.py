"""Units that belong together made one, and what a document says twice counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from transform.simplify.units import Unit

__all__ = ["counted_once", "labelled_lists"]


def labelled_lists(units: Sequence[Unit]) -> Iterator[Unit]:
    """Paragraphs with labels ("Surgery: ...") that follow each other are a list, whole or not."""
    for labelled, run in groupby(units, key=lambda unit: unit.labelled and unit.topic.number):
        members = list(run)
        paragraphs = [
            tuple(unit.intro[0] for unit in part)
            for _, part in groupby(members, key=lambda unit: unit.paragraph)
        ]
        if labelled and len(paragraphs) > 1:
            yield replace(members[0], kind="list", intro=(), items=tuple(paragraphs))
        else:
            yield from members


def counted_once(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Key points that a heading repeats become that heading; other repetitions count once."""
    units = tuple(units)
    named = {_plain(unit.text) for unit in units if unit.key_point}
    headings = {_plain(unit.text) for unit in units if unit.kind == "heading"}
    kept: list[Unit] = []
    seen: set[str] = set()
    for unit in units:
        text = _plain(unit.full_text)
        if (unit.kind == "sentence" and text in headings) or text in seen:
            continue
        seen.add(text)
        kept.append(replace(unit, key_point=_plain(unit.text) in named))
    return tuple(kept)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
