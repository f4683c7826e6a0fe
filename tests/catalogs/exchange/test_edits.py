"""Files edited the way translators' programs do it: exactly what was edited changes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable

import pytest
from lxml import etree
from openpyxl import load_workbook

from tests.catalogs.exchange.leaflet import EN, catalog, export, load
from transform.catalogs.exchange.applying import Applied, apply_portion
from transform.catalogs.exchange.forms import Form
from transform.catalogs.model import Message

X12 = "{urn:oasis:names:tc:xliff:document:1.2}"
X20 = "{urn:oasis:names:tc:xliff:document:2.0}"
SEE, REST, COLD = 1, 2, 4


def edited(form: Form, edit: Callable[[bytes], bytes]) -> Applied:
    return apply_portion(catalog(), load(edit(export(catalog(), form)), form), EN, "back")


def changes(done: Applied) -> dict[int, Message]:
    pairs = zip(catalog().messages, done.catalog.messages, strict=True)
    return {number: new for number, (old, new) in enumerate(pairs) if old != new}


def unit(root: etree._Element, msgid: str, name: str) -> etree._Element:
    """The unit whose source begins so."""
    return next(
        one
        for one in root.iter(name)
        if "".join(map(str, next(one.iter("{*}source")).itertext())).startswith(msgid)
    )


def on_xml(change: Callable[[etree._Element], None]) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        root = etree.fromstring(data)
        change(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    return edit


def test_a_target_that_omegat_adds() -> None:
    def change(root: etree._Element) -> None:
        source = next(unit(root, "See", f"{X12}trans-unit").iter(f"{X12}source"))
        target = etree.fromstring(
            f'<target xmlns="{X12[1:-1]}">Vea <g id="a1">nuestra página</g> o '
            '<g id="em1">llame <x id="a2"/></g>.</target>'
        )
        source.addnext(target)

    done = edited("xliff12", on_xml(change))
    (new,) = changes(done).values()
    assert new.msgstr == "Vea <a1>nuestra página</a1> o <em1>llame <a2/></em1>."
    assert not new.fuzzy
    assert not done.notices


def test_a_draft_that_poedit_makes_a_translation() -> None:
    def change(root: etree._Element) -> None:
        target = next(unit(root, "Rest.", f"{X12}trans-unit").iter(f"{X12}target"))
        target.text = "Descanse."
        target.set("state", "translated")

    assert changes(edited("xliff12", on_xml(change))) == {
        REST: Message("Rest.", "Descanse.", translator_comments=("From memory: 92%, other",))
    }


def test_a_state_alone_is_a_change() -> None:
    def change(root: etree._Element) -> None:
        target = next(unit(root, "Rest.", f"{X12}trans-unit").iter(f"{X12}target"))
        target.set("state", "final")

    done = edited("xliff12", on_xml(change))
    assert {n: (m.msgstr, m.fuzzy) for n, m in changes(done).items()} == {REST: ("Repose.", False)}
    assert done.approved == (("", "Rest."),)


def test_segments_as_trados_marks_them() -> None:
    def change(root: etree._Element) -> None:
        one = unit(root, "cold", f"{X12}trans-unit")
        target = next(one.iter(f"{X12}target"))
        marks = '<mrk mtype="seg" mid="1">el </mrk><mrk mtype="seg" mid="2">resfrío</mrk>'
        fresh = etree.fromstring(f'<target xmlns="{X12[1:-1]}" state="translated">{marks}</target>')
        one.replace(target, fresh)
        one.insert(1, etree.fromstring(f'<seg-source xmlns="{X12[1:-1]}">cold</seg-source>'))

    assert [m.msgstr for m in changes(edited("xliff12", on_xml(change))).values()] == ["el resfrío"]


@pytest.mark.parametrize("state", ["new", "needs-translation", "needs-review-l10n", "x-odd"])
def test_other_states_are_drafts(state: str) -> None:
    def change(root: etree._Element) -> None:
        next(unit(root, "Take", f"{X12}trans-unit").iter(f"{X12}target")).set("state", state)

    (new,) = changes(edited("xliff12", on_xml(change))).values()
    assert new.fuzzy


def test_a_unit_of_xliff_2_in_two_segments() -> None:
    def change(root: etree._Element) -> None:
        one = unit(root, "Take", f"{X20}unit")
        old = next(one.iter(f"{X20}segment"))
        pieces = (
            '<segment id="a" state="translated"><source>Take</source><target>Use</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment id="b" state="final"><source><pc id="t1">aspirin</pc>.</source>'
            '<target><pc id="t1">AAS</pc>.</target></segment>'
        )
        for piece in etree.fromstring(f'<u xmlns="{X20[1:-1]}">{pieces}</u>'):
            old.addprevious(piece)
        one.remove(old)

    done = edited("xliff21", on_xml(change))
    assert [m.msgstr for m in changes(done).values()] == ["Use <t1>AAS</t1>."]
    assert not done.approved  # one of the two segments is final


def test_xliff_2_without_a_state_is_a_draft_as_its_standard_has_it() -> None:
    def change(root: etree._Element) -> None:
        segment = next(unit(root, "See", f"{X20}unit").iter(f"{X20}segment"))
        del segment.attrib["state"]
        etree.SubElement(segment, f"{X20}target").text = "Vea."

    done = edited("xliff21", on_xml(change))
    (new,) = changes(done).values()
    assert (new.msgstr, new.fuzzy) == ("Vea.", True)


def test_a_tag_that_was_copied_and_one_that_was_lost() -> None:
    def change(root: etree._Element) -> None:
        segment = next(unit(root, "See", f"{X20}unit").iter(f"{X20}segment"))
        segment.set("state", "translated")
        segment.append(
            etree.fromstring(
                f'<target xmlns="{X20[1:-1]}">Vea <pc id="a1">esto</pc> y '
                '<pc id="a1_2" copyOf="a1">eso</pc></target>'
            )
        )

    done = edited("xliff21", on_xml(change))
    (new,) = changes(done).values()
    assert new.fuzzy
    assert new.msgstr == "Vea <a1>esto</a1> y <a1>eso</a1>"
    (notice,) = done.notices
    assert notice.rule == "placeholder"
    assert notice.line is not None


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_a_table_that_excel_saves_in_another_country(delimiter: str, encoding: str) -> None:
    def edit(data: bytes) -> bytes:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        column = rows[0].index("translation")
        rows[1 + COLD][column] = "-5 grados"  # typed by hand, without our apostrophe
        rows[1 + SEE][column] = "'Vea <a1>esto</a1>, <em1>o <a2/></em1>'"
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(rows)
        return text.getvalue().encode(encoding)

    done = edited("csv", edit)
    assert {n: m.msgstr for n, m in changes(done).items()} == {
        SEE: "'Vea <a1>esto</a1>, <em1>o <a2/></em1>'",
        COLD: "-5 grados",
    }
    assert not done.notices


def on_sheet(change: Callable[[dict[str, int], object], None]) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        book = load_workbook(io.BytesIO(data))
        sheet = book.worksheets[0]
        columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
        change(columns, sheet)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return edit


def test_a_workbook() -> None:
    def change(columns: dict[str, int], sheet: object) -> None:
        cells = sheet.cell  # type: ignore[attr-defined]
        cells(2 + COLD, columns["translation"]).value = "helado"
        cells(2 + REST, columns["state"]).value = "Translated"
        cells(2 + REST, columns["notes"]).value = "Checked by phone."

    done = edited("xlsx", on_sheet(change))
    found = changes(done)
    assert {n: (m.msgstr, m.fuzzy) for n, m in found.items()} == {
        COLD: ("helado", False),
        REST: ("Repose.", False),
    }
    assert found[REST].translator_comments == ("From memory: 92%, other", "Checked by phone.")


@pytest.mark.parametrize(
    ("value", "said"), [("=1+1", "a formula"), (12, "a number"), (True, "a truth value")]
)
def test_a_cell_that_is_no_text_is_said_and_not_taken(value: object, said: str) -> None:
    def change(columns: dict[str, int], sheet: object) -> None:
        sheet.cell(2 + COLD, columns["translation"]).value = value  # type: ignore[attr-defined]

    done = edited("xlsx", on_sheet(change))
    assert not changes(done)
    (notice,) = done.notices
    assert said in notice.message
    assert notice.line == 2 + COLD


def test_rows_in_another_order_and_columns_left_out() -> None:
    def edit(data: bytes) -> bytes:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        rows.reverse()
        text = io.StringIO(newline="")
        keep = ["translation", "source", "context", "domain", "locale"]
        writer = csv.DictWriter(text, keep, extrasaction="ignore")
        writer.writeheader()
        for row in rows:
            if row["source"] == "cold" and row["translation"] == "frío":
                row["translation"] = "helado"
            writer.writerow(row)
        return codecs.BOM_UTF8 + text.getvalue().encode()

    done = edited("csv", edit)
    found = changes(done)
    assert found[COLD].msgstr == "helado"
    assert set(found) == {COLD}  # no state is stated, so what was a draft is one


def test_a_memory_edited_in_its_program() -> None:
    def change(root: etree._Element) -> None:
        one = next(tu for tu in root.iter("tu") if "cold" in etree.tostring(tu, encoding="unicode"))
        list(one.iter("seg"))[1].text = "catarro"

    (new,) = changes(edited("tmx", on_xml(change))).values()
    assert new.msgstr == "catarro"


def test_a_memory_program_that_keeps_no_properties_makes_drafts() -> None:
    def change(root: etree._Element) -> None:
        for one in root.iter("tu"):
            for prop in [p for p in one.iter("prop") if p.get("type") in {"x-state", "x-base"}]:
                one.remove(prop)

        next(seg for seg in root.iter("seg") if seg.text == "frío").text = "helado"

    (new,) = changes(edited("tmx", on_xml(change))).values()
    assert (new.msgstr, new.fuzzy) == ("helado", True)
