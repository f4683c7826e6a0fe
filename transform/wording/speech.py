"""Saying a message in a locale: the nearest translation there is, else the English."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING

from transform.locale import base_language, fallbacks, folder, tag_of_folder
from transform.wording.formats import format_number, maximized
from transform.wording.messages import interface_messages

if TYPE_CHECKING:
    from gettext import NullTranslations

__all__ = ["SOURCE_LOCALE", "available_locales", "catalog_file", "say", "spoken_locale"]

SOURCE_LOCALE = "en"


def say(key: str, locale: str, **slots: str | int | float) -> str:
    """The message in `locale` or in what stands in for it, at the last in English.

    Numbers are written as the locale writes them; a message with a plural chooses its form by
    the slot `count`. A key that does not exist, and slots other than the message's own, are
    programming errors (KeyError, TypeError).

    >>> say("attribution.not_stated", "en-GB")
    'not stated'
    """
    message = interface_messages()[key]
    if message.slots != slots.keys():
        raise TypeError(f"{key} has the slots {sorted(message.slots)}, not {sorted(slots)}")
    speaker = _speaker(locale)
    if message.plural:
        text = speaker.npgettext(key, message.text, message.plural, int(slots["count"]))
    else:
        text = speaker.pgettext(key, message.text)
    return _fill(text, locale, slots)


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


def spoken_locale(locale: str) -> str:
    """The tag of the language that :func:`say` really speaks for `locale`: it may be English.

    >>> spoken_locale("en-GB")
    'en'
    """
    return next(iter(_chain(locale)), SOURCE_LOCALE)


def catalog_file(locale: str) -> Traversable:
    """Where the translation into a locale lies, or would lie, in the package."""
    return _catalog_in(files(__package__).joinpath(folder(locale)))


def _catalog_in(place: Traversable) -> Traversable:
    return place.joinpath("LC_MESSAGES", "interface.po")


@cache
def _speaker(locale: str) -> NullTranslations:
    # polib reads a catalog of 80 messages in 2 ms and leaves fuzzy ones out of the MO image;
    # the standard library then knows contexts, plurals and fallbacks. English reads nothing.
    from gettext import GNUTranslations, NullTranslations

    speaker = NullTranslations()
    for tag in reversed(_chain(locale)):
        from polib import pofile

        image = pofile(catalog_file(tag).read_text(encoding="utf-8")).to_binary()
        nearer = GNUTranslations(BytesIO(image))
        nearer.add_fallback(speaker)
        speaker = nearer
    return speaker


def _chain(locale: str) -> tuple[str, ...]:
    """The tags whose catalogs speak for a locale, nearest first; none where English does.

    Where neither the tag nor what stands in for it has a catalog, one that means the same does:
    `zh-CN` and `zh` are read by readers of `zh-Hans`, and `zh-TW` is not.
    """
    tags = tuple(tag for tag in fallbacks(locale) if catalog_file(tag).is_file())
    if tags or base_language(locale) == SOURCE_LOCALE:
        return tags
    whole = maximized(locale)
    return tuple(tag for tag in available_locales() if maximized(tag) == whole)
