"""A plain word for a hard one, from the list, inflected, and only among the right neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transform.simplify.edits.base import EditRule, Replacement
from transform.simplify.lexicon import WORD, Grammar, grammar
from transform.simplify.vocabulary import PlainWord, plain_words

__all__ = ["RULE"]

GLUE_BEFORE, GLUE_BEHIND = "-/–_’'@.", "-/–_@"
"""Marks that make a word a part of something longer: a name, an address, a compound."""

ARTICLES = ("a", "an")

_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|``.*?(?:''|$)")
"""What somebody else said, or a title: its words are not ours to change."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A hard phrase in its sentence. `last`, `before` are the words in front of it, `after` the
    one behind, lower case; "^" is the beginning of a sentence, "$" the end, else a mark stands.
    """

    text: str
    start: int
    end: int
    last: str
    before: str
    after: str


def propose(text: str, language: str) -> tuple[Replacement, ...]:
    """Each hard word with its plain one in the same form.

    >>> propose("They utilize an incision.", "en")
    (Replacement(start=5, end=12, text='use'), Replacement(start=13, end=24, text='a cut'))
    """
    table = plain_words(language)
    tokens = list(WORD.finditer(text))
    lower = [token.group().lower() for token in tokens]
    found: list[Replacement] = []
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    index = 0
    while index < len(tokens):
        length = 1
        for entry in table.get(lower[index], ()):
            end = index + len(entry.hard)
            if tuple(lower[index:end]) == entry.hard:
                if _stands_free(text, tokens[index:end]):
                    place = _place(text, tokens, index, end)
                    item = _replacement(place, entry, grammar(language))
                    if item and any(a <= item.start < b for a, b in quoted):
                        item = None
                    found += (item,) if item else ()
                    length = len(entry.hard) if item else 1
                break
        index += length
    return tuple(found)


def _stands_free(text: str, phrase: Sequence[re.Match[str]]) -> bool:
    """Whether the phrase is no part of a longer word and only spaces part its words."""
    start, end = phrase[0].start(), phrase[-1].end()
    if text[start - 1 : start] in tuple(GLUE_BEFORE) or text[end : end + 1] in tuple(GLUE_BEHIND):
        return False
    if text.startswith(" (", end):
        return False  # the author explains it
    inside_name = re.match(r"\.\w", text[end : end + 2]) or text[start:end].isupper()
    return not inside_name and all(text[a.end() : b.start()] == " " for a, b in pairwise(phrase))


def _place(text: str, tokens: Sequence[re.Match[str]], index: int, end: int) -> _Place:
    def before(at: int) -> str:
        if at < 0:
            return "^"
        between = text[tokens[at].end() : tokens[at + 1].start()].strip()
        if not between:
            return tokens[at].group().lower()
        return "^" if between in {".", "!", "?"} else between[-1]

    stop = tokens[end - 1].end()
    rest = text[stop : tokens[end].start() if end < len(tokens) else None].strip()
    if end < len(tokens):
        after = rest[0] if rest else tokens[end].group().lower()
    else:
        after = rest.strip(".!?")[:1] or "$"
    return _Place(text, tokens[index].start(), stop, before(index - 1), before(index - 2), after)


def _replacement(place: _Place, entry: PlainWord, rules: Grammar) -> Replacement | None:
    if (
        place.after in entry.unless_before
        or place.last in entry.unless_after
        or (entry.only_before and place.after not in entry.only_before)
        or (entry.only_after and place.last not in entry.only_after)
    ):
        return None
    if entry.opener:
        return _opener(place, entry)
    capital = place.text[place.start].isupper()
    plain = _form(place, entry, rules)
    if not plain or (capital and place.last != "^"):
        return None  # no form fits, or it is a name
    if place.last == plain.split()[0] or place.after == plain.split()[-1]:
        return None  # "skin dermal atrophy" says skin already
    return _with_article(place, plain[0].upper() + plain[1:] if capital else plain)


def _form(place: _Place, entry: PlainWord, rules: Grammar) -> str:
    """The plain word's form that fits, or nothing where that cannot be told."""
    adverb = place.last.endswith("ly") or place.last in rules.adverbs | {"not", "been", "being"}
    heads = {place.last, place.before} if adverb else {place.last}
    passive, active = heads & rules.auxiliaries, heads & rules.agents
    if entry.form == "ing" and place.last in rules.determiners:
        return ""  # "a modifying effect": an epithet, no deed
    if entry.form in {"past", "participle"} and not (passive or active):
        ends = not place.after[:1].isalpha()
        function = rules.determiners | rules.pronouns | rules.openers | rules.closing
        if place.last in rules.determiners or not (ends or place.after in function):
            return ""  # "inhaled steroids"
    return entry.plain or (entry.participle if passive else entry.past if active else "")


def _opener(place: _Place, entry: PlainWord) -> Replacement | None:
    comma = re.match(r" ?,(?= )", place.text[place.end : place.end + 3])
    if place.last != "^" or comma is None:
        return None
    capital = place.text[place.start].isupper()
    plain = entry.plain[0].upper() + entry.plain[1:] if capital else entry.plain
    return Replacement(place.start, place.end + comma.end(), plain)


def _with_article(place: _Place, plain: str) -> Replacement:
    """The plain word, and "a" or "an" before it as it needs."""
    if place.last not in ARTICLES:
        return Replacement(place.start, place.end, plain)
    vowel = plain[0].lower() in "aeiou" and not plain.startswith(("use", "usu", "uni", "one"))
    start = place.start - 1 - len(place.last)
    article = "an" if vowel else "a"
    if place.text[start].isupper():
        article = article.capitalize()
    return Replacement(start, place.end, f"{article} {plain}")


RULE = EditRule(
    "plain-word",
    "the hard word stands in the list, its neighbours allow it, and it is no name or part of a longer word",
    propose,
)
