"""What every formula reads: one count of one text, made of its sentences' counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter

from transform.language import has_syllables, profile, syllables, words
from transform.readability.familiar import is_familiar

__all__ = ["Counts", "count_sentence", "is_reference", "total"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Letters are letters alone, `characters` letters and digits; neither counts punctuation.

    `long_words` have more than six letters, `polysyllables` three syllables or more,
    `complex_words` are Gunning's, `unfamiliar_words` are not on Dale and Chall's list.
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


_figures = attrgetter(*(field.name for field in fields(Counts)))  # astuple copies, this reads


def total(counts: Iterable[Counts]) -> Counts:
    """The counts of several texts together.

    >>> total([Counts(sentences=1, words=3), Counts(sentences=1, words=4)]).words
    7
    """
    columns = zip(*map(_figures, counts), strict=True)
    return Counts(*map(sum, columns))


@dataclass(frozen=True, slots=True)
class _Word:
    letters: int
    characters: int
    syllables: int
    is_complex: bool
    is_familiar: bool


def count_sentence(text: str, tag: str) -> Counts:
    """The counts of one sentence.

    >>> count = count_sentence("The oncologist removed the tumor.", "en")
    >>> count.words, count.syllables, count.polysyllables
    (5, 10, 1)
    """
    all_words = words(text, tag)
    found = [word for word in all_words if not is_reference(word)]
    measured = [_measure(word, tag) for word in found]
    # A capital inside a sentence marks a name, which Gunning and Dale leave out.
    names = [bool(index) and word[0].isupper() for index, word in enumerate(found)]
    pairs = list(zip(measured, names, strict=True))
    return Counts(
        sentences=1,
        words=len(found),
        letters=sum(word.letters for word in measured),
        characters=sum(word.characters for word in measured),
        syllables=sum(word.syllables for word in measured),
        monosyllables=sum(word.syllables == 1 for word in measured),
        polysyllables=sum(word.syllables >= 3 for word in measured),
        long_words=sum(word.letters > 6 for word in measured),
        complex_words=sum(word.is_complex and not name for word, name in pairs),
        unfamiliar_words=sum(not (word.is_familiar or name) for word, name in pairs),
        letters_squared=sum(word.letters**2 for word in measured),
        references=len(all_words) - len(found),
    )


_ADDRESS = re.compile(
    r"https?://|www\.|\S+@\S|(?:[\w-]+\.)+(?:gov|org|com|net|edu|info)\b", re.IGNORECASE
)


def is_reference(word: str) -> bool:
    """Whether a word is an address, a telephone number or another number of seven digits or more.

    >>> [is_reference(word) for word in ("www.cancer.gov", "1-800-422-6237", "1,000", "PD-L1")]
    [True, True, False, False]
    """
    if _ADDRESS.match(word):
        return True
    digits = sum(map(str.isdecimal, word))
    return digits >= 7 or (digits >= 4 and word.count("-") >= 3)


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
