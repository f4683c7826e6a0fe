"""An author's own gloss in place of the hard word before it: "malignant (cancer) cells"."""

from __future__ import annotations

import re
from functools import cache

from transform.data import load_table
from transform.simplify.edits.base import EditRule, Replacement

__all__ = ["RULE", "gloss_pattern"]


@cache
def gloss_pattern(language: str) -> re.Pattern[str]:
    """Matches a hard word with its gloss; group `hard` is the word, group `plain` the gloss."""
    rows = load_table(f"simplify/{language}/glosses.tsv")
    pairs = "|".join(
        rf"(?<![\w-]){re.escape(row['hard'])} \({re.escape(row['plain'])}\)" for row in rows
    )
    return re.compile(rf"(?P<whole>{pairs})(?![\w-])", re.IGNORECASE)


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Each glossed hard word with the gloss in its place.

    >>> propose("A disease in which malignant (cancer) cells form.", "en")
    (Replacement(start=19, end=37, text='cancer'),)
    """
    if "(" not in text:
        return ()
    return tuple(
        Replacement(match.start(), match.end(), _gloss(match.group()))
        for match in gloss_pattern(language).finditer(text)
    )


def _gloss(whole: str) -> str:
    gloss = whole[whole.index("(") + 1 : -1]
    return gloss[0].upper() + gloss[1:] if whole[0].isupper() else gloss


RULE = EditRule(
    "author-gloss",
    "the author explains the word in brackets with exactly the words that the list knows to fit in its place",
    propose,
)
