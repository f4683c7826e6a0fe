"""Adding lines to a reviews file, which is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from transform.catalogs.approvals import Record, read_records
from transform.catalogs.record_files import append_objects

__all__ = ["append_records"]


def append_records(path: Path, records: Iterable[Record]) -> int:
    """Adds what does not stand there already as the last word of its role; returns how much.

    Raises InputError where the file cannot be read or written; what stood there then still does.
    """
    said = tuple(records)
    if not said:
        return 0
    return append_objects(path, lambda: map(_fields, _new(path, said)), "reviews")


def _new(path: Path, said: Iterable[Record]) -> Iterator[Record]:
    last = {(r.hash, r.role): (r.who, r.verdict) for r in read_records(path)}
    for record in said:
        if last.get((record.hash, record.role)) != (record.who, record.verdict):
            last[record.hash, record.role] = (record.who, record.verdict)
            yield record


def _fields(record: Record) -> dict[str, str]:
    return {name: value for name, value in asdict(record).items() if name != "note" or value}
