"""The edit rules, one a file, in the order in which they run."""

from __future__ import annotations

from transform.simplify.edits import (
    active,
    address,
    brackets,
    gloss,
    list_intro,
    plain_words,
    relative,
    second_verb,
    split,
    which,
)
from transform.simplify.edits.base import EditRule, Replacement

__all__ = ["RULES", "EditRule", "Replacement"]

RULES: tuple[EditRule, ...] = (
    gloss.RULE,
    list_intro.RULE,
    brackets.RULE,
    active.RULE,
    relative.RULE,
    split.SEMICOLON,
    split.CONJUNCTION,
    which.RULE,
    second_verb.RULE,
    plain_words.RULE,
    address.RULE,
)
"""Every rule sees what the rules before it left; splitting comes before words, so that a
sentence's opening adverb is one in both halves.
"""
