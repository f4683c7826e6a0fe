"""How much a unit deserves its place: what the authors stressed, where it stands, how it reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transform.language import syllables
from transform.simplify.cues import Cues, cues
from transform.simplify.lexicon import WORD
from transform.simplify.units import Unit, content_words

__all__ = ["Scorer", "defines"]

EASIEST_PART = 8
"""The easiest 1 in so many sentences of a document set the grade up to which words count as easy."""

HARD_WORDS = 1.0
"""Points that a grade above the easy one costs."""

LONG_WORDS = 0.6
"""Points that each word of three syllables or more costs, past the first in a sentence."""

MOST_FOR_WORDS = 6.0
"""Points that hard and long words may cost together: where all is hard, worth decides."""

ASIDE = 1.0
"""Points that an aside costs: good to know, but not what was asked."""

FREQUENT = 30
"""The document's most frequent content words are what it is about."""


class Scorer:
    """Scores the units of one document; figures have no unit and only compare."""

    def __init__(self, units: Sequence[Unit], topic: str, language: str) -> None:
        self._units = units
        self._topic = topic.casefold()
        self._name = content_words(topic)
        self._language = language
        self._cues = cues(language)
        counts = Counter(word for unit in units for word in content_words(unit.full_text))
        self._grades = [self._grade(unit) for unit in units]
        self._easy = sorted(self._grades)[len(units) // EASIEST_PART] if units else 0.0
        self._central = frozenset(word for word, _ in counts.most_common(FREQUENT))

    def score(self, index: int, passage: Sequence[int]) -> float:
        """The score of a unit that brings `passage` (its own index among them) along."""
        return (
            self._prominence(index) + self._subject(index, passage) - self._effort(index, passage)
        )

    def _prominence(self, index: int) -> float:
        """Key points and headings that are sentences first, then what opens a topic."""
        unit = self._units[index]
        labels = unit.labelled and unit.kind == "list"
        stressed = 6 if unit.key_point else 4 if labels else 3 if unit.kind == "heading" else 0
        depth = 0.7 * max(0, len(unit.topic.headings) - 3)
        later = 0.5 * unit.position if unit.kind != "list" else 0
        return stressed + self._opens_topic(index) - depth - later

    def _subject(self, index: int, passage: Sequence[int]) -> float:
        """Definitions, advice, caveats, and words of the section and of the whole document."""
        unit = self._units[index]
        content = content_words(unit.full_text)
        central = len(content & self._central) / max(len(content), 1)
        cue = self._cues.weight(unit.topic.key, unit.full_text)
        limited = any(self._cues.caveat.search(self._units[i].text) for i in passage)
        return (
            (2 if self.defines(unit) else 0)
            + (2 if unit.kind == "list" and cue >= 3 else 0)  # what a section is asked for
            + (3 if self._cues.advice.search(unit.text) else 0)
            + (1.5 if limited else 0)
            + min(cue, 3) * 0.5
            + 2 * central
        )

    def _effort(self, index: int, passage: Sequence[int]) -> float:
        """What it costs to read: length, the longest sentence, the grade.

        Labelled paragraphs are what a topic consists of: their length alone counts.
        """
        unit = self._units[index]
        parts = [self._units[i] for i in passage]
        words = sum(part.words for part in parts)
        length = max(0, words - 40) / (40 if unit.kind == "list" else 25)
        if unit.kind == "list" and unit.labelled:
            return length
        longest = max(sentence.words for part in parts for sentence in part.sentences)
        long = 1 + (longest - 20) / 5 if longest > 20 and not self.defines(unit) else 0
        hard = HARD_WORDS * max(0.0, self._grades[index] - self._easy)
        words_cost = min(hard + LONG_WORDS * self._long_words(unit), MOST_FOR_WORDS)
        aside = ASIDE if self._cues.aside.search(unit.text) and not unit.key_point else 0
        return length + long + words_cost + aside

    def _long_words(self, unit: Unit) -> float:
        """Long words a sentence past the first, the subject's own name not counted.

        What a section is asked for, a list of its own things, names them as they are called.
        """
        if unit.kind == "list":
            return 0.0
        words = [word.lower() for word in WORD.findall(unit.text)]
        long = sum(syllables(word, self._language) >= 3 for word in words if word not in self._name)
        return max(0.0, long / max(len(unit.sentences), 1) - 1)

    def _grade(self, unit: Unit) -> float:
        """Flesch-Kincaid's measure, taken in any language as a figure to rank by and no more."""
        counted = [syllables(word, self._language) for word in WORD.findall(unit.full_text)]
        sentences = max(len(unit.sentences), 1)
        return 0.39 * len(counted) / sentences + 11.8 * sum(counted) / max(len(counted), 1) - 15.59

    def _opens_topic(self, index: int) -> float:
        """3 for the first words under a heading, falling with each paragraph."""
        unit = self._units[index]
        before = {
            other.paragraph
            for other in self._units[:index]
            if other.topic == unit.topic and other.kind != "heading"
        }
        return max(0.0, 3.0 - len(before - {unit.paragraph}))

    def defines(self, unit: Unit) -> bool:
        """Whether it says what the document's subject, or its heading's, is."""
        return defines(unit, (self._topic, *unit.topic.headings[-1:]), self._cues)


def defines(unit: Unit, subjects: Sequence[str], lists: Cues) -> bool:
    """Whether a unit opens its paragraph and says what one of the subjects is.

    "Flu is ..." does; "A sign of flu is an infection ..." does only by what flu is in it.
    """
    verbs = "|".join(lists.definition_verbs)
    head = re.match(rf"(.{{3,80}}?) (?:{verbs}) (.{{3,80}})", unit.text)
    if head is None or unit.position > 0 or unit.kind == "list":
        return False
    named = _bare(head[1])
    if any(named == _bare(subject) for subject in subjects):
        return True
    nouns = lists.definition_noun.search(head[2]) is not None
    return nouns and any(named.startswith(_bare(subject)) for subject in subjects if subject)


def _bare(text: str) -> str:
    """Without article, brackets and what stands between commas, in lower case.

    >>> _bare("The flu, or influenza,"), _bare("Lung cancer (NSCLC)")
    ('flu', 'lung cancer')
    """
    name = text.partition(",")[0].partition("(")[0].strip().casefold()
    return re.sub(r"^(?:the|an?|el|la|los|las|una?) ", "", name)
