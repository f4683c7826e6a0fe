"""Dates whose day, month or year changed, or stands in another order than the locale's."""

from __future__ import annotations

from collections.abc import Iterator

from transform.catalogs.checking.dates import Date, dates_in
from transform.catalogs.checking.pair import Hit, Pair

__all__ = ["date"]


def date(pair: Pair) -> Iterator[Hit]:
    """Dates that were lost or changed; where the source has none, dates that are new."""
    source = [found.date for found in dates_in(pair.source, pair.language)]
    written = dates_in(pair.target, pair.locale)
    if not source and not written:
        return
    target = [found.date for found in written]
    missing = _without(source, target)
    extra = _without(target, source)
    for lost in list(missing):
        swapped = Date(lost.year, lost.day, lost.month)
        if swapped in extra and any(found.numeric and found.date == swapped for found in written):
            yield Hit(f"{lost} is not written in the order of {pair.locale}: it reads {swapped}")
            missing.remove(lost)
            extra.remove(swapped)
    for lost in missing:
        became = next((new for new in extra if _alike(lost, new)), None)
        if became is None:
            yield Hit(f"the date {lost} is missing")
        else:
            extra.remove(became)
            yield Hit(f"the date {lost} became {became}")
    for new in extra:
        yield Hit(f"the date {new} is not in the source", lesser=True)


def _without(dates: list[Date], others: list[Date]) -> list[Date]:
    left = list(others)
    rest = []
    for one in dates:
        if one in left:
            left.remove(one)
        else:
            rest.append(one)
    return rest


def _alike(one: Date, other: Date) -> bool:
    return sum(a == b for a, b in zip(one, other, strict=True)) >= 2
