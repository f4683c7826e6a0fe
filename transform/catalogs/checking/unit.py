"""Units that were lost or changed: 5 mg that became 5 g, 2 weeks that became 2 days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transform.catalogs.checking.amounts import Amount, digit_amounts, word_amounts
from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.phrases import is_unspaced
from transform.catalogs.numerals import digits_in
from transform.data import load_toml
from transform.locale import base_language

__all__ = ["unit"]

_NUMBER_BEFORE_SIGN = re.compile(r"(?<!\w)(百分之)\s*(\d+(?:\.\d+)?|[一二三四五六七八九十]+)")


def unit(pair: Pair) -> Iterator[Hit]:
    """Each number of the source whose unit the translation lacks or has as another one."""
    source = _measures(pair.source, pair.language)
    target = _measures(pair.target, pair.locale)
    if not source and not target:
        return
    known = {unit for measure in target for unit in measure.units}
    mentioned = known | _mentioned(pair.target, pair.locale)
    asked = {unit for measure in source for unit in measure.units}
    asked |= _mentioned(pair.source, pair.language)
    source_left, target_left = _unmatched(source, target), _unmatched(target, source)
    for measure in source_left:
        same = [other for other in target_left if other.value == measure.value]
        changed = [other for other in same if other.units[0] not in asked]
        if changed:
            yield Hit(f"{measure} became {changed[0]}")
        elif _kind(measure.units[0]) != "time" and measure.units[0] not in mentioned:
            yield Hit(f"{measure.units[0]} is missing after {measure.value}")
        elif len(measure.units) > 1 and measure.units[1] not in mentioned:
            yield Hit(f"per {measure.units[1]} is missing after {measure.value}")
        elif len(same) == 1 and same[0].units[0] != measure.units[0]:
            yield Hit(f"{measure} became {same[0]}")
    values = {amount.value for amount in digit_amounts(pair.source, pair.language)}
    for other in target_left:
        # "Age 11" needs no years; any other unit that nobody asked for is new.
        new = [one for one in other.units if one not in asked and one != "year"]
        if new and other.value in values and all(one.value != other.value for one in source):
            lesser = _kind(new[0]) == "time"
            yield Hit(f"{new[0]} after {other.value} is not in the source", lesser=lesser)


def _unmatched(measures: tuple[_Measure, ...], others: tuple[_Measure, ...]) -> list[_Measure]:
    """Those that the other text does not have, each counted as often as it stands."""
    return list((Counter(measures) - Counter(others)).elements())


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number with its units: one, or two as in mg/kg."""

    value: str
    units: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.value} {'/'.join(self.units)}"


def _kind(name: str) -> str:
    return str(load_toml("catalogs/checking/units.toml")[name]["kind"])


def _measures(text: str, locale: str) -> tuple[_Measure, ...]:
    units, pattern = _units(base_language(locale))
    plain = digits_in(text)
    found: list[_Measure] = []
    for amount in _amounts(text, locale):
        match = pattern.match(plain, amount.after)
        if match is None:
            continue
        second = () if match["per"] is None else (_named(match["per"], units),)
        found.append(_Measure(amount.value, (_named(match["unit"], units), *second)))
    for match in _NUMBER_BEFORE_SIGN.finditer(plain):
        digits = match[2] if match[2][0].isdigit() else word_amounts(match[2], "zh")[0].value
        found.append(_Measure(digits, ("percent",)))
    return tuple(found)


def _amounts(text: str, locale: str) -> tuple[Amount, ...]:
    return (*digit_amounts(text, locale), *word_amounts(text, locale))


def _named(form: str, units: dict[str, str]) -> str:
    squeezed = " ".join(form.split())
    for written in (squeezed, squeezed.lower()):
        if (name := units.get(written)) is not None:
            return name
    lower = squeezed.lower()
    stems = (stem for stem in units if stem.endswith("*"))
    return next(units[stem] for stem in stems if re.fullmatch(_regex(stem), lower, re.IGNORECASE))


def _mentioned(text: str, locale: str) -> frozenset[str]:
    """The units that a text names anywhere by their names, also without a number before them."""
    units, _ = _units(base_language(locale))
    pattern = _anywhere(base_language(locale))
    return frozenset(_named(match[0], units) for match in pattern.finditer(text))


@cache
def _units(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Forms of units with their names, and the pattern of what stands behind a number."""
    table = load_toml("catalogs/checking/units.toml")
    units = {
        form: name
        for name, entry in table.items()
        if not name.startswith("_")
        for form in (*entry["any"], *entry.get(language, ()))
    }
    per = "|".join(
        rf"\s*{re.escape(word)}\s*"
        if not word[0].isalpha() or is_unspaced(language)
        else rf"\s+{re.escape(word)}\s+"
        for word in (*table["_per"]["any"], *table["_per"].get(language, ()))
    )
    one = _alternatives(units, language)
    return units, re.compile(rf"\s*[-\u2011]?\s*(?P<unit>{one})(?:(?:{per})(?P<per>{one}))?")


@cache
def _anywhere(language: str) -> re.Pattern[str]:
    units, _ = _units(language)
    named = [form for form in units if len(form) > 3 or not form.isascii() or form == "%"]
    return re.compile(_alternatives(named, language, begin=True))


def _alternatives(forms: object, language: str, *, begin: bool = False) -> str:
    parts = []
    for form in sorted(forms, key=len, reverse=True):  # type: ignore[call-overload]
        inner = _regex(form)
        # Symbols differ by case alone (mg, Mg); words at a heading's beginning do not.
        inner = inner if len(form) < 3 else f"(?i:{inner})"
        word = form[-1].isalnum() or form.endswith("*")
        # No letter may follow a word, but in scripts without spaces any may.
        end = r"(?![^\W\d_])" if word and (form.isascii() or not is_unspaced(language)) else ""
        start = r"(?<!\w)" if begin and word and not is_unspaced(language) else ""
        parts.append(f"{start}{inner}{end}")
    return "|".join(parts)


def _regex(form: str) -> str:
    return re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
