"""Chooses the units of a summary, section by section, within a number of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transform.simplify.cues import ORDER, Cues, cues
from transform.simplify.lexicon import known_language
from transform.simplify.scoring import Scorer, defines
from transform.simplify.standing import Standing
from transform.simplify.units import Unit, content_words

__all__ = ["Choice", "choose"]

LEAST, LEAST_EXTRA = 1.5, 4.0
"""Scores below which a unit is left out: in its section's share, and in shares that others left."""

LEAST_OF_SHORT = -2.0
"""The same for a document hardly longer than its summary may be: nearly all is worth a place."""

SHORT, LONG = 1.5, 4.0
"""A document is short or long by how many times longer it is than its summary may be."""

LARGEST_PART, SHORTEST = 0.6, 250
"""A summary is at most this part of its source, and never cut below this many words for it."""

REPEATED = 0.6
"""Share of a unit's content words at which another chosen one says it already."""

OF_MAIN_MESSAGE = (("what_it_is", 40), ("signs", 22), ("treatment", 22))
"""Sections that give the main message a sentence, and its greatest length in words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen units by section, in reading order; `main` are the main message's."""

    main: tuple[Unit, ...]
    sections: Mapping[str, tuple[Unit, ...]]


def choose(units: Sequence[Unit], topic: str, language: str, max_words: int) -> Choice:
    """The units to tell in about `max_words` words, each with what has to be told with it."""
    language = known_language(language)
    return _Chooser(units, topic, language).choose(max_words)


def _sectioned(units: Sequence[Unit], topic: str, standing: Standing, lists: Cues) -> list[Unit]:
    """Units of topics without a section get one by their own words.

    What leans on the unit before it stays with it, and so does what has no cue of its own.
    """
    out: list[Unit] = []
    last = "what_it_is"
    for index, unit in enumerate(units):
        if unit.topic.key:
            out.append(unit)
            continue
        if out and out[-1].topic.number != unit.topic.number:
            last = ""
        if defines(unit, (topic,), lists):
            last = "what_it_is"
        elif not last or not standing.leans(index):
            found = lists.of_sentence(unit.text) or lists.of_sentence(unit.full_text)
            last = max(found, key=lambda name: found[name], default=last)
        out.append(replace(unit, topic=replace(unit.topic, key=last)))
    return out


def _plain(text: str) -> str:
    """A heading or an item as a name to compare.

    >>> _plain(" Radiation therapy. ")
    'radiation therapy'
    """
    return text.strip(" .:;").casefold()


def _least(of_long: float, ratio: float) -> float:
    """The least score for a document `ratio` times longer than its summary may be.

    >>> _least(1.5, 1.0), _least(1.5, 9.0)
    (-2.0, 1.5)
    """
    length = min(max((ratio - SHORT) / (LONG - SHORT), 0.0), 1.0)
    return LEAST_OF_SHORT + length * (of_long - LEAST_OF_SHORT)


class _Chooser:
    def __init__(self, units: Sequence[Unit], topic: str, language: str) -> None:
        self._cues = cues(language)
        self._name = content_words(topic)
        self._standing = Standing(units, topic, language)
        self._units = _sectioned(units, topic, self._standing, self._cues)
        self._scorer = Scorer(self._units, topic, language)
        self._passages = {
            index: passage
            for index, unit in enumerate(self._units)
            if unit.topic.key and (passage := self._standing.passage(index))
        }
        self._score = {
            index: self._scorer.score(index, passage) for index, passage in self._passages.items()
        }
        self._chosen: set[int] = set()

    def choose(self, max_words: int) -> Choice:
        main = self._main_message()
        everything = sum(unit.words for unit in self._units)
        max_words = min(max_words, max(round(LARGEST_PART * everything), SHORTEST))
        left = max_words - sum(self._units[i].words for i in main)
        keys = [key for key in ORDER if self._ranked([key])]
        shares = sum(self._cues.shares[key] for key in keys)
        least, least_extra = (
            _least(score, everything / max(max_words, 1)) for score in (LEAST, LEAST_EXTRA)
        )
        rest = 0.0
        for key in keys:
            budget = left * self._cues.shares[key] / shares
            rest += budget - self._fill(self._ranked([key]), budget, least)
        for key in ("stages", "treatment"):
            rest -= self._take_stages(key, rest)
        self._fill(self._ranked(keys), max(rest, 0), least_extra)
        self._complete_definitions()
        told = sorted(self._chosen - set(main))
        folded = self._folded()
        sections = {
            key: tuple(
                replace(self._units[i], folded=i in folded)
                for i in told
                if self._units[i].topic.key == key
            )
            for key in keys
        }
        return Choice(
            tuple(self._units[i] for i in main),
            {key: chosen for key, chosen in sections.items() if chosen},
        )

    def _folded(self) -> frozenset[int]:
        """The units that tell survival figures, each with all that has to be told with it."""
        return frozenset(
            index
            for passage in self._passages.values()
            if self._cues.tells_survival(" ".join(self._units[i].full_text for i in passage))
            for index in passage
            if index in self._chosen
        )

    def _ranked(self, keys: Sequence[str]) -> list[int]:
        fitting = [i for i in self._passages if self._units[i].topic.key in keys]
        return sorted(fitting, key=lambda i: (-self._score[i], i))

    def _fill(self, ranked: Iterable[int], budget: float, least: float) -> float:
        """Take passages while they fit; gives the words taken."""
        taken = 0
        for index in ranked:
            passage = self._passages[index]
            fresh = [i for i in passage if i not in self._chosen]
            words = sum(self._units[i].words for i in fresh)
            if (
                index not in self._chosen
                and self._score[index] >= least
                and taken + words <= budget
                and not self._repeats(index)
                and not any(map(self._staged, passage))
            ):
                self._chosen.update(fresh)
                taken += words
        return taken

    def _repeats(self, index: int) -> bool:
        """Whether what is chosen already says this; the subject's own name counts for nothing."""
        unit = self._units[index]
        content = content_words(unit.full_text) - self._name
        return unit.kind != "list" and any(
            len(content & content_words(self._units[i].full_text)) >= REPEATED * len(content)
            for i in self._chosen
        )

    def _complete_definitions(self) -> None:
        """Where one of several neighbouring headings is explained, the others are too.

        Neighbours are headings under the same heading, and those that a chosen list names.
        """
        told = [self._units[i] for i in self._chosen]
        explained = {
            (unit.topic.key, unit.topic.headings)
            for unit in told
            if len(unit.topic.headings) > 1 and self._explains_heading(unit)
        }
        siblings = {(key, headings[:-1]) for key, headings in explained}
        last = {(key, _plain(headings[-1])) for key, headings in explained}
        listed = [
            {(unit.topic.key, _plain(item[0].text)) for item in unit.items}
            for unit in told
            if unit.kind == "list"
        ]
        named = {name for names in listed if not names.isdisjoint(last) for name in names}
        for i, passage in self._passages.items():
            key, headings = self._units[i].topic.key, self._units[i].topic.headings
            neighbour = (key, headings[:-1]) in siblings or (
                bool(headings) and (key, _plain(headings[-1])) in named
            )
            if (
                neighbour
                and len(passage) == 1
                and self._explains_heading(self._units[i])
                and not self._staged(i)
            ):
                self._chosen.add(i)

    def _explains_heading(self, unit: Unit) -> bool:
        return unit.kind == "sentence" and defines(unit, unit.topic.headings[-1:], self._cues)

    def _staged(self, index: int) -> bool:
        """Whether the unit, or the heading it stands under, speaks of one stage."""
        unit = self._units[index]
        return any(map(self._cues.stage.search, (unit.full_text, *unit.topic.headings[-1:])))

    def _names_stage(self, index: int) -> bool:
        unit = self._units[index]
        named = self._cues.stage.search(unit.full_text) is not None
        return named and self._standing.speakable(unit)

    def _take_stages(self, key: str, budget: float) -> float:
        """Stages are told whole or not at all: all units of a section that speak of one, or none.

        Each must name its stage itself, since the heading above it is not told.
        """
        members = [
            i for i, unit in enumerate(self._units) if unit.topic.key == key and self._staged(i)
        ]
        words = sum(self._units[i].words for i in members)
        if words > budget or not all(map(self._names_stage, members)):
            return 0
        self._chosen.update(members)
        return words

    def _main_message(self) -> tuple[int, ...]:
        """What it is, then the best sentence on signs and on treatment that needs no other."""
        found: list[int] = []
        for key, longest in OF_MAIN_MESSAGE:
            ranked = [i for i in self._ranked([key]) if self._single(i, longest)]
            if key != "what_it_is":
                ranked = [i for i in ranked if self._plain_news(i, key)]
            if key != "what_it_is" and len(self._ranked([key])) < 2:
                continue  # the section's only sentence stays there
            best = (self._defining(ranked) if key == "what_it_is" else ranked)[:1]
            found += best
            self._chosen.update(best)
        # What leans on a sentence of the main message would stand too far behind it.
        told = set(found)
        self._passages = {
            i: passage
            for i, passage in self._passages.items()
            if i in told or not told & {*passage}
        }
        return tuple(found)

    def _plain_news(self, index: int, key: str) -> bool:
        """Fit for a main message beside the definition: stressed or surely on the point."""
        unit = self._units[index]
        named = self._name and self._name <= content_words(unit.text)
        stressed = (
            unit.key_point or unit.kind == "heading" or named or self._cues.advice.search(unit.text)
        )
        on_point = self._cues.weight(key, unit.text) >= 3
        return bool(stressed and on_point and not self._cues.harm.search(unit.text))

    def _defining(self, ranked: Sequence[int]) -> list[int]:
        """What says what the subject is; where nothing does, the first words of the document."""
        defining = [i for i in ranked if self._scorer.defines(self._units[i])]
        return defining or [i for i in sorted(self._passages) if self._single(i, 40)]

    def _single(self, index: int, longest: int) -> bool:
        unit = self._units[index]
        leant_on = any(index in p and i != index for i, p in self._passages.items())
        return (
            len(self._passages[index]) == 1
            and unit.kind != "list"
            and not unit.labelled
            and unit.words <= longest
            and not re.search(r"\d", unit.text)
            and not self._repeats(index)
            and not self._staged(index)
            and not self._cues.tentative.search(unit.text)
            and not self._cues.aside.search(unit.text)
            and not (leant_on and unit.topic.key != "what_it_is")
        )
