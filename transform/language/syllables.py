"""How many syllables a word has, by the rule that the language's profile names.

English looks a word up in the medical exceptions, then in the CMU Pronouncing Dictionary, and
counts by spelling only what neither knows. The other rules are regular enough to count.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from transform.errors import InputError
from transform.language.profile import profile
from transform.language.syllables_english import count as count_english
from transform.language.syllables_romance import count_italian, count_portuguese, count_spanish
from transform.language.syllables_vowels import (
    count_french,
    count_german,
    count_hindi,
    count_russian,
)

__all__ = ["has_syllables", "syllables"]

_RULES: dict[str, Callable[[str], int]] = {
    "english": count_english,
    "spanish": count_spanish,
    "portuguese": count_portuguese,
    "italian": count_italian,
    "french": count_french,
    "german": count_german,
    "russian": count_russian,
    "hindi": count_hindi,
    "spaced": lambda word: len(word.split()),
    "characters": lambda word: sum(map(str.isalpha, word)),
}


def has_syllables(tag: str) -> bool:
    """Whether the language's spelling tells its syllables (Arabic's and Japanese's does not)."""
    return bool(profile(tag).syllable_rule)


@lru_cache(maxsize=65_536)
def syllables(word: str, tag: str) -> int:
    """The number of syllables of a word, at least 1.

    Raises InputError in a language without a rule.

    >>> syllables("colonoscopy", "en"), syllables("enfermedad", "es")
    (5, 4)
    """
    rule = profile(tag).syllable_rule
    if not rule:
        raise InputError(
            f'syllables cannot be counted in "{tag}"', "use figures that need no syllables"
        )
    names = profile(tag).digits  # a number is read digit by digit where there is no better rule
    spoken = sum(names[int(letter)] for letter in word if letter.isdecimal()) if names else 0
    return max(_RULES[rule](word) + spoken, 1)
