"""One subject with two verbs made two sentences: "It is ... and is ...".

Only where the sentence opens with a pronoun, which is said again, and where nothing in the first
half (a modal, a negation, a frequency word) could reach over the second verb.
"""

from __future__ import annotations

import re
from functools import cache

from transform.data import load_toml
from transform.simplify.clauses import stands_alone
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD
from transform.simplify.locks import lock_spans

__all__ = ["RULE"]

SHORTEST_SENTENCE = 12
SHORTEST_HALF = 5
"""Words."""

SHARED = frozenset({"modal", "negation", "hedge", "frequency", "conditional"})
"""Kinds of locks that may hold for both verbs."""


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = load_toml(f"simplify/{language}/grammar.toml").get("second_verb")
    if table is None:
        return None
    verbs = "|".join(map(re.escape, table["verbs"]))
    subjects = "|".join(map(re.escape, table["subjects"]))
    return re.compile(
        rf"(?P<left>(?P<subject>{subjects}) (?:{verbs}) [^,;:()\"“”?]+?)"
        rf"(?P<and>,? {table['and']}) (?P<verb>{verbs}) (?P<right>[^,;:()\"“”?]+)"
    )


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Where the second verb gets its own subject.

    >>> propose("It is caused by a virus in the air and is passed on by touch.", "en")
    (Replacement(start=34, end=38, text='. It'),)
    """
    pattern = _pattern(language)
    match = pattern.fullmatch(text.rstrip(".")) if pattern and text.endswith(".") else None
    if match is None or len(WORD.findall(text)) < SHORTEST_SENTENCE:
        return ()
    left, right = match["left"], match["right"]
    sure = (
        len(WORD.findall(left)) >= SHORTEST_HALF
        and len(WORD.findall(right)) >= SHORTEST_HALF - 1
        and stands_alone(left, language)
        and not any(lock.kind in SHARED for lock in lock_spans(left, language))
    )
    if not sure:
        return ()
    return (Replacement(match.start("and"), match.end("and"), f". {match['subject']}"),)


RULE = EditRule(
    "split-verb",
    "the subject is a pronoun, both verbs are surely finite, and no modal, negation or hedge in front could reach over the second",
    propose,
)
