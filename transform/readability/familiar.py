"""Dale and Chall's list of familiar words, read from the textstat package where it lies.

The list is not copied here. textstat itself is not imported: its start takes seconds.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["is_familiar"]


@cache
def _familiar_words() -> frozenset[str]:
    spec = find_spec("textstat")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package textstat, which transform needs, is not installed")
    path = Path(spec.submodule_search_locations[0], "resources", "en", "easy_words.txt")
    return frozenset(line.strip().lower() for line in path.read_text("utf-8").splitlines())


def is_familiar(word: str) -> bool:
    """Whether a word is on the list, itself or as a form that the list's rules allow.

    Plurals, possessives, the forms of verbs and comparatives of listed words are familiar;
    so are numerals, and compounds of familiar parts (Chall and Dale 1995).

    >>> [is_familiar(word) for word in ("doctors", "stopped", "2.5", "biopsy")]
    [True, True, True, False]
    """
    lower = word.lower().replace("’", "'")
    if not any(map(str.isalpha, lower)) or _is_listed(lower):
        return True
    parts = lower.split("-")
    return len(parts) > 1 and all(_is_listed(part) or part.isdigit() for part in parts)


_ENDINGS = (
    (r"'s?$", ("",)),
    (r"s$", ("",)),
    (r"(?:es|ed|er|est|ing)$", ("", "e")),
    (r"(?:d|r|st)$", ("",)),
    (r"i(?:es|ed|er|est)$", ("y",)),
)
_DOUBLED = re.compile(r"(.)\1(?:ed|er|est|ing)$")


def _is_listed(word: str) -> bool:
    listed = _familiar_words()
    if word in listed or _DOUBLED.sub(r"\1", word) in listed:
        return True
    return any(
        re.sub(ending, instead, word) in listed
        for ending, replacements in _ENDINGS
        if re.search(ending, word)
        for instead in replacements
    )
