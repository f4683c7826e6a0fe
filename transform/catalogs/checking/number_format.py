"""Numbers written as another locale writes them; what is right is CLDR's, through Babel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.amounts import digit_amounts
from transform.catalogs.checking.dates import without_dates
from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.numerals import foreign_marks, quantity_spans
from transform.locale import fallbacks, folder

__all__ = ["number_format"]

_PERCENT = re.compile(r"\d([\s\u00a0\u202f]*)([%٪％])")
_SPACE = re.compile(r"[\s\u00a0\u202f]")


def number_format(pair: Pair) -> Iterator[Hit]:
    """Decimal marks, thousands, and the space before a percent sign."""
    left = Counter(amount.value for amount in digit_amounts(pair.source, pair.language))
    if not left:
        return
    here = digit_amounts(pair.target, pair.locale)
    foreign = {amount.start: amount.value for amount in digit_amounts(pair.target, pair.language)}
    unknown = []
    for amount in here:
        if left[amount.value]:
            left[amount.value] -= 1
        else:
            unknown.append(foreign.get(amount.start, ""))
    for value in unknown:
        if value and left[value]:
            left[value] -= 1
            yield Hit(f"{value} is not written as {pair.locale} does")
    for start, end, value in quantity_spans(without_dates(pair.target, pair.locale), pair.locale):
        if foreign_marks(pair.target[start:end], pair.locale):
            yield Hit(f"{value} is not written as {pair.locale} does")
    spaced = _percent_is_spaced(pair.locale)
    for match in _PERCENT.finditer(pair.target):
        if spaced and not match[1] and match[2] == "%":
            yield Hit(f"{pair.locale} writes a space before {match[2]}", lesser=True)
            return
        if not spaced and match[1]:
            yield Hit(f"{pair.locale} writes no space before {match[2]}", lesser=True)
            return


@cache
def _percent_is_spaced(locale: str) -> bool:
    from babel import Locale, UnknownLocaleError

    for tag in fallbacks(locale):
        try:
            pattern = Locale.parse(folder(tag)).percent_formats[None].pattern
        except (UnknownLocaleError, ValueError, KeyError):
            continue
        return _SPACE.search(pattern) is not None
    return False
