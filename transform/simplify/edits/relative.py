"""A definition with its relative clause made two sentences.

"X is a treatment that uses drugs" says two things of X: that it is a treatment and that it uses
drugs. Only with "a" or "an", where the clause adds no choice among others ("the only test that").
"""

from __future__ import annotations

import re
from functools import cache

from transform.data import load_toml
from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD, grammar

__all__ = ["RULE"]

SHORTEST_SENTENCE = 12
LONGEST_SUBJECT = 6
LONGEST_NOUN = 4
"""Words."""


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    table = load_toml(f"simplify/{language}/grammar.toml").get("relative")
    if table is None:
        return None
    words = {key: "|".join(map(re.escape, table[key])) for key in ("verb", "article", "pronoun")}
    return re.compile(
        rf"(?P<subject>[^,;:()]+?(?:, {table['or']} [^,]+,)?) (?:{words['verb']}) "
        rf"(?:{words['article']}) (?P<noun>[^,;:()]+?)"
        rf" (?P<that>{words['pronoun']}) (?P<verb>\w+)"
    )


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Where the relative clause of a definition becomes a sentence.

    >>> propose("Chemotherapy is a cancer treatment that uses drugs to stop the growth of cancer cells in the body.", "en")
    (Replacement(start=34, end=39, text='. It'),)
    """
    pattern = _pattern(language)
    match = pattern.match(text) if pattern else None
    if match is None or len(WORD.findall(text)) < SHORTEST_SENTENCE:
        return ()
    table = load_toml(f"simplify/{language}/grammar.toml")["relative"]
    rules = grammar(language)
    kinds = "|".join(map(re.escape, table["kind"]))
    noun = re.sub(rf"^(?:\w+ ){{0,2}}(?:{kinds}) ", "", match["noun"])
    subject = [word.lower() for word in WORD.findall(match["subject"].partition(",")[0])]
    nouns = [word.lower() for word in WORD.findall(noun)]
    verb = match["verb"].lower()
    sure = (
        len(subject) <= LONGEST_SUBJECT
        and len(nouns) <= LONGEST_NOUN
        and not {subject[0]} & (rules.pronouns | rules.openers)
        and not set(subject) & (rules.reaching | rules.finite | set(table["unless"]))
        and not set(nouns) & (rules.reaching | rules.finite | rules.inside | set(table["unless"]))
        and (verb in table["finite"] or (verb.endswith("s") and verb in rules.verbs))
        and re.search(table["coordinated"], text[match.end("that") :]) is None
        and not any(mark in text for mark in '"“”?')
    )
    if not sure:
        return ()
    return (Replacement(match.end("noun"), match.end("that"), f". {table['it']}"),)


RULE = EditRule(
    "split-relative",
    'a singular subject "is a" noun without a preposition, and "that" with a singular verb follows at once',
    propose,
)
