"""Passive made active where the text itself names who does it, and nothing else stands there.

"The lump is removed by a surgeon." has a subject, a verb and a doer. A sentence with anything
more (when, where, how, a modal, a second fact) stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from transform.data import load_toml
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.locks import lock_spans
from transform.simplify.vocabulary import verb_forms

__all__ = ["RULE", "activated"]

LONGEST_PHRASE = 3
"""Words behind the determiner."""


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = load_toml(f"simplify/{language}/grammar.toml").get("active")
    if table is None:
        return None
    noun = rf"(?:[a-z-]+ ){{0,{LONGEST_PHRASE - 1}}}"
    articles, doers = "|".join(table["articles"]), "|".join((*table["one"], *table["many"]))
    return re.compile(
        rf"(?P<subject>(?:{articles.title()}) {noun}[a-z-]+) (?P<be>is|are|was|were) (?P<done>[a-z]+)"
        rf" by (?P<doer>(?:(?:{articles}) )?{noun}(?P<head>{doers}))\."
    )


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """The sentence with its doer as its subject.

    >>> propose("The lump is removed by a surgeon.", "en")
    (Replacement(start=0, end=33, text='A surgeon removes the lump.'),)
    """
    pattern = _pattern(language)
    match = pattern.fullmatch(text) if pattern and " by " in text else None
    if match is None or len(lock_spans(text, language)) > 1:
        return ()
    forms = verb_forms(language).get(match["done"])
    # "The doctor by the bed": a preposition in a phrase would need a parser to be sure of.
    table = load_toml(f"simplify/{language}/grammar.toml")["active"]
    phrases = set(f"{match['subject']} {match['doer']}".lower().split())
    if forms is None or phrases & set(table["unless"]):
        return ()
    if match["be"] in {"was", "were"}:
        verb = forms["past"]
    else:
        verb = forms["base" if match["head"] in table["many"] else "third"]
    subject, doer = match["subject"], match["doer"]
    new = f"{doer[0].upper()}{doer[1:]} {verb} {subject[0].lower()}{subject[1:]}."
    return (Replacement(0, len(text), new),)


def activated(before: str, after: str, language: str) -> str:
    """The source as this rule would have it, where the other text begins as the rule's does."""
    proposed = propose(before, language)
    if proposed and after.split()[:2] == proposed[0].text.split()[:2]:
        return proposed[0].text
    return before


RULE = EditRule(
    "passive-to-active",
    'the sentence is a subject, "is" with a participle and "by" a doer of the list, and nothing more',
    propose,
)
