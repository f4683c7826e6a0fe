"""The messages of a summary: one for each stretch of a block that comes from the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from transform.catalogs.segments import Segment, merged, space
from transform.catalogs.units import RunUnits, Unit, unit_of, with_contexts
from transform.inlines import plain_text
from transform.model import Inline
from transform.simplify.model import Summary, SummaryBlock, SummarySentence
from transform.tree import Run

__all__ = ["Passage", "passages", "stretches"]

_KINDS = {"paragraph": "Paragraph", "item": "List item"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a summary's block and its message. `notes` pair it with its source."""

    section: str
    comment: str
    unit: Unit
    notes: tuple[str, ...] = ()


def passages(summary: Summary) -> tuple[Passage, ...]:
    """Every message of a summary in reading order."""
    found = tuple(
        Passage(
            section.key,
            _KINDS[block.kind],
            unit_of(_segment(stretch, summary.language), summary.language),
            _notes(stretch),
        )
        for section in summary.sections
        for block in section.blocks
        for stretch in stretches(block)
        if not stretch[0].wording
    )
    told_apart = with_contexts(
        tuple(RunUnits(Run("paragraph", (), (), None), (passage.unit,)) for passage in found)
    )
    return tuple(
        replace(passage, unit=one.units[0]) for passage, one in zip(found, told_apart, strict=True)
    )


def stretches(block: SummaryBlock) -> Iterator[tuple[SummarySentence, ...]]:
    """Neighbouring sentences of the source together, each of the program's own by itself."""
    for own, sentences in groupby(block.sentences, lambda sentence: bool(sentence.wording)):
        if own:
            yield from ((sentence,) for sentence in sentences)
        else:
            yield tuple(sentences)


def _segment(sentences: tuple[SummarySentence, ...], language: str) -> Segment:
    inlines: list[Inline] = []
    for sentence in sentences:
        if inlines and sentence.inlines:
            inlines += space(language)
        inlines += sentence.inlines
    joined = merged(tuple(inlines))
    return Segment(joined, plain_text(joined))


def _notes(sentences: tuple[SummarySentence, ...]) -> tuple[str, ...]:
    """What a translator of a reworded sentence wants to see: what the source says."""
    return tuple(
        "Plain version of: "
        + " ".join(" ".join(source.text.split()) for source in sentence.sources)
        for sentence in sentences
        if sentence.sources and sentence.guard == "edited" and plain_text(sentence.inlines)
    )
