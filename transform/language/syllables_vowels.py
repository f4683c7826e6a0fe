"""Languages whose syllables follow from their vowel letters: French, German, Russian, Hindi."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["count_french", "count_german", "count_hindi", "count_russian"]

_FRENCH_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
_FRENCH_SILENT = re.compile(
    r"(?<=[^aeiouyàâéèêîïôùû])es?$|(?<=[iuéy])es?$|(?<=[aio]i)ent$|(?<=qu|gu)es?$"
)
_FRENCH_HIATUS = re.compile(r"é(?=[aàâoôiuè])|[aoiu](?=[éèêïë])(?<![gq]u)|o(?=a)|a(?=o)(?!oû)")


def count_french(word: str) -> int:
    """Syllables as they are spoken, a silent e left out.

    >>> [count_french(word) for word in ("maladie", "traitement", "poitrine", "réaction")]
    [3, 3, 2, 3]
    """
    spoken = _FRENCH_SILENT.sub("", word.lower())
    return len(_FRENCH_VOWELS.findall(spoken)) + len(_FRENCH_HIATUS.findall(spoken))


_GERMAN_NUCLEUS = re.compile(r"äu|au|eu|ei|ai|ey|ay|ie|aa|ee|oo|ui(?=\b)|(?<!q)u|[aeioäöüyéèà]")


def count_german(word: str) -> int:
    """
    >>> [count_german(word) for word in ("Krankheit", "Operation", "Therapie", "Quelle")]
    [2, 5, 3, 2]
    """
    return len(_GERMAN_NUCLEUS.findall(word.lower()))


def count_russian(word: str) -> int:
    """One syllable a vowel letter.

    >>> count_russian("заболевание")
    6
    """
    return sum(letter in "аеёиоуыэюя" for letter in word.lower())


_HINDI_SYLLABLE = re.compile(
    "[\u0904-\u0914\u0960\u0961]|[\u0915-\u0939\u0958-\u095f]\u093c?(?!\u094d)"
)
_HINDI_BARE_END = re.compile("[\u0915-\u0939\u0958-\u095f]\u093c?$")


def count_hindi(word: str) -> int:
    """One syllable a written vowel or a consonant with its own; a last bare consonant has none.

    >>> count_hindi("बीमारी"), count_hindi("इलाज")
    (3, 2)
    """
    text = unicodedata.normalize("NFC", word)
    number = len(_HINDI_SYLLABLE.findall(text))
    return number - 1 if number > 1 and _HINDI_BARE_END.search(text) else number
