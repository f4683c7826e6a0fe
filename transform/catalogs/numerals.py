"""Numbers as a locale writes them, made comparable.

What separates decimals and thousands is CLDR's, by Babel. Numbers inside names (`TP53`, `IL-2`)
are no quantities and stay out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from transform.catalogs.tags import strip_tags
from transform.locale import fallbacks, folder

__all__ = ["quantities"]

_SPACES = "\u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<![\w.])(?<![^\W\d_]-)\d+(?:[.,٫٬'’{_SPACES}]\d+|(?<!\d\d\d\d) (?=\d{{3}}(?!\d))\d{{3}})*"
)


def quantities(text: str, locale: str) -> tuple[str, ...]:
    """The numbers of a message in order, read as the locale writes them, in plain digits.

    >>> quantities("10,5 mg, 1.000 veces, TP53", "es"), quantities("10.5 mg, 1,000 times", "en")
    (('10.5', '1000'), ('10.5', '1000'))
    """
    plain = "".join(map(_ascii_digit, strip_tags(text)))
    return tuple(_value(found[0], locale) for found in _NUMBER.finditer(plain))


def _ascii_digit(character: str) -> str:
    if character.isascii():
        return character
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _value(number: str, locale: str) -> str:
    decimal, groups = _symbols(locale)
    whole, point, fraction = number.rpartition(decimal)
    # A separator that stands twice, or before three digits where a group would, parts thousands.
    if not point or decimal in whole:
        whole, fraction = number, ""
    digits = re.sub(f"[{re.escape(groups)}]", "", whole)
    return f"{digits}.{fraction}" if fraction else digits


@cache
def _symbols(locale: str) -> tuple[str, str]:
    """The decimal mark and everything that may part thousands."""
    from babel import Locale, UnknownLocaleError

    decimal, group = ".", ","
    for tag in fallbacks(locale):
        try:
            symbols = Locale.parse(folder(tag)).number_symbols["latn"]
        except (UnknownLocaleError, ValueError, KeyError):
            continue
        decimal, group = symbols["decimal"], symbols["group"]
        break
    return decimal, f"{group} {_SPACES}٬'’"
