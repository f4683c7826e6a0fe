"""A glossary as a table: CSV or TSV with a header row, as spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from transform.errors import InputError

__all__ = ["spreadsheet_entries"]

_NAMES = {
    "locale": ("locale", "language", "lang", "idioma", "langue", "sprache"),
    "id": ("id", "term id", "termid", "term_id", "cdr", "cdrid", "code"),
    "name": ("name", "term", "termname", "término", "termino", "terme", "title"),
    "definition": ("definition", "plain definition", "description", "meaning", "definición"),
}
"""What columns may be called, in lower case, the usual name first."""


def spreadsheet_entries(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    r"""(locale, id, name, definition) of each row. Raises InputError without the columns it needs.

    >>> list(spreadsheet_entries(b"Term,Definition\nbiopsy,a test\n"))
    [('', '', 'biopsy', 'a test')]
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", "save it as UTF-8 (CSV UTF-8 in a spreadsheet)") from None
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("#")]
    head = lines[0] if lines else ""
    delimiter = max("\t;,", key=head.count)
    rows = csv.reader(io.StringIO("".join(lines)), delimiter=delimiter)
    try:
        header = [cell.strip().casefold() for cell in next(rows, [])]
        found = {key: _column(header, names) for key, names in _NAMES.items()}
        if found["name"] < 0 or found["definition"] < 0:
            raise InputError(
                "has no column for the term or for its definition",
                'call them "name" and "definition" in the first row',
            )
        for row in rows:
            locale, id_, name, definition = (_cell(row, found[key]) for key in _NAMES)
            yield locale, id_, name, definition
    except csv.Error as error:
        raise InputError(f"is no readable table ({error})", "save it as CSV again") from None


def _column(header: list[str], names: tuple[str, ...]) -> int:
    return next((header.index(name) for name in names if name in header), -1)


def _cell(row: list[str], column: int) -> str:
    return row[column].strip() if 0 <= column < len(row) else ""
