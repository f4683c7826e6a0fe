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

__all__ = ["digits_in", "foreign_marks", "quantities", "quantity_spans"]

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_SPACES = "\u00a0\u202f\u2009"
# Scripts whose letters stand right before a digit that is a number of its own.
_JOINED = "\u0600-\u06ff\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_NUMBER = re.compile(
    rf"(?:(?<![\w.])|(?<=[{_JOINED}]))(?<![^\W\d_]-)\d+(?:[.,٫٬'’{_SPACES}]\d+|(?<!\d\d\d\d) (?=\d{{3}}(?!\d))\d{{3}})*"
)


def quantities(text: str, locale: str) -> tuple[str, ...]:
    """The numbers of a message in order, read as the locale writes them, in plain digits.

    >>> quantities("10,5 mg, 1.000 veces, TP53", "es"), quantities("10.5 mg, 1,000 times", "en")
    (('10.5', '1000'), ('10.5', '1000'))
    """
    plain = digits_in(strip_tags(text))
    return tuple(_value(found[0], locale) for found in _NUMBER.finditer(plain))


def quantity_spans(text: str, locale: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and value of each number of a text without tags, as :func:`quantities` has them.

    >>> quantity_spans("de 1.000 a 2", "es")
    ((3, 8, '1000'), (11, 12, '2'))
    """
    plain = digits_in(text)
    return tuple((*found.span(), _value(found[0], locale)) for found in _NUMBER.finditer(plain))


def foreign_marks(number: str, locale: str) -> str:
    """The marks inside a number that the locale writes neither for decimals nor for thousands.

    >>> foreign_marks("1.5", "fr"), foreign_marks("1,5", "fr")
    ('.', '')
    """
    decimal, groups = _symbols(locale)
    return "".join(
        mark for mark in number if not mark.isdigit() and mark not in f"{decimal}{groups}٫"
    )


def digits_in(text: str) -> str:
    """The text with the digits of every script as 0 to 9, character by character.

    >>> digits_in("١٢ و 3")
    '12 و 3'
    """
    return "".join(map(_ascii_digit, text)) if _OTHER_DIGIT.search(text) else text


def _ascii_digit(character: str) -> str:
    if character.isascii():
        return character
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _value(number: str, locale: str) -> str:
    decimal, groups = _symbols(locale)
    number = number.replace("٫", decimal)  # the mark among Arabic-Indic digits, whatever else is
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
