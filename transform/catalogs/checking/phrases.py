"""Lists of words and phrases of a language as one pattern, from data.

`*` stands for any letters. In scripts without spaces a phrase is found anywhere; where a language
glues short words to the next one (Arabic), these letters may stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transform.data import load_toml
from transform.locale import base_language

__all__ = ["is_unspaced", "phrase_pattern"]


_NOTHING = re.compile("(?!)")


def phrase_pattern(phrases: Iterable[str], language: str, glued: str = "") -> re.Pattern[str]:
    """The pattern of some phrases, where there are none one that finds nothing. Texts are given
    in lower case.

    >>> pattern = phrase_pattern(["may", "pued*"], "es")
    >>> [found[0] for found in pattern.finditer("no pueden, mayo, may")]
    ['pueden', 'may']
    """
    listed = sorted({phrase.lower() for phrase in phrases}, key=len, reverse=True)
    if not listed:
        return _NOTHING
    inner = "|".join(map(_regex, listed))
    if is_unspaced(language):
        return re.compile(inner)
    before = f"[{glued}]?" if glued else ""
    return re.compile(rf"(?<!\w){before}(?:{inner})(?!\w)")


def is_unspaced(locale: str) -> bool:
    """Whether words stand without spaces between them.

    >>> is_unspaced("zh-Hans"), is_unspaced("vi")
    (True, False)
    """
    return base_language(locale) in load_toml("catalogs/joining.toml")["unspaced"]


def _regex(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\#", r"\d+")
    return escaped.replace(r"\ ", r"\s+")
