"""Catalogs as CSV: UTF-8 with a byte order mark, so that Excel reads it as such.

Cells that a spreadsheet would change are guarded, see :mod:`transform.catalogs.exchange.guarding`.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from transform.catalogs.exchange.guarding import APOSTROPHE, guarded
from transform.catalogs.exchange.tables import COLUMNS, Row, header_of, portions_of, rows_of
from transform.catalogs.exchange.units import Portion
from transform.errors import InputError, Place

__all__ = ["format_csv", "read_csv"]

_LARGEST_CELL = 10_000_000


def format_csv(portions: Iterable[Portion]) -> bytes:
    """The file of some catalogs; the same catalogs give the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for portion in portions:
        for row in rows_of(portion, APOSTROPHE):
            writer.writerow(guarded(row[column]) for column in COLUMNS)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def read_csv(data: bytes, path: str) -> tuple[Portion, ...]:
    """The catalogs of a CSV file, with commas, semicolons or tabs, as spreadsheets save it.

    Raises InputError with file and line for what is no table of ours.
    """
    text = _decoded(data, path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    csv.field_size_limit(_LARGEST_CELL)
    line = 1
    try:
        header = header_of(next(rows, []))
        if header is None:
            raise InputError(
                "the table has no columns source and translation",
                "keep the first row as it was exported",
                Place(path, 1),
            )
        line = rows.line_num + 1
        return portions_of(_rows(rows, header), APOSTROPHE)
    except csv.Error as error:
        raise InputError(
            f"is no readable table ({error})",
            "save it as CSV UTF-8 again",
            Place(path, max(line, rows.line_num)),
        ) from None


def _rows(rows: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[Row]:
    before = _line(rows)
    for cells in rows:
        problem = "" if len(cells) <= len(header) else "the row has more cells than the first one"
        yield before + 1, dict(zip(header, cells, strict=False)), problem
        before = _line(rows)


def _line(rows: Iterator[list[str]]) -> int:
    number: int = getattr(rows, "line_num", 0)
    return number


def _decoded(data: bytes, path: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "the table is not UTF-8", 'save it as "CSV UTF-8"', Place(path, line)
        ) from None


def _delimiter(text: str) -> str:
    """What parts the columns: a Spanish or German spreadsheet saves semicolons."""
    head = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return max(",;\t", key=head.count)
