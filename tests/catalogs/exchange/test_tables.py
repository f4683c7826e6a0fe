"""Cells that spreadsheets would run, date or cut."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.catalogs.exchange.leaflet import catalog, export, load, portion
from tests.catalogs.strategies import tagged_strings
from transform.catalogs.exchange.csv_table import read_csv
from transform.catalogs.exchange.forms import format_portions
from transform.catalogs.exchange.guarding import guarded, unguarded
from transform.catalogs.exchange.xlsx import read_xlsx
from transform.catalogs.model import Catalog, Message
from transform.errors import InputError

DANGEROUS = ["=1+1", "+1", "-1", "@x", "\t=1", " =1+1", "＝1+1", "'=1", "1-2", "00123", "1E5", "SEPT2", "MARCH1", "3/4", "TRUE", "Falso"]  # fmt: skip
AWKWARD = [*DANGEROUS, " leading", "trailing ", "a\nb", "]]>", "\u202eabc\u202c", "\U0001F600", "#N/A", "_x0041_", "ax005F_b", "\x1b", "\r", '"a";"b",c', "x" * 32_767]  # fmt: skip


def of(*texts: str) -> Catalog:
    return Catalog("leaflet", "es", tuple(Message(f"m{n}", text) for n, text in enumerate(texts)))


@pytest.mark.parametrize("text", DANGEROUS)
def test_csv_guards_what_a_spreadsheet_would_change(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["Rest.", "'", "a = b", "Tome 2 tabletas cada ocho horas."])
def test_csv_leaves_sentences_alone(text: str) -> None:
    assert text == "'" or guarded(text) == text
    assert unguarded(text) == text


@given(st.one_of(st.text(max_size=40), tagged_strings))
def test_every_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_no_cell_of_a_csv_file_begins_like_a_formula() -> None:
    rows = csv.reader(io.StringIO(export(of(*AWKWARD), "csv").decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@＝") if cell]


def test_no_cell_of_a_workbook_is_anything_but_text() -> None:
    book = load_workbook(io.BytesIO(export(of(*AWKWARD), "xlsx")))
    cells = [
        cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells if cell.row > 1} == {"@"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_awkward_texts_come_back(form: str) -> None:
    found = load(export(of(*AWKWARD), form), form)  # type: ignore[arg-type]
    assert [unit.message.msgstr for unit in found.units] == AWKWARD


@pytest.mark.parametrize("text", ["x" * 32_768, "\U0001f600" * 16_384])
def test_a_text_too_long_for_a_cell_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="too long for a cell"):
        export(of(text), "xlsx")


def test_how_a_workbook_looks() -> None:
    data = format_portions((portion(catalog("ar")), portion(catalog("ar"))), "xlsx")
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["leaflet", "leaflet~2"]
    sheet = book.worksheets[0]
    assert sheet.sheet_view.rightToLeft
    assert sheet.freeze_panes == "A2"
    assert sheet.protection.sheet
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    open_cells = {name for name, n in columns.items() if not sheet.cell(2, n).protection.locked}
    assert open_cells == {"translation", "state", "notes"}
    assert sheet.cell(2, columns["translation"]).alignment.wrap_text
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"untranslated,fuzzy,translated,approved"'
    assert (
        not load_workbook(io.BytesIO(export(catalog("es"), "xlsx")))
        .worksheets[0]
        .sheet_view.rightToLeft
    )


def test_a_long_name_of_a_catalog() -> None:
    name = "a/very:long[name]" * 3
    found = Catalog(name, "es", catalog().messages)
    (back,) = read_xlsx(format_portions((portion(found),), "xlsx"), "x")
    assert back.domain == name


def test_other_sheets_are_passed_over(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(export(catalog(), "xlsx")))
    book.create_sheet("Invoice", 0).append(["hours", 3])
    book.create_sheet("Empty")
    path = tmp_path / "x.xlsx"
    book.save(path)
    assert [p.domain for p in read_xlsx(path.read_bytes(), "x")] == ["leaflet"]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (saved(Workbook()), "no sheet has the columns"),
        (b"PK\x03\x04 no zip", "no readable workbook"),
        (zipped(xl__workbook_xml=b"<a/>"), "no readable workbook"),
        (zipped(xl__workbook_xml=b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), "document type"),
        (zipped(xl__workbook_xml=b"\0" * 400_000_000), "too large"),
    ],
    ids=["empty", "no zip", "no workbook", "entities", "bomb"],
)
def test_what_is_no_workbook(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_xlsx(data, "x.xlsx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a,b\n1,2\n", "x.csv:1: the table has no columns"),
        (b"source,translation\na,\xff\n", "x.csv:2: the table is not UTF-8"),
        (
            b'source,translation\n"' + b"a" * 10_000_001 + b'",b\n',
            "x.csv:1: is no readable table|x.csv:2: is no",
        ),
    ],
)
def test_what_is_no_table(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_csv(data, "x.csv")


def test_rows_are_told_by_their_line() -> None:
    data = b'source,translation,state\n"a\nb",x,odd\nc,d,fuzzy,more\nlast\n'
    (found,) = read_csv(data, "x.csv")
    assert [(unit.line, bool(unit.problem)) for unit in found.units] == [
        (2, True),
        (4, True),
        (5, False),
    ]
