"""Does a stretch of text stand on its own as a clause? Closed word classes, no tagger, no guess.

Both answers are kept narrow: what is not surely a clause is none.
"""

from __future__ import annotations

import itertools

from transform.simplify.lexicon import WORD, Grammar, grammar
from transform.simplify.locks import lock_spans

__all__ = ["has_verb", "opens_clause", "stands_alone"]

LONGEST_SUBJECT = 6
"""Words of a subject, its determiner included; past them the verb may be another clause's."""

SCOPED = frozenset({"frequency", "hedge", "conditional", "time", "negation"})
"""Kinds that, at the head of a sentence, may hold for all that follows."""


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def has_verb(text: str, language: str) -> bool:
    """Whether a surely finite verb (an auxiliary or modal) stands in the text."""
    return not grammar(language).finite.isdisjoint(_words(text))


def opens_clause(text: str, language: str) -> bool:
    """Whether the text begins with an overt subject and its finite verb.

    >>> opens_clause("it can spread to the lungs.", "en")
    True
    >>> opens_clause("an interventional radiologist who uses imaging.", "en")
    False
    """
    rules = grammar(language)
    head = text.partition(",")[0].partition(";")[0].partition("(")[0]
    words = _words(head)
    if len(words) < 3:
        return False
    if words[0] in rules.pronouns and (words[1] in rules.finite or words[1] in rules.after_pronoun):
        return True
    return words[0] in rules.determiners and _subject_then_verb(words, rules)


def _subject_then_verb(words: list[str], rules: Grammar) -> bool:
    for index, word in enumerate(words[1 : LONGEST_SUBJECT + 1], 1):
        if word in rules.finite:
            return index > 1 and words[index - 1] not in rules.inside
        if word in rules.breaks or word in rules.bare_heads:
            return False
        fresh = word in rules.determiners or word in rules.pronouns
        if fresh and words[index - 1] not in rules.inside:
            return False
    return False


def _surely_finite(words: list[str], rules: Grammar) -> bool:
    """An auxiliary or modal; or a verb right behind a pronoun or an adverb that only verbs have."""
    if not rules.finite.isdisjoint(words):
        return True
    if words[0] in rules.pronouns and words[1:2] and words[1] in rules.after_pronoun | rules.verbs:
        return words[0] not in rules.determiners
    return any(a in rules.adverbs and b in rules.verbs for a, b in itertools.pairwise(words))


def _reaches(words: list[str], rules: Grammar) -> bool:
    """Whether a word reaches over what follows. "Is found in" reports nothing; "found it is" does."""
    for index, word in enumerate(words):
        before, after = words[index - 1 : index], words[index + 1 : index + 2]
        passive = (
            word.endswith(("d", "n", "t"))
            and before
            and (before[0] in rules.finite or before[0] in rules.after_pronoun)
            and bool(after)
            and after[0] in rules.inside
        )
        if word in rules.reaching and not passive:
            return True
    return False


def stands_alone(text: str, language: str, *, commas: bool = False) -> bool:
    """Whether nothing in the text reaches over what follows it, and it has a verb of its own.

    With `commas` the text may hold commas (in front of a semicolon it may, before ", and" a
    comma may mean a list).
    """
    rules = grammar(language)
    words = _words(text)
    if not words or not _surely_finite(words, rules) or _reaches(words, rules):
        return False
    if words[0] in rules.openers or words[0].endswith("ly") or any(mark in text for mark in ":?"):
        return False
    if "," in text and not commas:
        return False
    if any(" ".join(pair) in rules.reaching for pair in itertools.pairwise(words)):
        return False
    locks = lock_spans(text, language)
    return not locks or locks[0].start > 0 or locks[0].kind not in SCOPED
