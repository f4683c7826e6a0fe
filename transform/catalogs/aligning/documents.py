"""Two documents side by side: blocks, then the sentences inside, each pair with its confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from transform.catalogs.aligning.evidence import (
    Side,
    content_evidence,
    evidence,
    side_of,
    together,
)
from transform.catalogs.aligning.paths import Step, best_path
from transform.catalogs.aligning.tagging import translated
from transform.catalogs.units import Unit, read_runs
from transform.data import load_toml
from transform.errors import InputError, Place, UsageError
from transform.locale import base_language
from transform.model import Document
from transform.tree import Run

__all__ = ["AlignedPair", "Alignment", "align_documents"]

_MOST = 3.0  # what any one thing counts at most
_GAP = -2.0  # what a block without a counterpart says of its neighbours
_NEAR = 3  # units around a pair's own that are asked whether they would do as well


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A text and its translation with tags; `confidence` is 0 to 1."""

    msgid: str
    msgstr: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two documents have in common: `pairs` are sure ones, `unsure` those left out.

    `blocks` counts the blocks of the source that have text, `matched` those with a counterpart,
    `sentences` and `target_sentences` the sentences of both.
    """

    pairs: tuple[AlignedPair, ...]
    unsure: tuple[AlignedPair, ...]
    blocks: int
    matched: int
    sentences: int
    target_sentences: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A run with something to translate, and what can be compared of its units.

    `first` is the place of its first unit among all of the document.
    """

    run: Run
    units: tuple[Unit, ...]
    sides: tuple[Side, ...]
    whole: Side
    first: int


def align_documents(source: Document, target: Document) -> Alignment:
    """The pairs of a document and its translation, in the source's order.

    Raises UsageError where both are in one language, InputError where one is not supported or
    too little of them fits.
    """
    if base_language(source.language) == base_language(target.language):
        raise UsageError(
            f"both documents are in {source.language}",
            "name the document first, and then its translation",
        )
    aligner = _Aligner(_texts(source), _texts(target))
    found = tuple(aligner.pairs())
    settings = load_toml("catalogs/aligning.toml")
    sure = tuple(pair for pair in found if pair.confidence >= settings["lowest"])
    counts = [sum(len(text.units) for text in side) for side in (aligner.left, aligner.right)]
    if len(sure) < settings["least_alike"] * min(counts) or not all(counts):
        raise InputError(
            f"is hardly a translation of {source.path}: {len(sure)} of {min(counts)} sentences fit",
            "name a document and its own translation",
            Place(target.path),
        )
    unsure = tuple(pair for pair in found if pair.confidence < settings["lowest"])
    return Alignment(sure, unsure, len(aligner.left), aligner.matched, counts[0], counts[1])


def _texts(document: Document) -> tuple[_Text, ...]:
    texts: list[_Text] = []
    first = 0
    for read in read_runs(document.blocks, document.language, "sentence"):
        units = tuple(unit for unit in read.units if unit.source is not None)
        if units:
            sides = tuple(side_of((unit,), document.language) for unit in units)
            texts.append(_Text(read.run, units, sides, together(sides), first))
            first += len(units)
    return tuple(texts)


class _Aligner:
    """Two documents, and the steps from block to block through both."""

    def __init__(self, left: tuple[_Text, ...], right: tuple[_Text, ...]) -> None:
        self.left, self.right = left, right
        self._all = tuple(
            tuple(side for text in texts for side in text.sides) for texts in (left, right)
        )
        lengths = [sum(text.whole.length for text in side) for side in (left, right)]
        self._ratio = lengths[1] / lengths[0] if all(lengths) else 1.0
        self._path = self._blocks()

    @property
    def matched(self) -> int:
        """How many blocks of the source have a counterpart."""
        return sum(step.source[1] - step.source[0] for step in self._path if step.is_match)

    def _blocks(self) -> tuple[Step, ...]:
        settings = load_toml("catalogs/aligning.toml")
        lengths = (len(self.left), len(self.right))
        band = max(int(max(lengths) * settings["band"]), settings["band_least"])
        band += abs(lengths[0] - lengths[1])
        return best_path(lengths, settings["block_steps"], self._block_score, band)

    def _of_step(self, step: Step) -> tuple[tuple[_Text, ...], tuple[_Text, ...]]:
        return self.left[slice(*step.source)], self.right[slice(*step.target)]

    def _block_score(self, step: Step) -> float:
        left, right = self._of_step(step)
        kinds = {(text.run.role, text.run.level) for text in (*left, *right)}
        if len(kinds) > 1 or (len(left) + len(right) > 2 and kinds != {("paragraph", 0)}):
            return float("-inf")
        return evidence(
            together(text.whole for text in left),
            together(text.whole for text in right),
            self._ratio,
        )

    def pairs(self) -> Iterator[AlignedPair]:
        """The pairs of sentences of blocks that belong together."""
        support = [self._support(step) for step in self._path]
        for number, step in enumerate(self._path):
            if step.is_match:
                around = support[max(number - _NEAR, 0) : number] + support[number + 1 :][:_NEAR]
                context = sum(around) / max(len(around), 1)
                yield from self._sentences(step, context)

    def _support(self, step: Step) -> float:
        """How surely a step is right, as its neighbours are asked: a gap speaks against them."""
        if not step.is_match:
            return _GAP
        left, right = self._of_step(step)
        said = content_evidence(
            together(text.whole for text in left), together(text.whole for text in right)
        )
        return max(min(said, _MOST), _GAP)

    def _sentences(self, block: Step, context: float) -> Iterator[AlignedPair]:
        left, right = self._of_step(block)
        units = [[unit for text in side for unit in text.units] for side in (left, right)]
        first = (left[0].first, right[0].first)
        lengths = (len(units[0]), len(units[1]))
        steps = load_toml("catalogs/aligning.toml")["sentence_steps"]

        def moved(step: Step) -> Step:
            return step.moved(*first)

        path = best_path(lengths, steps, lambda step: self._score(moved(step)), max(lengths))
        gaps = sum(not step.is_match for step in path)
        for step in path:
            if step.is_match:
                pair = translated(units[0][slice(*step.source)], units[1][slice(*step.target)])
                facts = (*self._facts(moved(step)), context, float(gaps))
                yield AlignedPair(*pair, _confidence(facts))

    def _sides(self, step: Step) -> tuple[Side, Side]:
        return (
            together(self._all[0][slice(*step.source)]),
            together(self._all[1][slice(*step.target)]),
        )

    def _score(self, step: Step) -> float:
        return evidence(*self._sides(step), self._ratio)

    def _facts(self, step: Step) -> tuple[float, ...]:
        """What a pair's confidence rests on: what both say, how much better they fit than their
        neighbours would, and whether two sentences stand for one.
        """
        own = self._score(step)
        rival = max(map(self._score, self._others(step)), default=-_MOST)
        merged = step.source[1] - step.source[0] + step.target[1] - step.target[0] > 2
        content = content_evidence(*self._sides(step))
        return (_within(content, 2 * _MOST), _within(own - rival, _MOST), float(merged))

    def _others(self, step: Step) -> Iterator[Step]:
        """The same sentences with others near by."""
        for place in _around(step.target, len(self._all[1])):
            yield Step(step.source, (place, place + 1))
        for place in _around(step.source, len(self._all[0])):
            yield Step((place, place + 1), step.target)


def _around(places: tuple[int, int], end: int) -> Iterator[int]:
    yield from range(max(places[0] - _NEAR, 0), places[0])
    yield from range(places[1], min(places[1] + _NEAR, end))


def _within(value: float, most: float) -> float:
    return max(min(value, most), -most)


def _confidence(facts: Sequence[float]) -> float:
    weights = load_toml("catalogs/aligning.toml")["confidence"]
    total = weights[0] + sum(w * f for w, f in zip(weights[1:], facts, strict=True))
    return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))
