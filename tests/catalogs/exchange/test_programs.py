"""What other programs make of our files, and what we make of theirs after they saved them."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.catalogs.exchange.leaflet import EN, MESSAGE_FORMS, catalog, export, load
from tests.catalogs.exchange.test_tables import AWKWARD, of
from tests.catalogs.strategies import catalogs
from tests.conftest import ROOT
from tests.environments import needed, programs
from transform.catalogs import format_catalog, read_catalog
from transform.catalogs.exchange.applying import apply_portion
from transform.catalogs.exchange.forms import Form, form_of
from transform.catalogs.exchange.mo import format_mo
from transform.catalogs.exchange.shelf import load_portions
from transform.catalogs.model import Catalog

pytestmark = pytest.mark.contract

TRANSLATE_TOOLKIT = "translate-toolkit==3.20.0"
# openpyxl takes these letters out of a workbook that LibreOffice made of a CSV file.
CELLS = [text for text in AWKWARD if "x005F_" not in text]
OURS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))


def tool(name: str, *arguments: object, data: bytes | None = None) -> bytes:
    program = needed(shutil.which(name), f"{name} is not installed: apt install gettext")
    command = [str(program), *map(str, arguments)]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, input=data, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def compiled_alike(full: Catalog, folder: Path) -> None:
    ours, theirs = folder / "ours.mo", folder / "theirs.mo"
    for fuzzy in (False, True):
        ours.write_bytes(format_mo(full, fuzzy=fuzzy))
        flags = ["--use-fuzzy"] if fuzzy else []
        tool("msgfmt", *flags, "-o", theirs, "-", data=format_catalog(full).encode())
        assert tool("msgunfmt", "--no-wrap", ours) == tool("msgunfmt", "--no-wrap", theirs)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_msgunfmt_reads_our_mo_as_that_of_msgfmt(path: Path, tmp_path: Path) -> None:
    compiled_alike(read_catalog(path, path.stem, "es"), tmp_path)


@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None)
@given(full=catalogs)
def test_msgunfmt_reads_any_mo_of_ours(full: Catalog, tmp_path: Path) -> None:
    # msgfmt refuses other line breaks at the ends than the source has.
    fit = tuple(m for m in full.messages if _ends(m.msgid) == _ends(m.msgstr))
    if any(not (m.fuzzy or m.obsolete) for m in fit):  # else msgunfmt finds it empty
        compiled_alike(replace(full, messages=fit), tmp_path)


def _ends(text: str) -> tuple[bool, bool]:
    return text.startswith("\n"), text.endswith("\n")


@pytest.fixture(scope="module")
def toolkit() -> Path:
    remedy = f"pip could not install {TRANSLATE_TOOLKIT}"
    return needed(programs(TRANSLATE_TOOLKIT, "lxml"), remedy)


READ = """
import json, sys
from translate.storage import factory, xliff2
second = b"document:2.0" in open(sys.argv[1], "rb").read()
store = xliff2.Xliff2File.parsefile(sys.argv[1]) if second else factory.getobject(sys.argv[1])
units = [unit for unit in store.units if unit.source and not unit.isheader()]
print(json.dumps([[str(unit.source), str(unit.target or "")] for unit in units]))
if len(sys.argv) > 2:
    for unit in units:
        if str(unit.source) == sys.argv[2]:
            unit.target = sys.argv[3]
    store.save()
"""


def python(toolkit: Path, *arguments: object) -> list[tuple[str, str]]:
    done = subprocess.run(
        [toolkit / "python", "-c", READ, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return [(source, target) for source, target in json.loads(done.stdout)]


@pytest.mark.parametrize("form", ["xliff12", "xliff21", "tmx"])
def test_translate_toolkit_reads_all_our_messages(
    form: Form, toolkit: Path, tmp_path: Path
) -> None:
    for path in OURS:
        full = read_catalog(path, path.stem, path.parent.parent.name.replace("_", "-"))
        shown = tmp_path / ("x.tmx" if form == "tmx" else "x.xlf")
        shown.write_bytes(export(full, form))
        found = python(toolkit, shown)
        sent = [m for m in full.messages if m.msgstr or form != "tmx"]
        assert len(found) == len(sent)
        for message, (source, target) in zip(sent, found, strict=True):
            if "<" not in message.msgid and "&" not in message.msgid:
                assert source == message.msgid
                assert target == message.msgstr


@pytest.mark.parametrize("form", ["xliff12", "xliff21"])
def test_translate_toolkit_edits_one_message(form: Form, toolkit: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    path.write_bytes(export(catalog(), form))
    python(toolkit, path, "Rest.", "Descanse.")
    done = apply_portion(catalog(), load(path.read_bytes(), form), EN)
    pairs = zip(catalog().messages, done.catalog.messages, strict=True)
    assert [new.msgstr for old, new in pairs if old != new] == ["Descanse."]
    assert not done.notices


def test_xliff2po_reads_our_xliff(toolkit: Path, tmp_path: Path) -> None:
    files = (tmp_path / "x.xlf", tmp_path / "x.po")
    files[0].write_bytes(export(catalog(), "xliff12"))
    ran = [str(toolkit / "xliff2po"), "--progress=none", *map(str, files)]
    subprocess.run(ran, check=True, capture_output=True)
    text = files[1].read_text(encoding="utf-8")
    assert 'msgid "Rest."\nmsgstr "Repose."' in text
    assert "# From memory: 92%, other" in text


@pytest.mark.parametrize("form", ["xliff12", "tmx"])
def test_pofilter_reads_our_files(form: Form, toolkit: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.{'tmx' if form == 'tmx' else 'xlf'}" for name in ("x", "found")]
    tests = ["--progress=none", "--test=long", "--test=xmltags"]
    ran = [str(toolkit / "pofilter"), *tests, *map(str, files)]
    for full, faulty in ((catalog(), False), (of("x " * 99), True)):
        files[0].write_bytes(export(full, form))
        done = subprocess.run(ran, check=True, capture_output=True, text=True)
        assert "Error" not in done.stderr
        assert files[1].exists() == faulty


def office(path: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it after opening it: wanted where it is, too large to ask for."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed: apt install libreoffice-calc-nogui")
    # Separated by commas, UTF-8, with quotes, every cell looked at for numbers and dates.
    options = ["--infilter=CSV:44,34,76,1,,0,false,true"] if path.suffix == ".csv" else []
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    tool(
        "soffice",
        profile,
        "--headless",
        *options,
        "--convert-to",
        to,
        "--outdir",
        folder / "out",
        path,
    )
    return folder / "out" / f"{path.stem}.{to.partition(':')[0]}"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("full", [catalog(), of(*CELLS)], ids=["leaflet", "awkward"])
def test_libreoffice_saves_a_table_and_nothing_changes(
    form: Form, full: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / f"x.{form}"
    path.write_bytes(export(full, form))
    saved = office(path, "xlsx", tmp_path).read_bytes()
    assert form_of(saved, "x") == "xlsx"
    done = apply_portion(full, load(saved, "xlsx"), EN)
    assert format_catalog(done.catalog) == format_catalog(full)
    assert not done.notices


def test_libreoffice_makes_a_table_of_our_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(export(catalog(), "xlsx"))
    saved = office(path, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path)
    text = io.StringIO(saved.read_bytes().decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(text))
    assert [row["translation"] for row in rows] == [m.msgstr for m in catalog().messages]


def test_our_own_catalogs_in_every_format() -> None:
    for locale in ("es", "ar", "zh-Hans"):
        for portion in load_portions(ROOT / "locales", locale):
            full = read_catalog(
                ROOT
                / "locales"
                / locale.replace("-", "_")
                / "LC_MESSAGES"
                / f"{portion.domain}.po",
                portion.domain,
                locale,
            )
            for form in MESSAGE_FORMS:
                if form == "tmx" and not any(m.msgstr for m in full.messages):
                    continue
                done = apply_portion(full, load(export(full, form), form), EN)
                assert format_catalog(done.catalog) == format_catalog(full)
