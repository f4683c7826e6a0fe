"""What mending would change in the counts of a sentence, from which the grade gained is told."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from transform.readability.counts import Counts, count_sentence

__all__ = ["parted", "replaced"]


@lru_cache(maxsize=4096)
def replaced(before: str, after: str, language: str) -> Counts:
    """The change where words give way to others inside a sentence.

    >>> change = replaced("utilize", "use", "en")
    >>> change.words, change.syllables, change.sentences
    (0, -2, 0)
    """
    old, new = (count_sentence(text.lower(), language) for text in (before, after))
    return Counts(
        words=new.words - old.words,
        letters=new.letters - old.letters,
        characters=new.characters - old.characters,
        syllables=new.syllables - old.syllables,
        monosyllables=new.monosyllables - old.monosyllables,
        polysyllables=new.polysyllables - old.polysyllables,
        long_words=new.long_words - old.long_words,
        complex_words=new.complex_words - old.complex_words,
        unfamiliar_words=new.unfamiliar_words - old.unfamiliar_words,
        letters_squared=new.letters_squared - old.letters_squared,
    )


def parted(more: int) -> Counts:
    """The change where a sentence is parted into some more.

    >>> parted(1).sentences
    1
    """
    return replace(Counts(), sentences=more)
