"""A message as rules see it: both texts without tags, and their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from transform.catalogs.model import Message
from transform.catalogs.tags import strip_tags
from transform.errors import InputError
from transform.glossary import Glossary
from transform.language import words
from transform.locale import base_language

__all__ = ["Hit", "Pair", "read_pair"]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found, in words for the translator. `lesser` hits have the rule's lesser
    severity: what they say is less sure, or matters less.
    """

    message: str
    lesser: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A translated message from `language` to `locale`.

    `source` and `target` are its texts without tags; the words are those texts', in lower case.
    `glossary` has the names of terms in the locale.
    """

    message: Message
    language: str
    locale: str
    source: str
    target: str
    source_words: tuple[str, ...] = field(repr=False)
    target_words: tuple[str, ...] = field(repr=False)
    glossary: Glossary | None = field(default=None, repr=False)

    @property
    def source_base(self) -> str:
        """The source's language without script and region."""
        return _base(self.language)

    @property
    def base(self) -> str:
        """The translation's language without script and region."""
        return _base(self.locale)


_base = cache(base_language)


def read_pair(
    message: Message, language: str, locale: str, glossary: Glossary | None = None
) -> Pair:
    """A message ready for the rules.

    >>> read_pair(Message("<em1>Rest</em1> now.", "Descanse ya."), "en", "es").source_words
    ('rest', 'now')
    """
    source, target = strip_tags(message.msgid), strip_tags(message.msgstr)
    return Pair(
        message=message,
        language=language,
        locale=locale,
        source=source,
        target=target,
        source_words=_words(source, language),
        target_words=_words(target, locale),
        glossary=glossary,
    )


def _words(text: str, locale: str) -> tuple[str, ...]:
    lower = text.casefold().replace("ß", "ss") if "ß" in text else text.lower()
    try:
        return words(lower, locale)
    except InputError:  # a language without a profile: words stand between spaces
        return words(lower, "en")
