"""What may stand alone: a unit with all that it leans on and all that limits it.

Selecting can mislead as much as editing. A unit that leans on the one before it ("These rates
...") brings it along or is left out; what a later sentence takes back comes along too; survival
figures come with their whole paragraph and its cautions, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from transform.simplify.cues import cues
from transform.simplify.leaning import Leaning, paragraph_of
from transform.simplify.lexicon import WORD, grammar
from transform.simplify.units import Unit, content_words

__all__ = ["Standing"]

LONGEST_PASSAGE = 8
"""Units; what needs more of them around it is left out."""


class Standing:
    """The units of one document, and for each what has to be told with it."""

    def __init__(self, units: Sequence[Unit], topic: str, language: str) -> None:
        self._units = units
        self._language = language
        self._name = content_words(topic)
        self._leaning = Leaning(units, topic, language)
        self._cues = cues(language)

    def leans(self, index: int) -> bool:
        """Whether the unit means something only behind others."""
        return self._leaning.reach(index) < index

    def passage(self, index: int) -> tuple[int, ...]:
        """The unit with all that it leans on and all that limits it; empty if it may not stand."""
        first = last = index
        if heading := self._heading_for_more(index):
            both = (heading - 1, index)
            return both if all(self.speakable(self._units[i]) for i in both) else ()
        while (grown := self._grown(first, last)) != (first, last):
            if grown is None or grown[1] - grown[0] >= LONGEST_PASSAGE:
                return ()
            first, last = grown
        inside = range(first, last + 1)
        return tuple(inside) if all(self.speakable(self._units[i]) for i in inside) else ()

    def _heading_for_more(self, index: int) -> int:
        """The number (from 1) of the heading that "Other risk factors include:" goes on from, or 0.

        Behind a heading that speaks of the same things, such a list needs no list before it.
        """
        unit = self._units[index]
        if unit.kind != "list" or not self._cues.more.match(unit.text):
            return 0
        first = index
        while first and self._units[first - 1].topic.number == unit.topic.number:
            first -= 1
        heading = self._units[first]
        shared = content_words(heading.text) & content_words(unit.text) - self._name
        return first + 1 if heading.kind == "heading" and shared and first < index else 0

    def _grown(self, first: int, last: int) -> tuple[int, int] | None:
        """The stretch with what it needs next, the same where it needs nothing, None if in vain."""
        text = " ".join(self._units[i].full_text for i in range(first, last + 1))
        start, end = paragraph_of(self._units, first)
        if (start, end) != (first, last) and self._told_whole(first, last, text):
            return min(first, start), max(last, end)
        back = self._leaning.reach(first)
        if back < first:
            return (back, last) if self._same_topic(back, first) else None
        following = self._units[last]
        if following.kind != "list" and self._cues.announcing.search(following.text):
            listed = self._same_topic(last + 1, last) and self._units[last + 1].kind == "list"
            return (first, last + 1) if listed else None
        if self._same_topic(last + 1, last) and self.limits(last + 1):
            return first, last + 1
        survival = self._cues.tells_survival(text)
        return None if survival and not self._cues.caution.search(text) else (first, last)

    def _told_whole(self, first: int, last: int, text: str) -> bool:
        """Whether the paragraph must be told whole: survival figures, or good and harm together."""
        start, end = paragraph_of(self._units, first)
        if last > end:
            return False
        whole = " ".join(self._units[i].full_text for i in range(start, end + 1))
        if self._cues.survival.search(text) and self._cues.figure.search(whole):
            return True
        return bool(self._cues.benefit.search(text) and self._cues.harm.search(whole))

    def _same_topic(self, index: int, other: int) -> bool:
        return (
            0 <= index < len(self._units)
            and self._units[index].topic.number == self._units[other].topic.number
            and (not self._units[index].key_point or self._units[index].kind == "heading")
        )

    def speakable(self, unit: Unit) -> bool:
        """A whole sentence about the subject; every sentence of a list's items may be shorter."""
        if self._cues.skips(unit.text):
            return False
        if any(map(self._cues.tentative.search, unit.topic.headings[:-1])):
            return False  # what is only being tested must not read as what is done
        if unit.kind == "list":
            items = [sentence.text for item in unit.items for sentence in item]
            return (
                len(unit.items) > 1
                and not any(map(self._cues.skips, items))
                # A list inside the list: its items would stand beside what they belong under.
                and not any(item.rstrip().endswith(":") for item in items)
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

    def limits(self, index: int) -> bool:
        return self._cues.caveat.search(self._units[index].text) is not None
