"""Saying a message in a locale: the nearest translation there is, else the English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING

from transform.locale import (
    base_language,
    fallbacks,
    folder,
    is_pseudo,
    normalize,
    tag_of_folder,
)
from transform.wording.formats import format_number, maximized
from transform.wording.messages import interface_messages
from transform.wording.own import OwnWords, words_in_use
from transform.wording.pseudo import pseudo_text

if TYPE_CHECKING:
    from gettext import NullTranslations

__all__ = ["SOURCE_LOCALE", "available_locales", "catalog_file", "say", "spoken_locale"]

SOURCE_LOCALE = "en"


def say(key: str, locale: str, **slots: str | int | float) -> str:
    """The message in `locale` or in what stands in for it, at the last in English.

    In each of these languages a project's own words come first (:func:`speaking`), then ours. In a
    pseudo-locale it is the English made over.

    Numbers are written as the locale writes them; a message with a plural chooses its form by
    the slot `count`. A key that does not exist, and slots other than the message's own, are
    programming errors (KeyError, TypeError).

    >>> say("attribution.not_stated", "en-GB")
    'not stated'
    """
    message = interface_messages()[key]
    if message.slots != slots.keys():
        raise TypeError(f"{key} has the slots {sorted(message.slots)}, not {sorted(slots)}")
    speaker = _speaker(locale, words_in_use())
    if message.plural:
        text = speaker.npgettext(key, message.text, message.plural, int(slots["count"]))
    else:
        text = speaker.pgettext(key, message.text)
    return _fill(pseudo_text(text, locale) if is_pseudo(locale) else text, locale, slots)


def _fill(text: str, locale: str, slots: dict[str, str | int | float]) -> str:
    # One pass, so that a title with braces in it stays as it is.
    def value(match: re.Match[str]) -> str:
        slot = slots[match[1]]
        return slot if isinstance(slot, str) else format_number(slot, locale)

    return re.sub(r"\{([a-z_]+)\}", value, text) if slots else text


def available_locales() -> tuple[str, ...]:
    """The tags the program speaks, English and every translation, sorted.

    >>> "en" in available_locales()
    True
    """
    folders = (entry.name for entry in files(__package__).iterdir() if _catalog_in(entry).is_file())
    return tuple(sorted({SOURCE_LOCALE, *map(tag_of_folder, folders)}))


def spoken_locale(locale: str, key: str = "") -> str:
    """The tag of the language that :func:`say` really speaks for `locale`: it may be English.

    With a `key` it is that of this message. Without one it is the nearest in which all messages
    are there, or all below a key that ends with a dot, such as `attribution.`.

    >>> spoken_locale("en-GB"), spoken_locale("es-MX", "page.terms")
    ('en', 'es')
    """
    return _spoken(locale, key, words_in_use())


@lru_cache(maxsize=1024)
def _spoken(locale: str, key: str, words: tuple[OwnWords, ...]) -> str:
    if is_pseudo(locale):
        return normalize(locale)
    area = not key or key.endswith(".")
    wanted = {one for one in interface_messages() if one.startswith(key)} if area else {key}
    said: set[str] = set()
    for voice in _voices(locale, words):
        said |= voice.keys & wanted
        if said >= wanted:
            return voice.locale
    return SOURCE_LOCALE


def catalog_file(locale: str) -> Traversable:
    """Where the translation into a locale lies, or would lie, in the package."""
    return _catalog_in(files(__package__).joinpath(folder(locale)))


def _catalog_in(place: Traversable) -> Traversable:
    return place.joinpath("LC_MESSAGES", "interface.po")


@dataclass(frozen=True, slots=True)
class _Voice:
    """A catalog that speaks for a locale: the project's, or with `own` None the packaged one."""

    locale: str
    keys: frozenset[str]
    own: OwnWords | None = None

    def image(self) -> bytes:
        if self.own is not None:
            return self.own.image
        from polib import pofile

        return pofile(catalog_file(self.locale).read_text(encoding="utf-8")).to_binary()


@lru_cache(maxsize=64)
def _speaker(locale: str, words: tuple[OwnWords, ...]) -> NullTranslations:
    # polib reads a catalog of 80 messages in 2 ms and leaves fuzzy ones out of the MO image;
    # the standard library then knows contexts, plurals and fallbacks. English reads nothing.
    from gettext import GNUTranslations, NullTranslations

    speaker = NullTranslations()
    for voice in reversed(_voices(locale, words)):
        nearer = GNUTranslations(BytesIO(voice.image()))
        nearer.add_fallback(speaker)
        speaker = nearer
    return speaker


@lru_cache(maxsize=64)
def _voices(locale: str, words: tuple[OwnWords, ...]) -> tuple[_Voice, ...]:
    """The catalogs that speak for a locale, nearest first; none where plain English does."""
    own = {one.locale: one for one in words}
    voices = []
    tags = _chain(locale, frozenset(own))
    # What nobody says in the language is said in English: also there a project has its say.
    for tag in (*tags, *(() if SOURCE_LOCALE in tags else (SOURCE_LOCALE,))):
        if tag in own:
            voices.append(_Voice(tag, own[tag].keys, own[tag]))
        if catalog_file(tag).is_file():
            voices.append(_Voice(tag, frozenset(interface_messages())))
    return tuple(voices)


def _chain(locale: str, own: frozenset[str]) -> tuple[str, ...]:
    """The tags that have a catalog for a locale, nearest first.

    Where neither the tag nor what stands in for it has one, one that means the same does: `zh-CN`
    and `zh` are read by readers of `zh-Hans`, and `zh-TW` is not.
    """
    tags = tuple(tag for tag in fallbacks(locale) if tag in own or catalog_file(tag).is_file())
    if tags or base_language(locale) == SOURCE_LOCALE or is_pseudo(locale):
        return tags
    whole = maximized(locale)
    return tuple(tag for tag in sorted({*available_locales(), *own}) if maximized(tag) == whole)
