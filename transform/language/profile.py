"""The profile of a language: what its data file says about sentences, words and syllables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from transform.data import exists, load_toml
from transform.errors import InputError, TransformError
from transform.locale import base_language

__all__ = ["Profile", "SentenceRules", "profile", "supported_languages"]


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What a full stop means after certain words. Abbreviations stand without their last stop.

    After `never_end` a sentence goes on; after `before_numbers` it goes on before a digit; after
    `may_end` it ends before a capital that is none of `continues`; after `places` it ends only
    before one of `starters`. A single letter after one of `lettered` ("stage I.") is no initial.
    With `ordinals` a number and a full stop is an ordinal. `quoted` are the characters that go on
    with a sentence after a closing quotation mark. `segmenter` is the code for sentencex.
    `abbreviations` are all of the first four together.
    """

    segmenter: str
    never_end: frozenset[str]
    before_numbers: frozenset[str]
    may_end: frozenset[str]
    places: frozenset[str]
    continues: frozenset[str]
    starters: frozenset[str]
    lettered: frozenset[str]
    abbreviations: frozenset[str]
    ordinals: bool = False
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One language. `script` is ISO 15924; `breaks` says what stands between words in writing:
    spaces, syllables (each syllable is spaced) or none; `syllable_rule` is empty where the
    language has no rule that counts syllables from its spelling; `digits` are the syllables of
    the names of 0 to 9; `letters` are written in this language and not in its neighbours.
    """

    tag: str
    name: str
    script: str
    breaks: Literal["spaces", "syllables", "none"]
    syllable_rule: str
    digits: tuple[int, ...]
    letters: frozenset[str]
    stop_words: frozenset[str]
    sentences: SentenceRules


@cache
def supported_languages() -> tuple[str, ...]:
    """The tags of all languages that have a profile, sorted."""
    folder = files("transform.data").joinpath("language")
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def profile(tag: str) -> Profile:
    """The profile of a locale's language. Regions and scripts share their language's.

    Raises InputError where the language has none: no language stands in for another.

    >>> profile("es-MX").name
    'Spanish'
    """
    try:
        language = base_language(tag)
    except TransformError as error:
        raise InputError(error.problem, error.remedy) from None
    if not exists(f"language/{language}.toml"):
        raise InputError(
            f'the language "{tag}" is not supported',
            f"name one of {', '.join(supported_languages())}",
        )
    return _load(language)


@cache
def _load(language: str) -> Profile:
    table = load_toml(f"language/{language}.toml")
    return Profile(
        tag=table["tag"],
        name=table["name"],
        script=table["script"],
        breaks=table["breaks"],
        syllable_rule=table["syllables"],
        digits=tuple(table.get("digits", ())),
        letters=frozenset(table.get("letters", "")),
        stop_words=frozenset(table["stop_words"].split()),
        sentences=_sentence_rules(table["sentences"]),
    )


_ABBREVIATIONS = ("never_end", "before_numbers", "may_end", "places")


def _sentence_rules(table: dict[str, Any]) -> SentenceRules:
    def entries(name: str) -> frozenset[str]:
        return frozenset(table[name].split())

    return SentenceRules(
        segmenter=table["segmenter"],
        never_end=entries("never_end"),
        before_numbers=entries("before_numbers"),
        may_end=entries("may_end"),
        places=entries("places"),
        continues=entries("continues"),
        starters=entries("starters"),
        lettered=entries("lettered"),
        abbreviations=frozenset().union(*map(entries, _ABBREVIATIONS)),
        ordinals=table.get("ordinals", False),
        quoted=table.get("quoted", ""),
    )
