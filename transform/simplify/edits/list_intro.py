"""The words in front of a list without "the following": the list itself stands there.

Only where nothing but the colon comes behind ("include the following:"). "The following tests are
used:" and "one of the following:" say more and stay.
"""

from __future__ import annotations

import re
from functools import cache

from transform.data import load_toml
from transform.simplify.edits.base import EditRule, Replacement

__all__ = ["RULE"]


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = load_toml(f"simplify/{language}/grammar.toml").get("list_intro")
    if table is None:
        return None
    words = {key: "|".join(map(re.escape, table[key])) for key in ("before", "empty")}
    return re.compile(rf"(?<=\w )(?:{words['before']})(?P<empty> (?:{words['empty']}))(?=:\s*$)")


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Where "the following" is left out before a list.

    >>> propose("Signs may include the following:", "en")
    (Replacement(start=17, end=31, text=''),)
    """
    pattern = _pattern(language)
    match = pattern.search(text) if pattern and text.rstrip().endswith(":") else None
    if match is None:
        return ()
    return (Replacement(match.start("empty"), match.end("empty"), ""),)


RULE = EditRule(
    "list-intro",
    'the sentence ends in "include the following:" or the like, and "the following" has no noun behind it',
    propose,
)
