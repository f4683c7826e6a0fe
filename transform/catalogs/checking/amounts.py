"""The numbers of a text: digits as the locale writes them, and number words, with their values."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from transform.catalogs.checking.dates import without_dates
from transform.catalogs.numerals import quantity_spans
from transform.data import load_toml
from transform.locale import base_language

__all__ = [
    "Amount",
    "digit_amounts",
    "has_number_words",
    "multiples",
    "number_words",
    "word_amounts",
]

_DIGIT = re.compile(r"\d")
_NEXT_WORD = re.compile(r"\s*-?\s*([^\W\d_]+)")
_HAN = re.compile(r"[〇零一二两兩三四五六七八九十百千]+")
_HAN_DIGITS = dict(
    zip("〇零一二两兩三四五六七八九", (0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: its place and its value in plain digits. `after` is where its unit would begin."""

    start: int
    after: int
    value: str


@lru_cache(maxsize=64)  # several rules ask for the same text in a row
def digit_amounts(text: str, locale: str) -> tuple[Amount, ...]:
    """Numbers in digits, dates left out; "2,5 millones" is 2500000.

    >>> [amount.value for amount in digit_amounts("2,5 millones y 3", "es")]
    ['2500000', '3']
    """
    plain = without_dates(text, locale)
    if not _DIGIT.search(text):
        return ()
    scales = _table(locale).scales
    found = []
    for start, end, value in quantity_spans(plain, locale):
        amount = value
        while scales and (match := _scale(plain, end, scales)):
            amount = _product(amount, match[0])
            end = match[1]  # noqa: PLW2901  # "3 mil millones" has two
        found.append(Amount(start, end, _plain(amount)))
    return tuple(found)


def _scale(text: str, end: int, scales: dict[str, str]) -> tuple[str, int] | None:
    if text[end : end + 1] in scales:  # written together, as in Chinese
        return scales[text[end]], end + 1
    match = _NEXT_WORD.match(text, end)
    if match is None or match[1].lower() not in scales:
        return None
    return scales[match[1].lower()], match.end()


def _product(value: str, scale: str) -> str:
    try:
        return f"{Decimal(value) * Decimal(scale):f}"
    except InvalidOperation:
        return value


def _plain(value: str) -> str:
    """Without zeros that say nothing, so that 2.50 and 2.5 stay two numbers but 2500000.0 is none."""
    whole, point, fraction = value.partition(".")
    return whole if point and not fraction.strip("0") and len(whole) > 3 else value


@lru_cache(maxsize=64)
def word_amounts(text: str, language: str) -> tuple[Amount, ...]:
    """Cardinals written as words.

    >>> [amount.value for amount in word_amounts("Twenty-five of two hundred", "en")]
    ['25', '200']
    """
    table = _table(language)
    if table.han:
        return tuple(_han(found) for found in _HAN.finditer(text))
    found: list[Amount] = []
    lower = text.lower()
    for match in table.pattern.finditer(lower):
        value = table.words.get(match[0])
        if value is None:
            continue
        last = found[-1] if found else None
        if last is not None and _is_joint(lower[last.after : match.start()], table.joins):
            merged = _merge(int(last.value), int(value))
            if merged is not None:
                found[-1] = Amount(last.start, match.end(), str(merged))
                continue
        found.append(Amount(match.start(), match.end(), value))
    return tuple(found)


def _is_joint(between: str, joins: frozenset[str]) -> bool:
    return between in {" ", "-"} or between.strip(" -") in joins


def _merge(last: int, new: int) -> int | None:
    """Twenty and five is 25, two and hundred 200; three and four are two numbers."""
    if new in {100, 1000} and 0 < last < new:
        return last * new
    if last >= 20 and new < 10 and last % 10 == 0:
        return last + new
    if last >= 60 and 10 <= new < 20 and last % 20 == 0:  # soixante-dix
        return last + new
    return last + new if last >= 100 and new < 100 and last % 100 == 0 else None


def _han(match: re.Match[str]) -> Amount:
    total, digit = 0, 0
    for character in match[0]:
        if character in _HAN_SCALES:
            total += (digit or 1) * _HAN_SCALES[character]
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return Amount(match.start(), match.end(), str(total + digit))


@lru_cache(maxsize=64)
def number_words(text: str, language: str) -> Counter[str]:
    """How often words of a text may stand for a number, by its value: "second" for 2 too.

    Shared between callers: never change what it gives.
    """
    table = _table(language)
    values = Counter(amount.value for amount in word_amounts(text, language))
    for match in table.pattern.finditer(text.lower()):
        values.update(table.others.get(match[0], frozenset()))
        if (value := table.words.get(match[0])) is not None and not values[value]:
            values[value] = 1
    return values


def multiples(text: str, language: str) -> Counter[str]:
    """The values of words such as "twice", which say a number and are no cardinals."""
    known = _table(language).multiples
    if not known:
        return Counter()
    return Counter(known[word] for word in re.findall(r"\w+", text.lower()) if word in known)


def has_number_words(language: str) -> bool:
    """Whether number words of the language are known."""
    return bool(_table(language).words) or _table(language).han


@dataclass(frozen=True, slots=True)
class _Table:
    words: dict[str, str]
    others: dict[str, frozenset[str]]
    scales: dict[str, str]
    multiples: dict[str, str]
    joins: frozenset[str]
    pattern: re.Pattern[str]
    han: bool


@cache
def _table(locale: str) -> _Table:
    language = base_language(locale)
    entry = load_toml("catalogs/checking/number_words.toml").get(language, {})
    words = dict(_pairs(entry.get("words", "")))
    others: dict[str, frozenset[str]] = {}
    for word, value in _pairs(entry.get("others", "")):
        others[word] = others.get(word, frozenset()) | {value}
    return _Table(
        words,
        others,
        dict(_pairs(entry.get("scales", ""))),
        dict(_pairs(entry.get("multiples", ""))),
        frozenset(entry.get("joins", ())),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, {*words, *others})) or '(?!)'})\b"),
        language in {"zh", "ja", "yue"},
    )


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(word, value) for word, _, value in (pair.partition("=") for pair in text.split())]
