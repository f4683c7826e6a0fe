"""Spanish, Portuguese and Italian syllables, by rule.

In Spanish (Ortografía de la lengua española, RAE 2010) each open vowel (a, e, o) and each
stressed i or u with its accent is the heart of one syllable; an unaccented i or u leans on its
neighbour, with an h between or not. Portuguese parts "i" and "u" from a following vowel unless
an accent stands before; Italian does so in learned endings alone.
"""

from __future__ import annotations

import re

__all__ = ["count_italian", "count_portuguese", "count_spanish"]

_SPANISH_RUN = re.compile(
    r"(?:[aeiouáéíóúüàèìòù]|h(?=[aeiouáéíóúü])(?<=[aeiouáéíóúüh]h)|y(?![aeiouáéíóúü]))+"
)
_OPEN = re.compile(r"[aeoáéíóúàèòìù]")
_DOUBLE = re.compile(r"ii|uu")


def count_spanish(word: str) -> int:
    """
    >>> [count_spanish(word) for word in ("biopsia", "cirugía", "prohibir", "antiinflamatorio")]
    [2, 4, 2, 7]
    """
    return sum(
        max(len(_OPEN.findall(run)), 1) + len(_DOUBLE.findall(run))
        for run in _SPANISH_RUN.findall(word.lower())
    )


_ACCENT = re.compile(r"[áéíóúâêô]")
_PORTUGUESE = re.compile(
    r"ã[oe]|õe|(?<=[qg])u[aeiouáéíóúâêôãõ]|[aáâãeéêoóôuú][iu](?!nh)|i[u](?=\b)|[aeiouyáéíóúâêôãõàü]"
)


def count_portuguese(word: str) -> int:
    """
    >>> [count_portuguese(word) for word in ("terapia", "história", "paciente", "pulmão")]
    [4, 3, 4, 2]
    """
    lower = word.lower()
    number = len(_PORTUGUESE.findall(lower))
    ending = re.search(r"(?<![qgaeiouáéíóúâêôãõ])[iue][aoe]s?$", lower)
    if ending and _ACCENT.search(lower[: ending.start()]):
        number -= 1  # his-tó-ria: after the stress the two are one
    return number


_ITALIAN_RUN = re.compile(r"[aeiouyàèéìòóù]+")
_STRESSED_ENDING = re.compile(
    r"(?:log|graf|terap|pat|scop|tom|plast|em|att|urg|erg|mac|trof|gam|alg|pneumon|man)i[ae]$"
)


def count_italian(word: str) -> int:
    """
    >>> [count_italian(word) for word in ("malattia", "storia", "chirurgia", "guarigione")]
    [4, 2, 4, 4]
    """
    lower = word.lower()
    number = sum(max(len(_OPEN.findall(run)), 1) for run in _ITALIAN_RUN.findall(lower))
    return number + bool(_STRESSED_ENDING.search(lower))
