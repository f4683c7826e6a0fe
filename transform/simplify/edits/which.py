"""A relative clause behind a comma made a sentence of its own.

", which" adds something to what is said and chooses nothing, so that both halves stand alone.
"This" takes up what "which" took up, be it a noun or the whole clause, and decides no more.
"""

from __future__ import annotations

import re
from functools import cache

from transform.data import load_toml
from transform.simplify.clauses import stands_alone
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD, grammar
from transform.simplify.locks import lock_spans

__all__ = ["RULE", "openers"]

SHORTEST_SENTENCE = 10
SHORTEST_CLAUSE = 4
LONGEST_SUBJECT = 6
"""Words."""

NO_SUBJECT = frozenset({"negation", "quantity", "conditional", "frequency", "hedge", "number"})
"""Kinds of locks that a subject must not hold: they would not reach the second sentence."""


@cache
def _table(language: str) -> dict[str, list[str]] | None:
    found: dict[str, list[str]] | None = load_toml(f"simplify/{language}/grammar.toml").get("which")
    return found


@cache
def openers(language: str) -> frozenset[str]:
    """The words, lower case, by which the second sentence may take up the first."""
    table = _table(language)
    return (
        frozenset(word.lower() for key in ("one", "many") for word in table[key])
        if table
        else frozenset()
    )


@cache
def _joint(language: str) -> re.Pattern[str] | None:
    table = _table(language)
    if table is None:
        return None
    verbs = "|".join(map(re.escape, (*table["singular"], *table["plural"], *table["either"])))
    return re.compile(rf", (?:{'|'.join(table['pronoun'])}) (?P<verb>{verbs})(?= )")


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Where ", which" becomes the beginning of a sentence.

    >>> propose("The surgeon will cut out the tumor, which is sent to the lab for tests.", "en")
    (Replacement(start=34, end=41, text='. This'),)
    """
    pattern = _joint(language)
    joints = list(pattern.finditer(text)) if pattern and ", " in text else []
    if (
        len(joints) != 1
        or len(WORD.findall(text)) < SHORTEST_SENTENCE
        or any(mark in text for mark in '"“”«»[]?;:()')
    ):
        return ()
    joint = joints[0]
    left, right = text[: joint.start()], text[joint.start("verb") :]
    if "," in left:
        return ()
    match right.count(", "):
        case 0:
            return _at_the_end(text, joint, language)
        case 1:
            return _in_the_middle(text, joint, language)
    return ()


def _at_the_end(text: str, joint: re.Match[str], language: str) -> tuple[Replacement, ...]:
    left, right = text[: joint.start()], text[joint.start("verb") :]
    enough = min(len(WORD.findall(part)) for part in (left, right)) >= SHORTEST_CLAUSE
    if not enough or not stands_alone(left, language):
        return ()
    table = _table(language) or {}
    if joint["verb"] in table["either"] and _may_be_plural(left):
        return ()  # "presses on the nerves, which may hurt": the nerves, or the pressing?
    opener = table["many" if joint["verb"] in table["plural"] else "one"][0]
    return (Replacement(joint.start(), joint.start("verb") - 1, f". {opener}"),)


def _may_be_plural(left: str) -> bool:
    last = WORD.findall(left)[-1].lower()
    return last.endswith("s") and not last.endswith("ss")


def _in_the_middle(text: str, joint: re.Match[str], language: str) -> tuple[Replacement, ...]:
    """What it is first, then what it does: "The heart, which is a muscle, has four parts"."""
    rules, table = grammar(language), _table(language) or {}
    subject = text[: joint.start()]
    words = [word.lower() for word in WORD.findall(subject)]
    comma = text.index(", ", joint.start("verb"))
    rest = WORD.findall(text[comma:])
    after = rest[0].lower() if rest else ""
    fits = table["plural"] if joint["verb"] in table["plural"] else table["singular"]
    sure = (
        0 < len(words) <= LONGEST_SUBJECT
        and (words[0] in rules.articles or subject.istitle())
        and not set(words) & (rules.reaching | rules.finite | rules.inside | {"and", "or"})
        and joint["verb"] not in table["either"]
        and after in fits
        and len(rest) >= SHORTEST_CLAUSE
        and not any(lock.kind in NO_SUBJECT for lock in lock_spans(subject, language))
    )
    if not sure:
        return ()
    opener = table["many" if fits is table["plural"] else "one"][1]
    return (
        Replacement(len(subject.rstrip()), joint.start("verb"), " "),
        Replacement(comma, comma + 1, f". {opener}"),
    )


RULE = EditRule(
    "split-which",
    'one ", which" with a finite verb, a whole clause or a plain subject in front of it, and no other comma that could belong to a list',
    propose,
    whole=True,
)
