"""`transform catalog compile`, `export` and `import` from beginning to end."""

from __future__ import annotations

import gettext
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.catalogs.exchange.leaflet import catalog
from tests.conftest import ROOT, Run, tree
from transform.catalogs import load_approvals, load_catalog, read_catalog
from transform.catalogs.exchange.forms import FORMS
from transform.catalogs.store import catalog_path
from transform.glossary import packaged_glossary
from transform.locale import folder

MESSAGE_FORMS = [form for form in FORMS if form != "tbx"]


def valid(printed: str, name: str) -> Any:
    value = json.loads(printed)
    schema = json.loads((ROOT / "docs" / "schemas" / f"catalog-{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema)
    return value


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("form", MESSAGE_FORMS)
def test_out_and_back(run: Run, locales: Path, form: str) -> None:
    before = tree(locales)
    sent = run("catalog", "export", "--to", form, "--locale", "es", "--format", "json")
    (file,) = valid(sent.stdout, "export")["files"]
    assert file["catalogs"] == [{"domain": "leaflet", "messages": 8}]
    assert Path(file["path"]).name == f"es{Path(file['path']).suffix}"
    back = run("catalog", "import", file["path"], "--format", "json")
    assert back.exit_code == 0, back.stderr
    (one,) = valid(back.stdout, "import")["files"]
    assert one["form"] == form
    (row,) = one["catalogs"]
    assert (row["changed"], row["obsolete"], row["written"]) == (0, 0, False)
    assert tree(locales) == before


def test_a_locale_that_nobody_has_begun(run: Run, locales: Path) -> None:
    run("catalog", "export", "--to", "csv", "--locale", "pt-BR", "--output", "out")
    path = Path("out/pt-BR.csv")
    replaced(path, '"Rest.","","untranslated"', '"Rest.","Descanse.","translated"')
    assert run("catalog", "import", path).exit_code == 0
    found = load_catalog(locales, "pt-BR", "leaflet")
    assert {m.msgid: m.msgstr for m in found.messages if m.msgstr} == {"Rest.": "Descanse."}
    assert dict(found.header)["Language"] == folder("pt-BR")


def test_names_of_files(run: Run, locales: Path) -> None:
    assert (
        run(
            "catalog", "export", "--to", "tmx", "--locale", "es", "--output", "memory.xml"
        ).exit_code
        == 0
    )
    assert (
        run(
            "catalog", "export", "--to", "xliff21", "--locale", "es", "--domain", "leaflet", "-q"
        ).stdout
        == ""
    )
    assert {path.name for path in Path().iterdir()} == {"locales", "memory.xml", "leaflet.es.xliff"}
    two = run(
        "catalog", "export", "--to", "csv", "--locale", "es", "--locale", "fr", "--output", "x.csv"
    )
    assert two.exit_code == 2
    assert (
        run("catalog", "export", "--to", "csv", "--locale", "es", "--domain", "../x").exit_code == 2
    )
    assert run("catalog", "export", "--to", "csv").exit_code == 2


def test_what_a_translator_sent_back_is_not_overwritten(run: Run, locales: Path) -> None:
    export = ("catalog", "export", "--to", "csv", "--locale", "es")
    assert run(*export).exit_code == 0
    assert run(*export).exit_code == 0  # the same once more
    replaced(Path("es.csv"), "Repose.", "Descanse.")
    again = run(*export)
    assert again.exit_code == 3
    assert again.stderr.startswith("es.csv: the file is there already")
    assert "Descanse." in Path("es.csv").read_text(encoding="utf-8")
    assert run(*export, "--overwrite").exit_code == 0
    assert "Descanse." not in Path("es.csv").read_text(encoding="utf-8")


def test_approvals_need_a_person(run: Run, locales: Path) -> None:
    run("catalog", "export", "--to", "xliff12", "--locale", "es")
    replaced(Path("es.xlf"), 'state="needs-review-translation"', 'state="final"')
    run("catalog", "import", "es.xlf")
    assert not load_approvals(locales, "es", "leaflet")
    assert not load_catalog(locales, "es", "leaflet").messages[2].fuzzy
    unknown = run("catalog", "import", "es.xlf", "--reviewer", "Ana Ruiz", "--format", "json")
    assert unknown.exit_code == 1
    assert valid(unknown.stdout, "import")["files"][0]["findings"][0]["rule"] == "not-approved"
    done = run("catalog", "import", "es.xlf", "--reviewer", "Ana Ruiz", "--role", "clinician", "--translator", "Eva Gil", "--format", "json")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert valid(done.stdout, "import")["files"][0]["catalogs"][0]["approved"] == 1
    assert len(load_approvals(locales, "es", "leaflet")) == 1
    run("catalog", "export", "--to", "xliff12", "--locale", "es", "--overwrite")
    assert Path("es.xlf").read_text(encoding="utf-8").count('approved="yes"') == 1
    run("catalog", "export", "--to", "csv", "--locale", "es")
    assert '"Repose.","approved"' in Path("es.csv").read_text(encoding="utf-8-sig")


def test_what_is_wrong_is_said_with_its_line(run: Run, locales: Path) -> None:
    before = tree(locales)
    run("catalog", "export", "--to", "xliff21", "--locale", "es")
    path = Path("es.xliff")
    line = 1 + path.read_text(encoding="utf-8").partition("Rest.</source>")[0].count("\n")
    replaced(path, ">Rest.</source>", ">Rest well.</source>")
    done = run("catalog", "import", path)
    assert done.exit_code == 1
    place = next(row for row in done.stderr.splitlines() if "source text was changed" in row)
    # the line of the unit, a few above its source
    assert 0 < line - int(place.removeprefix("es.xliff:").partition(":")[0]) < 20
    assert tree(locales) == before


@pytest.mark.parametrize(
    ("original", "target", "said"),
    [
        ("../../etc/passwd", "es", 'the catalog "../../etc/passwd", which is not here'),
        ("", "es", "does not say for which catalog"),
        ("leaflet", "", "does not say its target language"),
        ("leaflet", "español", "is not a locale tag"),
        ("leaflet", "es-MX", "there are catalogs in es alone"),
    ],
)
def test_a_file_that_fits_no_catalog(
    run: Run, locales: Path, original: str, target: str, said: str
) -> None:
    before = tree(locales)
    run("catalog", "export", "--to", "xliff12", "--locale", "es")
    replaced(Path("es.xlf"), 'original="leaflet"', f'original="{original}"')
    replaced(Path("es.xlf"), 'target-language="es"', f'target-language="{target}"')
    done = run("catalog", "import", "es.xlf")
    assert done.exit_code == 3
    assert done.stderr.startswith("es.xlf: ")
    assert said in done.stderr
    assert tree(locales) == before
    mended = run("catalog", "import", "es.xlf", "--locale", "es", "--domain", "leaflet")
    assert mended.exit_code == 0
    assert tree(locales) == before


def test_a_bad_file_stops_no_other(run: Run, locales: Path) -> None:
    run("catalog", "export", "--to", "csv", "--locale", "es")
    Path("bad.xlf").write_text("<xliff", encoding="utf-8")
    done = run("catalog", "import", "bad.xlf", "es.csv", "none.csv", "--format", "json")
    assert done.exit_code == 3
    assert [file["path"] for file in valid(done.stdout, "import")["files"]] == ["es.csv"]


def test_the_glossary(run: Run, locales: Path) -> None:
    done = run("catalog", "export", "--to", "tbx", "--locale", "es", "--format", "json")
    assert valid(done.stdout, "export")["files"][0]["catalogs"] == []
    back = run("catalog", "import", "es.tbx", "--format", "json")
    (file,) = valid(back.stdout, "import")["files"]
    assert file["new"] == len(packaged_glossary("en").terms) + len(packaged_glossary("es").terms)
    lines = Path("glossary.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == file["new"] + 2
    also = run("glossary", "import", "es.tbx", "--format", "json")
    assert json.loads(also.stdout)["same"] == file["new"]


def test_compiling(run: Run, locales: Path) -> None:
    done = run("catalog", "compile", "--format", "json")
    (row,) = valid(done.stdout, "compile")["catalogs"]
    assert (row["messages"], row["written"]) == (5, True)
    assert Path(row["path"]) == Path("locales/es/LC_MESSAGES/leaflet.mo")
    assert not valid(run("catalog", "compile", "--format", "json").stdout, "compile")["catalogs"][
        0
    ]["written"]
    other = run("catalog", "compile", "--locale", "es", "--output", "build", "--fuzzy", "-q")
    assert other.stdout == ""
    with Path("build/es/LC_MESSAGES/leaflet.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Rest.") == "Repose."
    assert read_catalog(catalog_path(locales, "es", "leaflet"), "leaflet", "es") == catalog()
