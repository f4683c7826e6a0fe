"""Who is who: names as people write them, with or without an e-mail address."""

from __future__ import annotations

import unicodedata

__all__ = ["is_nobody", "same_person"]


def same_person(one: str, other: str) -> bool:
    """Whether two names, each perhaps with an e-mail address, are one person's.

    >>> same_person("Ana Ruiz", "ana  ruiz <ana@example.org>")
    True
    """
    first, second = _address(one), _address(other)
    return _name(one) == _name(other) or bool(first and first == second)


def is_nobody(name: str) -> bool:
    """Whether a Last-Translator is only what tools write before somebody has translated.

    >>> is_nobody("FULL NAME <EMAIL@ADDRESS>"), is_nobody("Ana Ruiz")
    (True, False)
    """
    return _name(name) in {"", "full name", "automatically generated"}


def _name(person: str) -> str:
    text = unicodedata.normalize("NFKC", person.partition("<")[0])
    return " ".join(text.casefold().split())


def _address(person: str) -> str:
    return person.partition("<")[2].partition(">")[0].strip().casefold()
