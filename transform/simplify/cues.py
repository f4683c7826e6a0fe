"""What headings and sentences speak of, by the cue lists of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from transform.data import load_toml

__all__ = ["ORDER", "Cues", "Question", "cues"]

ORDER = (
    "what_it_is", "signs", "causes", "diagnosis", "stages", "treatment", "side_effects", "outlook",
)  # fmt: skip
"""The sections in the order in which patients ask."""

Weighted = tuple[str, float, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask where the document speaks of its subject; `key` is wording."""

    key: str
    when: re.Pattern[str]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled lists of one language; see the comments in its `sections.toml`."""

    shares: Mapping[str, float]
    headings: tuple[Weighted, ...]
    sentences: tuple[Weighted, ...]
    skip_heading: re.Pattern[str]
    skip_sentence: re.Pattern[str]
    key_points: re.Pattern[str]
    tentative: re.Pattern[str]
    aside: re.Pattern[str]
    leaning_head: re.Pattern[str]
    leaning_inside: re.Pattern[str]
    pronoun: re.Pattern[str]
    referent: re.Pattern[str]
    empty_it: re.Pattern[str]
    announcing: re.Pattern[str]
    more: re.Pattern[str]
    number_of: re.Pattern[str]
    numbers: tuple[str, ...]
    caveat: re.Pattern[str]
    survival: re.Pattern[str]
    figure: re.Pattern[str]
    caution: re.Pattern[str]
    benefit: re.Pattern[str]
    harm: re.Pattern[str]
    warning: re.Pattern[str]
    advice: re.Pattern[str]
    stage: re.Pattern[str]
    definition_verbs: tuple[str, ...]
    definition_noun: re.Pattern[str]
    title_noise: re.Pattern[str]
    questions: tuple[Question, ...]

    def tells_survival(self, text: str) -> bool:
        """Whether the text gives figures of how many people survive."""
        return self.survival.search(text) is not None and self.figure.search(text) is not None

    def of_heading(self, text: str) -> dict[str, float]:
        """Section keys with the weight of their best cue in a heading."""
        return _weigh(self.headings, text)

    def of_sentence(self, text: str) -> dict[str, float]:
        return _weigh(self.sentences, text)

    def weight(self, key: str, text: str) -> float:
        """The weight of a section's best cue in a sentence, 0 where it has none."""
        own = tuple(cue for cue in self.sentences if cue[0] == key)
        return _weigh(own, text).get(key, 0)

    def skips(self, text: str) -> bool:
        """Whether a sentence only points to another page, or is none of the text's own."""
        return _says(self.skip_sentence, text)


def _weigh(weighted: tuple[Weighted, ...], text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, weight, pattern in weighted:
        if weight > found.get(key, 0) and pattern.search(text):
            found[key] = weight
    return found


@lru_cache(maxsize=4096)  # each sentence is asked several times
def _says(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: -len(phrase))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _weighted(tables: list[dict[str, Any]]) -> tuple[Weighted, ...]:
    return tuple(
        (table["key"], float(weight), re.compile(pattern, re.IGNORECASE))
        for table in tables
        for weight, pattern in table["patterns"]
    )


@cache
def cues(language: str) -> Cues:
    """The cue lists of a language that :func:`~transform.simplify.lexicon.known_language` knows."""
    table = load_toml(f"simplify/{language}/sections.toml")
    skip, leaning, outcomes = table["skip"], table["leaning"], table["outcomes"]
    warnings, definition = table["warnings"], table["definition"]
    return Cues(
        shares=table["shares"],
        headings=_weighted(table["heading"]),
        sentences=_weighted(table["sentence"]),
        skip_heading=_any(skip["headings"]),
        skip_sentence=_any(skip["sentences"]),
        tentative=_any(skip["tentative"]),
        aside=_any(skip["aside"]),
        key_points=_any(skip["key_points"]),
        leaning_head=_words(leaning["head"]),
        leaning_inside=_any(leaning["inside"]),
        pronoun=re.compile(rf"\b{_words(leaning['pronouns']).pattern}", re.IGNORECASE),
        referent=re.compile(leaning["referents"], re.IGNORECASE),
        empty_it=re.compile(leaning["empty_it"], re.IGNORECASE),
        number_of=re.compile(leaning["number_of"], re.IGNORECASE),
        numbers=tuple(leaning["numbers"]),
        more=_words(leaning["more"]),
        announcing=_any(leaning["announcing"]),
        caveat=_any(leaning["caveats"]),
        survival=_any(outcomes["survival"]),
        figure=_any(outcomes["figures"]),
        caution=_any(outcomes["caution"]),
        benefit=_any(outcomes["benefit"]),
        harm=_any(outcomes["harm"]),
        warning=_any(warnings["patterns"]),
        advice=_any(warnings["patterns"][:1]),
        stage=_any(table["stage_names"]["patterns"]),
        definition_verbs=tuple(definition["verbs"]),
        definition_noun=re.compile(definition["nouns"], re.IGNORECASE),
        title_noise=_any(definition["title_noise"]),
        questions=tuple(
            Question(entry["key"], _any(entry["when"]), tuple(entry["sections"]))
            for entry in table["question"]
        ),
    )
