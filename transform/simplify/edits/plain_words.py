"""A plain word for a hard one, from the list, inflected, and only among the right neighbours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD
from transform.simplify.vocabulary import PlainWord, plain_words

__all__ = ["RULE"]

AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "get",
        "gets",
        "got",
        "getting",
        "has",
        "have",
        "had",
        "having",
    ]
)
SUBJECTS = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "it",
        "they",
        "who",
        "researchers",
        "doctors",
        "scientists",
        "patients",
    ]
)
GLUE = "-/–_’'@."


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Each hard word with its plain one in the same form.

    >>> propose("They utilize an incision.", "en")
    (Replacement(start=5, end=12, text='use'), Replacement(start=13, end=24, text='a cut'))
    """
    table = plain_words(language)
    tokens = list(WORD.finditer(text))
    lower = [token.group().lower() for token in tokens]
    found: list[Replacement] = []
    index = 0
    while index < len(tokens):
        length = 1
        for entry in table.get(lower[index], ()):
            end = index + len(entry.hard)
            if tuple(lower[index:end]) == entry.hard:
                replacement = _replacement(
                    text, tokens[index:end], _context(text, tokens, index, end), entry
                )
                if replacement is not None:
                    found.append(replacement)
                    length = len(entry.hard)
                break
        index += length
    return tuple(found)


Context = tuple[str, str, str]
"""The word before, the word before that, and the word after (or "^", ",", "$")."""


def _context(text: str, tokens: Sequence[re.Match[str]], index: int, end: int) -> Context:
    def before(at: int) -> str:
        if at < 0:
            return "^"
        between = text[tokens[at].end() : tokens[at + 1].start()].strip()
        if not between:
            return tokens[at].group().lower()
        return "^" if between in {".", "!", "?"} else between[-1]

    after = "$"
    stop = tokens[end - 1].end()
    if end < len(tokens):
        between = text[stop : tokens[end].start()].strip()
        after = between[0] if between else tokens[end].group().lower()
    elif text[stop:].strip(" .!?"):
        after = text[stop:].strip()[0]
    return before(index - 1), before(index - 2), after


def _replacement(
    text: str, tokens: Sequence[re.Match[str]], context: Context, entry: PlainWord
) -> Replacement | None:
    start, end = tokens[0].start(), tokens[-1].end()
    last, before_last, after = context
    hard = text[start:end]
    if (
        after in entry.unless_before
        or last in entry.unless_after
        or (entry.only_before and after not in entry.only_before)
        or (entry.only_after and last not in entry.only_after)
        or (hard.isupper() and len(hard) > 1)
        or text[start - 1 : start] in tuple(GLUE)
        or (text[end : end + 1] in tuple("-/–_@") or re.match(r"\.\w", text[end : end + 2]))
        or any(text[a.end() : b.start()] != " " for a, b in itertools.pairwise(tokens))
    ):
        return None
    if entry.opener:
        return _opener(text, start, end, last, entry)
    if hard[0].isupper() and last != "^":
        return None  # a name, or the first word of something we do not see the beginning of
    plain = entry.plain or (
        entry.participle
        if AUXILIARIES & {last, _behind_adverb(last, before_last)}
        else entry.past
        if last in SUBJECTS
        else ""
    )
    if not plain:
        return None
    if hard[0].isupper():
        plain = plain[0].upper() + plain[1:]
    return _with_article(text, start, end, last, plain)


def _behind_adverb(last: str, before_last: str) -> str:
    return (
        before_last
        if last.endswith("ly") or last in {"not", "also", "been", "being", "often"}
        else last
    )


def _opener(text: str, start: int, end: int, last: str, entry: PlainWord) -> Replacement | None:
    if last != "^" or text[end : end + 2] != ", ":
        return None
    plain = entry.plain[0].upper() + entry.plain[1:] if text[start].isupper() else entry.plain
    return Replacement(start, end + 1, plain)


def _with_article(text: str, start: int, end: int, last: str, plain: str) -> Replacement | None:
    if last not in {"a", "an"}:
        return Replacement(start, end, plain)
    wanted = "an" if plain[0].lower() in "aeio" and not plain.startswith(("use", "one")) else "a"
    article = start - 1 - len(last)
    if text[article].isupper():
        wanted = wanted.capitalize()
    return Replacement(article, end, f"{wanted} {plain}")


RULE = EditRule(
    "plain-word",
    "the hard word stands in the list, its neighbours allow it, and it is no name or part of a longer word",
    propose,
)
