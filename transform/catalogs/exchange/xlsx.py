"""Catalogs as a workbook (XLSX): one sheet a catalog, in which translations alone can be edited.

Every cell is text and formatted as text: nothing becomes a formula, a date or a number, neither
when it is written nor when somebody types into it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from transform.catalogs.exchange.armour import UNSAFE_IN_CELL, armour, without_armour
from transform.catalogs.exchange.guarding import NONE
from transform.catalogs.exchange.tables import COLUMNS, Row, header_of, portions_of, rows_of
from transform.catalogs.exchange.units import STATES, Portion
from transform.errors import InputError, Place
from transform.locale import direction

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["LONGEST_CELL", "fits", "format_xlsx", "read_xlsx"]

LONGEST_CELL = 32_767
"""UTF-16 units, as Excel counts."""

LARGEST_CONTENT = 300_000_000
"""Bytes of a workbook, unpacked."""

_OPEN = ("translation", "state", "notes")
_HIDDEN = frozenset({"obsolete", "domain", "locale", "language", "guard", "base", "id"})
_WIDTHS = {"source": 60, "translation": 60, "comments": 45, "notes": 30, "previous source": 40}
_NO_DATE = datetime(1980, 1, 1)  # noqa: DTZ001  # workbooks know no time zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_SPREADSHEETS_OWN = re.compile(r"_x00([01][0-9A-Fa-f])_")


def fits(text: str) -> bool:
    """Whether a cell can hold the text.

    >>> fits("x" * 32_767), fits("😀" * 16_384)
    (True, False)
    """
    return len(armour(text, UNSAFE_IN_CELL).encode("utf-16-le")) <= 2 * LONGEST_CELL


def format_xlsx(portions: Iterable[Portion]) -> bytes:
    """The workbook of some catalogs; the same catalogs give the same bytes.

    Raises InputError for a text that is too long for a cell.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "transform"
    book.properties.created = _NO_DATE
    for portion in portions:
        _add_sheet(book, portion)
    written = io.BytesIO()
    book.save(written)
    return _undated(written.getvalue())


def _undated(data: bytes) -> bytes:
    """The workbook without the moment at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name)  # dated 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return made.getvalue()


def _add_sheet(book: Workbook, portion: Portion) -> None:
    from openpyxl.styles import Alignment, Font, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet = book.create_sheet(_sheet_name(portion.domain, book.sheetnames))
    sheet.sheet_view.rightToLeft = direction(portion.locale) == "rtl"
    for column, name in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, column, name)
        cell.font = Font(bold=True)
        settings = sheet.column_dimensions[get_column_letter(column)]
        settings.width = _WIDTHS.get(name, 14)
        settings.hidden = name in _HIDDEN
    for column, name in enumerate(COLUMNS, 1):
        pattern = sheet.cell(2, column)
        pattern.number_format = "@"
        pattern.alignment = Alignment(
            wrap_text=True, vertical="top", readingOrder=_reading(name, portion)
        )
        pattern.protection = Protection(locked=name not in _OPEN)
    # A style that is copied as a whole is 4 times as quick as one that is set for each cell.
    styles = [copy(sheet.cell(2, column)._style) for column in range(1, len(COLUMNS) + 1)]
    row = 2
    for row, cells in enumerate(rows_of(portion, NONE), 2):
        for column, (name, style) in enumerate(zip(COLUMNS, styles, strict=True), 1):
            cell = sheet.cell(row, column)
            cell._style = copy(style)
            _put(cell, cells[name], portion)
    choice = DataValidation("list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    letter = get_column_letter(COLUMNS.index("state") + 1)
    choice.add(f"{letter}2:{letter}{row}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.autoFilter = sheet.protection.sort = False


def _reading(column: str, portion: Portion) -> int:
    """A cell's direction as workbooks write it: 1 from the left, 2 from the right."""
    language = portion.locale if column in {"translation", "notes"} else portion.source_language
    return 2 if direction(language) == "rtl" else 1


def _put(cell: Cell, text: str, portion: Portion) -> None:
    if not text:
        return
    if not fits(text):
        raise InputError(
            f"a text of {len(text)} characters is too long for a cell of a workbook: "
            f'"{text[:40]}..."',
            "export this catalog as XLIFF",
            Place(portion.domain),
        )
    cell.value = armour(text, UNSAFE_IN_CELL)
    cell.data_type = "s"
    if text[:1] in "=+-@'":
        cell.quotePrefix = True


def _sheet_name(domain: str, taken: list[str]) -> str:
    """A name that workbooks allow: 31 characters, not one of a few, none twice."""
    name = _FORBIDDEN.sub("-", domain)[:31] or "catalog"
    used = {one.casefold() for one in taken}
    number, unique = 1, name
    while unique.casefold() in used:
        number += 1
        unique = f"{name[: 30 - len(str(number))]}~{number}"
    return unique


def read_xlsx(data: bytes, path: str) -> tuple[Portion, ...]:
    """The catalogs of a workbook; sheets that are none of ours are passed over.

    Raises InputError for what is no workbook, is too large, or has no such sheet.
    """
    from openpyxl import load_workbook

    _check_package(data, path)
    try:
        book = load_workbook(io.BytesIO(data))
    except Exception as error:  # openpyxl lets through whatever a broken part makes Python raise
        raise InputError(
            f"is no readable workbook ({error})", "save it as .xlsx again", Place(path)
        ) from None
    rows = [found for sheet in book.worksheets for found in _sheet_rows(sheet)]
    if not rows and not any(_header(sheet) for sheet in book.worksheets):
        raise InputError(
            "no sheet has the columns source and translation",
            "keep the first row as it was exported",
            Place(path),
        )
    return portions_of(rows, NONE)


def _check_package(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > LARGEST_CONTENT:
                raise InputError("is too large for a workbook", "split it", Place(path))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares(package.read(part)):
                    raise InputError(
                        f"{part.filename} has a document type, which no workbook needs",
                        "save it with a spreadsheet program again",
                        Place(path),
                    )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise InputError(
            f"is no readable workbook ({error})", "save it as .xlsx again", Place(path)
        ) from None


def _declares(part: bytes) -> bool:
    return b"<!DOCTYPE" in part[:100_000].replace(b"\x00", b"")


def _header(sheet: Worksheet) -> tuple[str, ...] | None:
    row = next(sheet.iter_rows(min_row=1, max_row=1, values_only=True), ())
    return header_of([str(value) if isinstance(value, str) else "" for value in row])


def _sheet_rows(sheet: Worksheet) -> Iterator[Row]:
    header = _header(sheet)
    if header is None:
        return
    for number, row in enumerate(sheet.iter_rows(min_row=2), 2):
        cells: dict[str, str] = {}
        problem = ""
        for name, cell in zip(header, row, strict=False):
            cells[name], wrong = _read(cell.value, str(cell.data_type))
            if wrong and name in _OPEN:
                problem = f"{wrong} in {cell.coordinate}, no text"
        yield number, cells, problem


def _read(value: object, data_type: str) -> tuple[str, str]:
    """A cell's text, and what it is instead where it is none."""
    if value is None:
        return "", ""
    if isinstance(value, str) and data_type in {"s", "inlineStr", "str"}:
        return without_armour(_SPREADSHEETS_OWN.sub(_control, value)), ""
    wrong = {"f": "a formula", "d": "a date", "b": "a truth value", "e": "an error"}
    return str(value), wrong.get(data_type, "a number")


def _control(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
