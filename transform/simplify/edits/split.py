"""One long sentence made two, at a semicolon or at a conjunction between two whole clauses.

The conjunction that carries meaning stays: "but" opens the second sentence as "But". The bare
comma of a list ("a surgeon, a radiation oncologist, and ...") is never a boundary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.simplify.clauses import opens_clause, stands_alone
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD, grammar

__all__ = ["CONJUNCTION", "SEMICOLON"]

SHORTEST_SENTENCE = 14
SHORTEST_CLAUSE = 4
"""Words. Below these a split makes nothing easier."""


@cache
def _joint(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in grammar(language).conjunctions)
    return re.compile(rf", ({words}) (?=\w)")


@cache
def _semicolon(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in grammar(language).semicolon)
    return re.compile(rf"; (?:({words}), )?(?=\w)")


def at_conjunction(text: str, language: str) -> tuple[Replacement, ...]:
    """Where two clauses meet at a conjunction.

    >>> at_conjunction("It can be hard to diagnose, so the tissue samples should be checked by a pathologist.", "en")
    (Replacement(start=26, end=34, text='. So the'),)
    """
    if ", " not in text or _open(text):
        return ()
    return tuple(_splits(text, language, _joint(language), grammar(language).conjunctions))


def at_semicolon(text: str, language: str) -> tuple[Replacement, ...]:
    """Where two clauses meet at the only semicolon.

    >>> at_semicolon("The tumor is often found in the leg or arm; it is seldom found in the lungs.", "en")
    (Replacement(start=42, end=46, text='. It'),)
    """
    if text.count("; ") != 1 or _open(text):
        return ()
    return tuple(_splits(text, language, _semicolon(language), grammar(language).semicolon))


def _open(text: str) -> bool:
    """Quotes and brackets may hold a clause that is not the author's: leave those sentences."""
    return any(mark in text for mark in '"“”«»[]?') or text.count("(") != text.count(")")


def _splits(
    text: str, language: str, joint: re.Pattern[str], words: object
) -> Iterator[Replacement]:
    assert isinstance(words, dict)  # noqa: S101  # a TOML table
    begin = 0
    for match in joint.finditer(text):
        left, right = text[begin : match.start()], text[match.end() :]
        if left.count("(") != left.count(")") or ";" in left:
            continue
        long = (
            len(WORD.findall(left)) >= SHORTEST_CLAUSE
            and len(WORD.findall(right)) >= SHORTEST_CLAUSE
            and len(WORD.findall(text)) >= SHORTEST_SENTENCE
        )
        if (
            long
            and stands_alone(left, language, commas=match.group().startswith(";"))
            and opens_clause(right, language)
        ):
            head = WORD.match(right)
            first = head.group() if head else ""
            opener = words.get(match[1], "") if match[1] else ""
            fresh = f"{opener} {first}" if opener else first[0].upper() + first[1:]
            yield Replacement(match.start(), match.end() + len(first), f". {fresh}")
            begin = match.end()


SEMICOLON = EditRule(
    "split-semicolon", "a whole clause stands on each side of the only semicolon", at_semicolon
)
CONJUNCTION = EditRule(
    "split-conjunction",
    "a whole clause with its own subject and verb stands on each side of the conjunction and nothing on the left reaches over the right",
    at_conjunction,
)
