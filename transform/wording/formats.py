"""Dates, numbers and language names as the readers of a locale write them (CLDR, by Babel).

Babel is imported at the first call: most commands never need it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from transform.locale import fallbacks, folder, is_pseudo, normalize
from transform.wording.pseudo import pseudo_words

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["format_date", "format_number", "format_percent", "language_name", "maximized"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def format_date(iso: str, locale: str) -> str:
    """A date in words, as exact as it is given; what is no ISO 8601 date comes back unchanged.

    >>> format_date("2025-12-30", "en"), format_date("2025-12", "es"), format_date("2025", "fr")
    ('December 30, 2025', 'diciembre de 2025', '2025')
    >>> format_date("spring 2025", "en"), format_date("2025-02-30", "en")
    ('spring 2025', '2025-02-30')
    """
    match = _ISO.fullmatch(iso.strip())
    if match is None or match[2] is None:
        return iso.strip()
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return iso.strip()
    from babel import dates

    if match[3] is None:
        written = dates.format_skeleton("yMMMM", day, locale=_cldr(locale))
    else:
        written = dates.format_date(day, "long", locale=_cldr(locale))
    return pseudo_words(written, locale) if is_pseudo(locale) else written


def format_number(value: float, locale: str) -> str:
    r"""All digits of a number, none rounded away, with the locale's separators.

    The digits are 0 to 9 everywhere, as in the dates: Babel changes separators alone, and half
    of a number in other digits would mislead.

    >>> format_number(1234.5, "en"), format_number(1234.5, "ru")
    ('1,234.5', '1\xa0234,5')
    """
    from babel.numbers import format_decimal

    return format_decimal(
        value, locale=_cldr(locale), decimal_quantization=False, numbering_system="latn"
    )


def format_percent(fraction: float, locale: str) -> str:
    r"""A fraction of 1 as percent: 0.002 is `0.2%`, and is never rounded to nothing.

    >>> format_percent(0.4, "en"), format_percent(0.002, "es")
    ('40%', '0,2\xa0%')
    """
    from babel.numbers import format_percent as percent

    return percent(
        fraction, locale=_cldr(locale), decimal_quantization=False, numbering_system="latn"
    )


def language_name(tag: str, locale: str) -> str:
    """What the readers of `locale` call the language `tag`; the tag itself where CLDR has no name.

    >>> language_name("pt-BR", "en"), language_name("es", "es"), language_name("tlh-XX", "en")
    ('Portuguese (Brazil)', 'español', 'tlh-XX')
    """
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(folder(tag), resolve_likely_subtags=False).get_display_name(
            _cldr(locale)
        )
    except (UnknownLocaleError, ValueError):
        return tag
    if name and is_pseudo(locale):
        return pseudo_words(name, locale)
    return name or tag


def maximized(tag: str) -> str:
    """The tag with the script and region that it most likely means (CLDR likely subtags).

    >>> maximized("zh-CN"), maximized("zh-TW"), maximized("pt")
    ('zh-Hans-CN', 'zh-Hant-TW', 'pt-Latn-BR')
    """
    from babel.core import get_global, parse_locale

    language, region, script, *_ = parse_locale(folder(tag))
    known = get_global("likely_subtags")
    for parts in ((language, script, region), (language, region), (language, script), (language,)):
        if likely := known.get("_".join(part for part in parts if part)):
            likely_language, likely_region, likely_script, *_ = parse_locale(likely)
            whole = (likely_language, script or likely_script, region or likely_region)
            return "-".join(part for part in whole if part)
    return normalize(tag)


@cache
def _cldr(locale: str) -> Locale:
    """CLDR's data for the nearest locale it knows; a pseudo-locale is English underneath."""
    from babel import Locale, UnknownLocaleError

    for tag in fallbacks(locale):
        try:
            return Locale.parse(folder(tag))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")
