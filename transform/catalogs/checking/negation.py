"""A no that the translation does not say, or says and the source does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.phrases import phrase_pattern
from transform.catalogs.checking.sentences import sentence_pairs
from transform.data import load_toml
from transform.locale import base_language

__all__ = ["negation"]


def negation(pair: Pair) -> Iterator[Hit]:
    """Nothing where the words of one of the two languages are not known."""
    source, target = _says(pair.language), _says(pair.locale)
    if source is None or target is None:
        return
    lower, other = pair.source.lower(), pair.target.lower()
    if not source.strong.search(lower) and not target.strong.search(other):
        return
    asked, answered = source.count(lower), target.count(other)
    if asked.strong and not answered.strong and answered.soft <= asked.soft:
        words = f"the source says “{asked.first}”, and the translation says no such thing"
        yield Hit(words, lesser=answered.soft > 0)
    elif asked.strong and (said := _lost_in_a_sentence(pair, source, target)):
        yield Hit(said, lesser=True)
    elif asked.strong > 1 and answered.strong + max(0, answered.soft - asked.soft) < asked.strong:
        said = f"{asked.strong} times, the translation {answered.strong} times"
        yield Hit(f"the source says no {said}", lesser=True)
    elif answered.strong and not asked.strong and not asked.soft and not asked.excuses:
        yield Hit(f"the translation says “{answered.first}”, and the source says no", lesser=True)


def _lost_in_a_sentence(pair: Pair, source: _Words, target: _Words) -> str:
    """A sentence may have moved its no into the next one: less sure than a text without any."""
    for one, other in sentence_pairs(pair):
        asked, answered = source.count(one), target.count(other)
        if asked.strong and not answered.strong and answered.soft <= asked.soft:
            return f"“{asked.first}” is lost in: {other}"
    return ""


class _Count(NamedTuple):
    strong: int
    soft: int
    excuses: int
    first: str


@dataclass(frozen=True, slots=True)
class _Words:
    strong: re.Pattern[str]
    soft: re.Pattern[str]
    excuse: re.Pattern[str]
    mild: re.Pattern[str]
    idioms: re.Pattern[str]

    def count(self, text: str) -> _Count:
        plain, mild = self.mild.subn(" ", self.idioms.sub(" ", text.lower()))
        found = self.strong.findall(plain)
        # A strong word is no soft one too: Russian "не" begins both.
        rest = self.strong.sub(" ", plain) if found else plain
        soft = mild + len(self.soft.findall(rest))
        excuses = len(self.excuse.findall(rest))
        return _Count(len(found), soft, excuses, found[0] if found else "")


@cache
def _says(locale: str) -> _Words | None:
    language = base_language(locale)
    entry = load_toml("catalogs/checking/negation.toml").get(language)
    if entry is None:
        return None
    glued = entry.get("glued", "")
    return _Words(
        strong=phrase_pattern(entry["words"], language, glued),
        soft=phrase_pattern(entry["soft"], language, glued),
        excuse=phrase_pattern(entry["excuse"], language, glued),
        mild=phrase_pattern(entry["mild"], language, glued),
        idioms=phrase_pattern(entry["idioms"], language),
    )
