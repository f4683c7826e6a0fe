"""Numbers that were lost, changed or added, and stages, which are numbers in Roman letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from transform.catalogs.checking.amounts import (
    digit_amounts,
    has_number_words,
    multiples,
    number_words,
    word_amounts,
)
from transform.catalogs.checking.pair import Hit, Pair
from transform.data import load_toml

__all__ = ["number", "unmatched"]

_ROMAN = re.compile(r"(?<![\w'’.])(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})[A-D]?(?![\w'’])")
_ROMANS = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_LETTER = re.compile(r"[^\W\d_]+")
_VEIN = "IV"  # an infusion "IV" is no number
_HOURS = re.compile(
    r"(?<!\d)(\d{1,2})(?::\d\d)?\s*(?:p\.?\s?m\b|de la (?:tarde|noche)|م\b)", re.IGNORECASE
)


def number(pair: Pair) -> Iterator[Hit]:
    """Numbers in digits first, then numbers in words, then stages."""
    missing, extra = unmatched(pair)
    if missing or extra:
        yield from _unsaid(pair, missing, extra)
    yield from _changed_words(pair)
    yield from _stages(pair, extra)


def _unsaid(pair: Pair, missing: list[str], extra: list[str]) -> Iterator[Hit]:
    """Numbers in digits that the other text does not say in words either."""
    said, says = number_words(pair.target, pair.locale), number_words(pair.source, pair.language)
    # A word for the number counts only where the other text has no such word for itself.
    new_words, old_words = said - says, says - said
    guess = not has_number_words(pair.locale)
    afternoon = {str(int(hour) + 12) for hour in _HOURS.findall(pair.source + " " + pair.target)}
    for value in missing:
        if new_words[value] or value in afternoon or _afternoon(value, extra, afternoon):
            continue
        compound = re.search(rf"\b{re.escape(value)}-[^\W\d_]", pair.source)
        yield Hit(f"{value} is missing", lesser=bool(compound) or guess)
    for value in extra:
        if not old_words[value] and value not in afternoon:
            yield Hit(f"{value} is not in the source", lesser=not has_number_words(pair.language))


def _afternoon(value: str, extra: list[str], afternoon: set[str]) -> bool:
    """Whether the hour of an afternoon is written out of 24."""
    return value.isdigit() and str(int(value) + 12) in afternoon & set(extra)


def unmatched(pair: Pair) -> tuple[list[str], list[str]]:
    """The numbers in digits that only the source has, and those that only the translation has.

    A number that is there, in the source's way of writing it, is there: see `number_format`.
    """
    left = Counter(amount.value for amount in digit_amounts(pair.source, pair.language))
    extra: list[str] = []
    unknown: list[tuple[str, str]] = []
    written = digit_amounts(pair.target, pair.locale)
    as_source = {amount.start: amount.value for amount in digit_amounts(pair.target, pair.language)}
    for amount in written:
        if left[amount.value]:
            left[amount.value] -= 1
        else:
            unknown.append((amount.value, as_source.get(amount.start, "")))
    for value, foreign in unknown:
        if foreign and left[foreign]:
            left[foreign] -= 1
        else:
            extra.append(value)
    return list(left.elements()), extra


def _changed_words(pair: Pair) -> Iterator[Hit]:
    """A cardinal in words that became another one: "two weeks", "tres semanas"."""
    source = Counter(amount.value for amount in word_amounts(pair.source, pair.language))
    source += multiples(pair.source, pair.language)
    if not source or not has_number_words(pair.locale):
        return
    target = Counter(amount.value for amount in word_amounts(pair.target, pair.locale))
    digits = Counter(amount.value for amount in digit_amounts(pair.source, pair.language))
    lost = (source + digits - _said(pair.target, pair.locale)) & source
    new = target - _said(pair.source, pair.language)
    words = load_toml("catalogs/checking/number_words.toml")
    exact = all(words.get(base, {}).get("exact") for base in (pair.source_base, pair.base))
    for before, after in zip(_many(lost), _many(new), strict=False):
        yield Hit(f"{before}, in words, became {after}", lesser=not exact)


def _said(text: str, locale: str) -> Counter[str]:
    digits = Counter(amount.value for amount in digit_amounts(text, locale))
    return number_words(text, locale) + digits


def _many(values: Counter[str]) -> list[str]:
    """More than one: "one" is an article in many languages."""
    return [value for value in values.elements() if value not in {"0", "1"}]


def _stages(pair: Pair, extra: list[str]) -> Iterator[Hit]:
    """Roman numerals of the source that the translation has neither so nor in digits."""
    if not _ROMAN.search(pair.source):
        return
    after = frozenset(load_toml("catalogs/numbers.toml").get(pair.source_base, {}).get("after", ()))
    left = Counter(_ROMAN.findall(pair.target.translate(_FULL)))
    for match in _ROMAN.finditer(pair.source):
        if not match[0] or not _is_stage(pair.source, match, after):
            continue
        digits = _ROMANS.get(match[0].rstrip("ABCD"), "")
        if left[match[0]]:
            left[match[0]] -= 1
        elif digits in extra or number_words(pair.target, pair.locale)[digits]:
            continue
        else:
            yield Hit(f"{match[0]} is missing")


_FULL = str.maketrans({"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "Ⅴ": "V", "І": "I"})


def _is_stage(text: str, match: re.Match[str], after: frozenset[str]) -> bool:
    if len(match[0]) > 1 and match[0] != _VEIN:
        return True
    before = _LETTER.findall(text[: match.start()])
    return bool(before) and before[-1].lower().removesuffix("s") in after
