"""What may stand alone: a unit with all that it leans on and all that limits it.

Selecting can mislead as much as editing. A unit that leans on the one before it ("These rates
...") brings it along or is left out; what a later sentence takes back comes along too; survival
figures come with their whole paragraph and its cautions, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from transform.simplify.cues import cues
from transform.simplify.lexicon import WORD, grammar
from transform.simplify.units import Unit, content_words

__all__ = ["Standing"]

LONGEST_CHAIN = 4
"""Units that one may lean on; what needs more of them is left out."""

_FOLLOWING = re.compile(
    r"(?i)\b(the following|these|l[ao]s siguientes|lo siguiente|estos|estas)\b(?=[^.]*:$)"
)


class Standing:
    """The units of one document, and for each what has to be told with it."""

    def __init__(self, units: Sequence[Unit], topic: str, language: str) -> None:
        self._units = units
        self._name = _name_pattern(topic, units)
        self._language = language
        self._cues = cues(language)

    def passage(self, index: int) -> tuple[int, ...]:
        """The unit with all that it leans on and all that limits it; empty if it may not stand."""
        found = self._chain(index)
        figures = next((i for i in found if self._tells_survival(i)), None)
        return found if figures is None else self._whole_paragraph(figures)

    def _chain(self, index: int) -> tuple[int, ...]:
        unit = self._units[index]
        if not self.speakable(unit):
            return ()
        first = index
        while self.leans(first):
            if not self._same_topic(first - 1, index) or index - first >= LONGEST_CHAIN:
                return ()
            first -= 1
            if not self.speakable(self._units[first]):
                return ()
        last = index
        if self._cues.announcing.search(unit.text) and unit.kind != "list":
            last += 1
            if not self._same_topic(last, index) or self._units[last].kind != "list":
                return ()
            if not self.speakable(self._units[last]):
                return ()
        while self._same_topic(last + 1, index) and self.limits(last + 1):
            last += 1
            if not self.speakable(self._units[last]):
                return ()
        return tuple(range(first, last + 1))

    def _tells_survival(self, index: int) -> bool:
        """Whether the unit speaks of survival in a paragraph that gives figures for it."""
        if not self._cues.survival.search(self._units[index].full_text):
            return False
        paragraph = self._units[index].paragraph
        text = " ".join(unit.full_text for unit in self._units if unit.paragraph == paragraph)
        return re.search(r"\d", text) is not None

    def _whole_paragraph(self, index: int) -> tuple[int, ...]:
        paragraph = self._units[index].paragraph
        inside = [i for i, unit in enumerate(self._units) if unit.paragraph == paragraph]
        text = " ".join(self._units[i].full_text for i in inside)
        whole = all(self.speakable(self._units[i]) for i in inside)
        if not whole or not self._cues.caution.search(text) or self.leans(inside[0]):
            return ()
        return tuple(inside)

    def _same_topic(self, index: int, other: int) -> bool:
        return (
            0 <= index < len(self._units)
            and self._units[index].topic.number == self._units[other].topic.number
            and (not self._units[index].key_point or self._units[index].kind == "heading")
        )

    def speakable(self, unit: Unit) -> bool:
        """A whole sentence about the subject; every sentence of a list's items may be shorter."""
        if self._cues.skip_sentence.search(unit.text):
            return False
        if any(map(self._cues.tentative.search, unit.topic.headings[:-1])):
            return False  # what is only being tested must not read as what is done
        if unit.kind == "list":
            items = [sentence.text for item in unit.items for sentence in item]
            return (
                len(items) > 1
                and not any(map(self._cues.skip_sentence.search, items))
                and self._complete(unit)
            )
        text = unit.text.strip()
        return (
            text.endswith((".", "!", ".”", '."', ".)"))
            and (text[0].isupper() or text[0].isdigit() or text[0] in '“¿¡"(')
            and unit.words >= 4
            and self._has_verb(text)
        )

    def _complete(self, unit: Unit) -> bool:
        """Whether a list has as many items as its intro announces ("Four types of ...:")."""
        announced = self._cues.number_of.search(unit.text)
        if announced is None:
            return True
        word = announced["number"].casefold()
        numbers = self._cues.numbers
        return word not in numbers or numbers.index(word) + 1 == len(unit.items)

    def _has_verb(self, text: str) -> bool:
        rules = grammar(self._language)
        words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
        return any(word in rules.finite or word in rules.verbs for word in words)

    def leans(self, index: int) -> bool:
        """Whether the unit means something only behind the one before it."""
        unit = self._units[index]
        text = unit.text
        if not text:
            return unit.kind == "list" and not unit.labelled
        label = text.partition(":")[0] if unit.labelled and unit.position == 0 else ""
        text = text[len(label) :].lstrip(": ")
        text = self._cues.empty_it.sub("", text)
        if self._cues.leaning_head.match(text) or self._cues.leaning_inside.search(
            _FOLLOWING.sub("", text) if unit.kind == "list" else text
        ):
            return True
        if self._cues.pronoun.search(text) and not self._refers_inside(text):
            return True
        return (unit.labelled and unit.position > 0) or self._takes_up(index, text)

    def _refers_inside(self, text: str) -> bool:
        """Whether each pronoun has a noun in front of it that it may stand for."""
        pronoun = self._cues.pronoun.search(text)
        if pronoun is None:
            return True
        front = text[: pronoun.start()]
        named = self._name is not None and self._name.search(front) is not None
        return named or self._cues.referent.search(front) is not None

    def _takes_up(self, index: int, text: str) -> bool:
        """Whether it takes up a thing named before: "The dye ..." behind a sentence with a dye."""
        unit = self._units[index]
        rules = grammar(self._language)
        words = [word.lower() for word in WORD.findall(text[:80])]
        if unit.position == 0 or len(words) < 2 or words[0] not in rules.articles:
            return False
        subject = set(takewhile(lambda word: word not in rules.finite | rules.verbs, words[1:]))
        return not subject.isdisjoint(content_words(self._units[index - 1].full_text))

    def limits(self, index: int) -> bool:
        return self._cues.caveat.search(self._units[index].text) is not None


def _name_pattern(topic: str, units: Sequence[Unit]) -> re.Pattern[str] | None:
    """The subject's name, and its abbreviation where the text gives one ("..., or ASPS, ...")."""
    if not topic:
        return None
    names = [topic]
    initials = "".join(word[0] for word in topic.split()).upper()
    if len(initials) > 2 and any(initials in unit.full_text for unit in units):
        names.append(initials)
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
