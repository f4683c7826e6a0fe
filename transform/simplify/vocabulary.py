"""The plain-word list of a language with all its inflected forms, ready to be looked up.

A row of `plain_words.tsv` gives a hard word, the plain one, a class that says how they inflect,
and the neighbours that allow or forbid the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from transform.data import exists, load_table, load_toml
from transform.simplify.lexicon import WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PlainWord", "canonical_forms", "plain_words", "verb_forms"]

FORMS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class PlainWord:
    """One form of one entry; `form` is a verb's ("base", "past" ...). `past` and `participle` differ where the plain verb tells them apart
    and the hard one does not ("undergone" does, "obtained" does not).
    """

    hard: tuple[str, ...]
    plain: str
    opener: bool
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    only_before: frozenset[str]
    only_after: frozenset[str]
    past: str = ""
    participle: str = ""
    form: str = ""


@cache
def plain_words(language: str) -> Mapping[str, tuple[PlainWord, ...]]:
    """Entries by the first word of the hard phrase, longer phrases first."""
    found: dict[str, dict[tuple[str, ...], PlainWord]] = {}
    for row in load_table(f"simplify/{language}/plain_words.tsv"):
        for form, hard, plain, past, participle in _forms(row, _verbs(language)):
            words = tuple(hard.split())
            entry = PlainWord(
                words,
                plain,
                opener=row["class"] == "opener",
                unless_before=_set(row, "unless_before"),
                unless_after=_set(row, "unless_after"),
                only_before=_set(row, "only_before"),
                only_after=_set(row, "only_after"),
                past=past,
                participle=participle,
                form=form,
            )
            # A row of its own for one form ("transmits") stands before the rule's.
            if words not in found.setdefault(words[0], {}) or row["class"] == "fixed":
                found[words[0]][words] = entry
    return {
        first: tuple(sorted(entries.values(), key=lambda entry: -len(entry.hard)))
        for first, entries in found.items()
    }


def _set(row: dict[str, str], column: str) -> frozenset[str]:
    return frozenset(row.get(column, "").split())


@cache
def canonical_forms(language: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """What each hard phrase counts as, in words: the guard's own view of the list.

    "given" counts as "gave", since "administered" may have meant either.
    """
    forms: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entries in plain_words(language).values():
        for entry in entries:
            plain = tuple(WORD.findall((entry.plain or entry.past).lower()))
            forms[entry.hard] = plain
            if entry.participle:
                forms.setdefault(tuple(WORD.findall(entry.participle)), plain)
    return forms


@cache
def verb_forms(language: str) -> Mapping[str, dict[str, str]]:
    """All forms of the verbs that the language's lists know, by their participle.

    >>> verb_forms("en")["removed"]["third"]
    'removes'
    """
    bases = load_toml(f"simplify/{language}/grammar.toml").get("active", {}).get("verbs", ())
    known = (_conjugated(base, _verbs(language)) for base in bases)
    return {forms["participle"]: forms for forms in known}


@cache
def _verbs(language: str) -> Mapping[str, dict[str, str]]:
    name = f"simplify/{language}/verbs.tsv"
    return {row["base"]: row for row in load_table(name)} if exists(name) else {}


def _forms(
    row: dict[str, str], verbs: Mapping[str, dict[str, str]]
) -> Iterator[tuple[str, str, str, str, str]]:
    hard, plain = row["hard"], row["plain"]
    match row["class"]:
        case "noun":
            yield "", hard, plain, "", ""
            yield "", _plural(hard), _plural(plain), "", ""
        case "verb":
            yield from _verb_forms(_conjugated(hard, verbs), _conjugated(plain, verbs))
        case "past":  # the base is a noun as well: "the defeat", "a grant"
            forms = _verb_forms(_conjugated(hard, verbs), _conjugated(plain, verbs))
            yield from (form for form in forms if form[0] not in {"base", "third"})
        case _:
            yield "", hard, plain, "", ""


def _verb_forms(
    hard: dict[str, str], plain: dict[str, str]
) -> Iterator[tuple[str, str, str, str, str]]:
    for form in ("base", "third", "ing"):
        yield form, hard[form], plain[form], "", ""
    if plain["past"] == plain["participle"] or hard["past"] != hard["participle"]:
        yield "past", hard["past"], plain["past"], "", ""
        yield "participle", hard["participle"], plain["participle"], "", ""
    else:
        yield "past", hard["past"], "", plain["past"], plain["participle"]


def _conjugated(phrase: str, verbs: Mapping[str, dict[str, str]]) -> dict[str, str]:
    verb, space, rest = phrase.partition(" ")
    forms = verbs.get(verb) or _regular(verb)
    return {form: forms[form] and forms[form] + space + rest for form in FORMS}


def _regular(verb: str) -> dict[str, str]:
    if verb.endswith("e"):
        past, ing, third = f"{verb}d", f"{verb[:-1]}ing", f"{verb}s"
    elif verb.endswith("y") and verb[-2] not in "aeou":
        past, ing, third = f"{verb[:-1]}ied", f"{verb}ing", f"{verb[:-1]}ies"
    else:
        past, ing = f"{verb}ed", f"{verb}ing"
        third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    return {"base": verb, "third": third, "past": past, "participle": past, "ing": ing}


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
