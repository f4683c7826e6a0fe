"""A whole clause in brackets made a sentence: "... (these are ...)." becomes "... . These are ...".

A sentence that stands in brackets as a whole loses them. Words in brackets that are no clause of
their own stay: they belong to the word before them.
"""

from __future__ import annotations

import re

from transform.simplify.clauses import opens_clause
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD
from transform.simplify.locks import lock_spans

__all__ = ["RULE", "promoted"]

SHORTEST_CLAUSE = 4
"""Words."""

REACHING = frozenset({"negation", "conditional"})
"""Kinds of locks in front that may hold for the brackets too."""

_AT_END = re.compile(r" \((?P<inside>[^()]+)\)(?=\.$)")
_WHOLE = re.compile(r"\((?P<inside>[A-Z¿¡][^()]+[.!])\)")


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Where brackets go and their words become a sentence.

    >>> propose("The test takes one day (it is done at home).", "en")
    (Replacement(start=22, end=26, text='. It'), Replacement(start=42, end=43, text=''))
    """
    if text.count("(") != 1 or text.count(")") != 1 or any(mark in text for mark in '"“”;?:'):
        return ()
    if _WHOLE.fullmatch(text):
        return (Replacement(0, 1, ""), Replacement(len(text) - 1, len(text), ""))
    match = _AT_END.search(text)
    if match is None or not opens_clause(match["inside"], language):
        return ()
    front, inside = text[: match.start()], match["inside"]
    short = min(len(WORD.findall(part)) for part in (front, inside)) < SHORTEST_CLAUSE
    if short or any(lock.kind in REACHING for lock in lock_spans(front, language)):
        return ()
    first = re.match(r"\w+", inside)
    head = first.group() if first else ""
    start = match.start("inside")
    return (
        Replacement(match.start(), start + len(head), f". {head[:1].upper()}{head[1:]}"),
        Replacement(match.end() - 1, match.end(), ""),
    )


def promoted(before: str, after: str, language: str) -> str:
    """The source as this rule would have it, where the other text has lost its brackets so."""
    if after.count("(") >= before.count("("):
        return before
    pieces: list[str] = []
    done = 0
    for item in propose(before, language):
        pieces += (before[done : item.start], item.text)
        done = item.end
    return "".join(pieces) + before[done:]


RULE = EditRule(
    "promote-brackets",
    "the only brackets end the sentence and hold a clause with its own subject and verb, or hold the whole sentence",
    propose,
    whole=True,
)
