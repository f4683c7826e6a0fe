"""What every formula reads: one count of one text, made of its sentences' counts.

A word is measured once, and so is a stretch between two spaces with the words in it: patient
texts say the same words again and again, and a sentence's count is a sum of known rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from transform.language import has_syllables, profile, sentence_spans, syllables, words
from transform.readability.arabic import NO_ARABIC, ArabicCounts, count_arabic, total_arabic
from transform.readability.familiar import is_familiar

__all__ = ["Counts", "Sample", "count_sentence", "count_text", "is_reference", "total"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Letters are letters alone, `characters` letters and digits; neither counts punctuation.

    `long_words` have more than six letters, `polysyllables` three syllables or more,
    `complex_words` are Gunning's, `unfamiliar_words` are not on Dale and Chall's list;
    `new_unfamiliar` counts each of those once in a sample of a hundred words or a little more.
    `letters_squared` is the sum of the squares of the words' letters, for their variance.
    Syllables are 0 in a language whose spelling does not tell them. Addresses, telephone numbers
    and long numbers are `references`, looked up and not read, and no words.
    """

    sentences: int = 0
    words: int = 0
    letters: int = 0
    characters: int = 0
    syllables: int = 0
    monosyllables: int = 0
    polysyllables: int = 0
    long_words: int = 0
    complex_words: int = 0
    unfamiliar_words: int = 0
    letters_squared: int = 0
    references: int = 0
    new_unfamiliar: int = 0
    arabic: ArabicCounts = field(default=NO_ARABIC, kw_only=True)


_NUMBERS = tuple(one.name for one in fields(Counts) if one.name != "arabic")
_figures = attrgetter(*_NUMBERS)  # astuple copies, this reads


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of several texts together.

    >>> total([Counts(sentences=1, words=3), Counts(sentences=1, words=4)]).words
    7
    """
    parts = list(counts)
    columns = zip(*map(_figures, parts), strict=True)
    return Counts(*map(sum, columns), arabic=total_arabic(part.arabic for part in parts))


_SAMPLE = 100  # words, as Spache took them


class Sample:
    """Which unfamiliar words a sample of a text has had: Spache counts each of them once."""

    __slots__ = ("_seen", "_words")

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._words = 0

    def add(self, number: int, unfamiliar: Iterable[str]) -> int:
        """How many words of a sentence of so many words are new to the sample."""
        if self._words >= _SAMPLE:
            self._seen, self._words = set(), 0
        before = len(self._seen)
        self._seen.update(unfamiliar)
        self._words += number
        return len(self._seen) - before


def count_text(text: str, tag: str) -> Counts:
    """The counts of a text, sentence by sentence. A blank line ends a sentence.

    >>> count_text("Stop. Call 911.", "en").sentences
    2
    """
    sample = Sample()
    spans = sentence_spans(text, tag)
    rows = [_count(text[start:end], tag, sample) for start, end in spans]
    rows = [row for row in rows if row[0]]
    if not rows:
        return Counts()
    return Counts(len(rows), *map(sum, zip(*rows, strict=True)), arabic=_arabic(text, tag))


def count_sentence(text: str, tag: str, sample: Sample | None = None) -> Counts:
    """The counts of one sentence, which stands in a `sample` of a text or alone.

    >>> count = count_sentence("The oncologist removed the tumor.", "en")
    >>> count.words, count.syllables, count.polysyllables
    (5, 10, 1)
    """
    return Counts(1, *_count(text, tag, sample or Sample()), arabic=_arabic(text, tag))


def _arabic(text: str, tag: str) -> ArabicCounts:
    return count_arabic(text, tag) if profile(tag).script == "Arab" else NO_ARABIC


def _count(text: str, tag: str, sample: Sample) -> list[int]:
    """The figures of one sentence in the order of :class:`Counts`, all after `sentences`."""
    stretches = text.split()  # no word crosses a space
    inside, opening = _rows(tag, begins=False), _rows(tag, begins=True)
    rows = list(map(inside.__getitem__, stretches))
    for index, stretch in enumerate(stretches):
        rows[index] = opening[stretch]
        if rows[index][0]:
            break
    if not rows:
        return [0] * len(_NUMBERS[1:])
    *columns, unfamiliar = zip(*rows, strict=True)
    figures: list[int] = list(map(sum, columns))
    figures.append(sample.add(figures[0], chain.from_iterable(unfamiliar)))
    return figures


class _Rows(dict[str, tuple[Any, ...]]):
    """Stretches between two spaces, measured when they are first met: the figures in the order
    of :class:`Counts` from `words` to `references`, and last a tuple of the unfamiliar words.

    A capital inside a sentence marks a name, which Gunning, Dale and Spache leave out; a word
    that begins a sentence has one anyway.
    """

    def __init__(self, tag: str, *, begins: bool) -> None:
        super().__init__()
        self._tag, self._begins = tag, begins

    def __missing__(self, stretch: str) -> tuple[Any, ...]:
        found = words(stretch, self._tag)
        counted = [word for word in found if not is_reference(word)]
        measured = [_measure(word, self._tag) for word in counted]
        plain = [not word[0].isupper() for word in counted]
        if self._begins and plain:
            plain[0] = True
        unfamiliar = tuple(
            word.lower()
            for word, one, no_name in zip(counted, measured, plain, strict=True)
            if no_name and not one.is_familiar
        )
        row = (
            len(counted),
            sum(word.letters for word in measured),
            sum(word.characters for word in measured),
            sum(word.syllables for word in measured),
            sum(word.syllables == 1 for word in measured),
            sum(word.syllables >= 3 for word in measured),
            sum(word.letters > 6 for word in measured),
            sum(one.is_complex and here for one, here in zip(measured, plain, strict=True)),
            len(unfamiliar),
            sum(word.letters**2 for word in measured),
            len(found) - len(counted),
            unfamiliar,
        )
        if len(self) >= _MOST_ROWS:
            self.clear()
        self[stretch] = row
        return row


_MOST_ROWS = 65_536


@cache
def _rows(tag: str, *, begins: bool) -> _Rows:
    return _Rows(tag, begins=begins)


_ADDRESS = re.compile(
    r"https?://|www\.|\S+@\S|(?:[\w-]+\.)+(?:gov|org|com|net|edu|info)\b", re.IGNORECASE
)


def is_reference(word: str) -> bool:
    """Whether a word is an address, a telephone number or another number of seven digits or more.

    >>> [is_reference(word) for word in ("www.cancer.gov", "1-800-422-6237", "1,000", "PD-L1")]
    [True, True, False, False]
    """
    if word.isalpha():
        return False
    if _ADDRESS.match(word):
        return True
    digits = sum(map(str.isdecimal, word))
    return digits >= 7 or (digits >= 4 and word.count("-") >= 3)


@dataclass(frozen=True, slots=True)
class _Word:
    letters: int
    characters: int
    syllables: int
    is_complex: bool
    is_familiar: bool


@lru_cache(maxsize=65_536)
def _measure(word: str, tag: str) -> _Word:
    spoken = syllables(word, tag) if has_syllables(tag) else 0
    english = profile(tag).tag == "en"
    return _Word(
        letters=sum(map(str.isalpha, word)),
        characters=sum(map(str.isalnum, word)),
        syllables=spoken,
        is_complex=english and spoken >= 3 and _is_complex(word, tag),
        is_familiar=not english or is_familiar(word),
    )


def _is_complex(word: str, tag: str) -> bool:
    """Gunning leaves out compounds of short words and what only -es or -ed makes long."""
    if any(letter.isdigit() for letter in word):
        return False
    parts = word.split("-")
    if len(parts) > 1:
        return any(syllables(part, tag) >= 3 for part in parts if part)
    stem = word.lower().removesuffix("ed").removesuffix("es")
    return stem == word.lower() or syllables(stem, tag) >= 3
