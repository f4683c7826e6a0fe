"""What the package knows of one language, read once from `transform/data/simplify/<language>/`.

A language that has no folder there cannot be summarized or simplified, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from transform.data import exists, load_lines, load_toml
from transform.errors import InputError
from transform.locale import base_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "WORD",
    "Grammar",
    "LockWords",
    "grammar",
    "known_language",
    "lock_words",
    "phrase_table",
]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word as the locks and rules see it: letters, with apostrophes inside; hyphens part words."""

Phrase = tuple[str, ...]


@cache
def known_language(tag: str) -> str:
    """The folder of a locale tag's language.

    Raises InputError for a language the edit rules and section cues do not speak.

    >>> known_language("es-MX")
    'es'
    """
    language = base_language(tag)
    if not exists(f"simplify/{language}/locks.toml"):
        raise InputError(
            f'there are no plain-language rules for "{tag}"',
            "documents in English and Spanish can be summarized; leave this one out",
        )
    return language


@dataclass(frozen=True, slots=True)
class LockWords:
    """Locked phrases by their first word (longest first), and the patterns beside them."""

    phrases: Mapping[str, tuple[tuple[Phrase, str, str], ...]]
    pattern: re.Pattern[str]
    drug: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes; every set holds lower-case words, `conjunctions` what replaces them."""

    pronouns: frozenset[str]
    determiners: frozenset[str]
    finite: frozenset[str]
    after_pronoun: frozenset[str]
    breaks: frozenset[str]
    reaching: frozenset[str]
    openers: frozenset[str]
    bare_heads: frozenset[str]
    inside: frozenset[str]
    verbs: frozenset[str]
    articles: frozenset[str]
    closing: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    agents: frozenset[str]
    relative: frozenset[str]
    free: frozenset[str]
    conjunctions: Mapping[str, str]
    semicolon: Mapping[str, str]


@cache
def grammar(language: str) -> Grammar:
    table = load_toml(f"simplify/{language}/grammar.toml")

    relative = table.get("relative", {})

    def words(name: str) -> frozenset[str]:
        return frozenset(table[name])

    return Grammar(
        pronouns=words("pronouns"),
        determiners=words("determiners"),
        finite=words("finite"),
        after_pronoun=words("after_pronoun"),
        breaks=words("breaks"),
        reaching=words("reaching"),
        openers=words("openers"),
        bare_heads=words("bare_heads"),
        inside=words("inside"),
        verbs=frozenset(form for verb in table["verbs"] for form in _inflected(verb)),
        articles=words("articles"),
        closing=words("closing"),
        adverbs=words("adverbs"),
        auxiliaries=words("auxiliaries"),
        agents=words("agents"),
        relative=frozenset((*relative.get("pronoun", ()), relative.get("it", "it"))),
        free=words("free"),
        conjunctions=table["conjunctions"],
        semicolon=table["semicolon"],
    )


def _inflected(verb: str) -> tuple[str, ...]:
    stem = verb[:-1] if verb.endswith(("e", "y")) else verb
    return verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ied", f"{stem}ies"


@cache
def lock_words(language: str) -> LockWords:
    table = load_toml(f"simplify/{language}/locks.toml")
    return LockWords(phrase_table(_kinds(table)), _pattern(table), _drug())


def phrase_table(
    entries: Iterable[tuple[str, str, str]],
) -> dict[str, tuple[tuple[Phrase, str, str], ...]]:
    """(phrase, kind, normal form) triples by first word, longer phrases before their beginnings."""
    by_first: dict[str, list[tuple[Phrase, str, str]]] = {}
    for text, kind, norm in entries:
        words = tuple(text.split())
        by_first.setdefault(words[0], []).append((words, kind, norm))
    return {
        first: tuple(sorted(found, key=lambda entry: -len(entry[0])))
        for first, found in by_first.items()
    }


def _kinds(table: dict[str, Any]) -> list[tuple[str, str, str]]:
    kind_of = {
        text: kind for kind, list_ in table.items() if isinstance(list_, list) for text in list_
    }
    same: dict[str, str] = table["same"]
    entries = [(text, kind, same.get(text, text)) for text, kind in kind_of.items()]
    return entries + [(a, kind_of[b], b) for a, b in same.items() if a not in kind_of]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))


def _pattern(table: dict[str, Any]) -> re.Pattern[str]:
    patterns: dict[str, str] = table["patterns"]
    number = r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    unit = rf"(?:\s?-?\s?(?:{_alternatives(table['units']['words'])})(?!\w))"
    between = rf"\s*(?:{_alternatives(table['units']['range'])})\s*"
    tail = r"(?:\s?/\s?\w+\b)?"
    groups = {
        "date": rf"{patterns['date']}|\b\d{{1,4}}[/-]\d{{1,2}}[/-]\d{{1,4}}\b",
        "stage": patterns["stage"],
        "grade": patterns["grade"],
        "tnm": r"\b[cpyra]{0,2}T(?:is|[0-4X][a-d]?)(?:,?\s?N[0-3X][a-c]?)?(?:,?\s?M[01X][a-c]?)?\b",
        "symbol": r"\b(?:[A-Z]{2,}[A-Z0-9]*s?|[A-Za-z]+\d+\w*|[A-Z]+[a-z]?[A-Z]\w*)(?:[-/][A-Z0-9]\w*)*\b"
        r"|\bp\.[A-Z][a-z]{2}\d+\w*",
        "number": rf"(?:[<>≤≥±~=]\s?|(?<![\w)])[-−])?(?<![\w.]){number}{unit}?(?:{between}{number}{unit}?)*{tail}",
        "number_word": patterns["number_word"],
        "negation": patterns["contraction"],
    }
    return re.compile("|".join(f"(?P<{name}>{body})" for name, body in groups.items()))


@cache
def _drug() -> re.Pattern[str]:
    lines = load_lines("simplify/drugs.txt")
    ends = _alternatives(line[1:] for line in lines if line.startswith("-"))
    starts = _alternatives(line[:-1] for line in lines if line.endswith("-"))
    names = _alternatives(line for line in lines if "-" not in (line[0], line[-1]))
    # A stem alone is no medicine ("statin"), and short words end like one by chance ("April").
    return re.compile(
        rf"(?:[a-z]{{3,}}(?:{ends})|(?:{starts})[a-z]{{4,}}|{names})s?", re.IGNORECASE
    )
