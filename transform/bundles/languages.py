"""Saying on an element which language it is in, wherever that is not its surroundings'."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from transform.bundles.model import Said
from transform.catalogs.segments import space
from transform.data import load_toml
from transform.inlines import plain_text
from transform.locale import base_language, direction, fallbacks
from transform.wording import say, spoken_locale

__all__ = ["in_language", "joined", "lang_attributes", "phrase", "said", "spoken_in", "visible"]

# What no HTML text may hold: control characters, surrogates and noncharacters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_ENDS = tuple(".!?:。！？：؟।۔။።։")


def visible(text: str) -> Markup:
    r"""Text escaped for HTML, without the characters that HTML forbids.

    >>> visible("a < b\x00")
    Markup('a &lt; b')
    """
    return escape(_UNFIT.sub("", text))


def lang_attributes(tag: str, within: str = "") -> Markup:
    """` lang=".." dir=".."`, or nothing where the surroundings have the language already.

    >>> lang_attributes("ar", within="en"), lang_attributes("es", within="es")
    (Markup(' lang="ar" dir="rtl"'), Markup(''))
    """
    if tag == within:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(tag, direction(tag))


def in_language(text: str, tag: str, within: str) -> Markup:
    """Text in its own `<span>` where its language is not that of its surroundings.

    >>> in_language("cáncer", "es", "en")
    Markup('<span lang="es" dir="ltr">cáncer</span>')
    """
    if tag == within:
        return visible(text)
    return Markup("<span{}>{}</span>").format(lang_attributes(tag, within), visible(text))


def spoken_in(locale: str, key: str = "") -> str:
    """The language of the program's words on a page in `locale`: its own, or English.

    For `key` see :func:`transform.wording.spoken_locale`.
    """
    spoken = spoken_locale(locale, key)
    return locale if spoken in fallbacks(locale) else spoken


def said(key: str, locale: str, **slots: str | int | float) -> Said:
    """The program's own words for a page in `locale`, with the language they are in."""
    return Said(say(key, locale, **slots), spoken_in(locale, key))


def phrase(key: str, locale: str, **slots: str | int | float) -> Markup:
    """The same as HTML inside text in `locale`."""
    words = said(key, locale, **slots)
    return in_language(words.text, words.language, locale)


def joined(sentences: Iterable[str], locale: str) -> str:
    """The program's own sentences one after the other, each ended and parted as their language does.

    >>> joined(["Draft", "Nobody has checked it."], "en"), joined(["草稿", "尚无人核对。"], "zh-Hans")
    ('Draft. Nobody has checked it.', '草稿。尚无人核对。')
    """
    tag = spoken_in(locale)
    stop = load_toml("catalogs/joining.toml")["full_stop"].get(base_language(tag), ".")
    ended = (text if text.endswith(_ENDS) else f"{text}{stop}" for text in sentences)
    return plain_text(space(tag)).join(ended)
