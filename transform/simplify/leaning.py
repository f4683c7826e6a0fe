"""Which units mean something only behind others, and how far back these reach.

"It", "Other conditions" and "for example" lean on the sentence before; "these problems" and "this
drug" name something of the text before, nobody knows how far, so the paragraph comes along from
its beginning; "The dye ..." leans on the sentence that brought the dye.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from transform.simplify.cues import cues
from transform.simplify.lexicon import WORD, grammar
from transform.simplify.units import Unit, content_words

__all__ = ["Leaning", "paragraph_of"]

_FOLLOWING = re.compile(
    r"(?i)\b(the following|l[ao]s siguientes|lo siguiente"
    r"|(these|estos|estas)(?! (include|are|may|can|might|incluyen|son|pueden)\b))\b(?=[^.]*:$)"
)
"""In the words before a list these stand for the list itself."""


def paragraph_of(units: Sequence[Unit], index: int) -> tuple[int, int]:
    """The first and last unit of the paragraph that a unit stands in."""
    paragraph = units[index].paragraph
    start = end = index
    while start and units[start - 1].paragraph == paragraph:
        start -= 1
    while end + 1 < len(units) and units[end + 1].paragraph == paragraph:
        end += 1
    return start, end


class Leaning:
    """The units of one document; `topic` is its subject's name, which needs no sentence before."""

    def __init__(self, units: Sequence[Unit], topic: str, language: str) -> None:
        self._units = units
        self._name = _name_pattern(topic, units)
        self._grammar = grammar(language)
        self._cues = cues(language)
        self._reach: dict[int, int] = {}

    def reach(self, index: int) -> int:
        """The earliest unit that this one needs before it; its own index if it needs none.

        The index may lie outside the topic or be -1: then there is nothing to lean on.
        """
        if index not in self._reach:
            self._reach[index] = self._reached(index)
        return self._reach[index]

    def _reached(self, index: int) -> int:
        unit = self._units[index]
        if not unit.text:
            return index if unit.labelled or unit.kind != "list" else index - 1
        text = self._own_words(unit)
        start, _ = paragraph_of(self._units, index)
        if self._cues.leaning_inside.search(text):
            return start if start < index else index - 1
        if (
            self._cues.leaning_head.match(text)
            or (unit.labelled and unit.position > 0)
            or not self._refers_inside(text)
        ):
            return index - 1
        return self._brought_by(index, start, text)

    def _own_words(self, unit: Unit) -> str:
        """Without a label, an "it" that stands for nothing, and a list's "the following"."""
        label = unit.text.partition(":")[0] if unit.labelled and unit.position == 0 else ""
        text = unit.text[len(label) :].lstrip(": ")
        text = self._cues.empty_it.sub("", text)
        return _FOLLOWING.sub("", text) if unit.kind == "list" else text

    def _refers_inside(self, text: str) -> bool:
        """Whether a noun stands before the first pronoun that it may stand for."""
        pronoun = self._cues.pronoun.search(text)
        if pronoun is None:
            return True
        front = text[: pronoun.start()]
        named = self._name is not None and self._name.search(front) is not None
        return named or self._cues.referent.search(front) is not None

    def _brought_by(self, index: int, start: int, text: str) -> int:
        """The nearest sentence before in the paragraph that speaks of the same thing as "The ..."."""
        words = [word.lower() for word in WORD.findall(text[:80])]
        if len(words) < 2 or words[0] not in self._grammar.articles:
            return index
        verbs = self._grammar.finite | self._grammar.verbs
        subject = set(takewhile(lambda word: word not in verbs, words[1:]))
        for before in range(index - 1, start - 1, -1):
            if not subject.isdisjoint(content_words(self._units[before].full_text)):
                return before
        # A figure is told of something: where that is not the document's subject, it was said before.
        named = self._name is not None and self._name.search(text) is not None
        return index - 1 if index > start and not named and re.search(r"\d", text) else index


def _name_pattern(topic: str, units: Sequence[Unit]) -> re.Pattern[str] | None:
    """The subject's name, and its abbreviation where the text gives one ("..., or ASPS, ...")."""
    if not topic:
        return None
    names = [topic]
    initials = "".join(word[0] for word in topic.split()).upper()
    if len(initials) > 2 and any(initials in unit.full_text for unit in units):
        names.append(initials)
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
