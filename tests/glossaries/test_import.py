"""Other people's glossaries in our form, into a file that can be edited, and into summaries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from transform.errors import InputError
from transform.glossaries import import_terms, read_glossary
from transform.glossary import Term, project_glossary
from transform.settings import load_settings

CSV = 'Term,Plain definition,Language\n"Node, small",A small gland.,en\nNodo,Una glándula,es\n,x,en\nEmpty,,en\n'

TBX_2008 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX"><text><body>
<termEntry id="CDR0000045693">
  <descrip type="definition">A part of the body. It has a task.</descrip>
  <langSet xml:lang="en"><tig><term>organ</term></tig></langSet>
  <langSet xml:lang="es-MX"><ntig><termGrp><term>órgano</term></termGrp>
    <descripGrp><descrip type="definition">parte del cuerpo</descrip></descripGrp></ntig></langSet>
  <langSet xml:lang="fr"><tig><termNote>x</termNote></tig></langSet>
</termEntry></body></text></martif>"""

TBX_2019 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><descrip type="definition">a <i>test</i> of cells</descrip>
<termSec><term>biopsy</term></termSec><termSec><term>second name</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""

NCI = {
    "meta": {"totalResults": 3},
    "results": [
        {
            "termId": 46066, "language": "en", "audience": "HealthProfessional",
            "termName": "organ", "definition": {"html": "<b>x</b>", "text": "A structure."},
        },
        {
            "termId": 46066, "language": "en", "audience": "Patient", "termName": "organ",
            "definition": {"text": "A part of the body."},
        },
        {"termId": 5, "language": "es", "termName": "célula", "definition": None},
    ],
}  # fmt: skip


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_spreadsheet(tmp_path: Path) -> None:
    assert read_glossary(write(tmp_path, "t.csv", "\ufeff" + CSV)) == (
        Term("node-small", "Node, small", "A small gland", "en"),
        Term("nodo", "Nodo", "Una glándula", "es"),
    )


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_other_marks_between_columns(tmp_path: Path, mark: str) -> None:
    text = f"id{mark}name{mark}definition\nCDR0000046066{mark}organ{mark}a part\n"
    assert read_glossary(write(tmp_path, "t.csv", text), "en") == (
        Term("46066", "organ", "a part", "en"),
    )


def test_tbx_of_2008(tmp_path: Path) -> None:
    assert read_glossary(write(tmp_path, "t.tbx", TBX_2008)) == (
        Term("45693", "organ", "A part of the body. It has a task.", "en"),
        Term("45693", "órgano", "parte del cuerpo", "es-MX"),
    )


def test_tbx_of_2019(tmp_path: Path) -> None:
    assert read_glossary(write(tmp_path, "t.xml", TBX_2019)) == (
        Term("c1", "biopsy", "a test of cells", "en"),
    )


def test_nci_prefers_the_definition_for_patients(tmp_path: Path) -> None:
    path = write(tmp_path, "t.json", json.dumps(NCI))
    assert read_glossary(path) == (Term("46066", "organ", "A part of the body", "en"),)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    attack = TBX_2008.replace(
        "<martif", f'<!DOCTYPE m [<!ENTITY x SYSTEM "{tmp_path}/secret">]><martif'
    )
    path = write(tmp_path, "t.tbx", attack.replace(">organ<", ">or&x;gan<"))
    assert "secret" not in repr(read_glossary(path))


BOMB = '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{n} "{("&a%s;" % (n - 1 if n > 1 else "")) * 10}">' for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "a,b\n1,2\n"),
        ("t.csv", "name,definition\n"),
        ("t.csv", "name,definition\nx,y\n"),  # no language
        ("t.csv", b"name,definition,lang\n\xff,y,en\n"),
        ("t.csv", "name,definition,lang\nx,y,not a tag\n"),
        ("t.csv", ""),
        ("t.tbx", "<a>"),
        ("t.tbx", ""),
        ("t.tbx", BOMB + "]><m><termEntry><langSet xml:lang='en'><term>&a11;</term></langSet></termEntry></m>"),
        ("t.json", "{"),
        ("t.json", "[" * 100_000),
        ("t.json", "[]"),
        ("t.json", '{"results": [1, null, "x"]}'),
        ("t.docx", "x"),
    ],
)  # fmt: skip
def test_what_is_no_glossary_is_one_error(tmp_path: Path, name: str, text: str | bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_glossary(write(tmp_path, name, text))
    assert str(tmp_path / name) in str(caught.value)


def test_newer_terms_win_and_others_stay(tmp_path: Path) -> None:
    output = tmp_path / "glossary.tsv"
    first = import_terms(output, (Term("1", "a", "x", "en"), Term("2", "b", "y", "en")))
    again = import_terms(output, (Term("2", "b", "z", "en"), Term("3", "c", "x", "en")))
    same = import_terms(output, (Term("2", "b", "z", "en"),))
    assert (first.new, again.new, again.changed, same.same) == (2, 1, 1, 1)
    lines = output.read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [
        "locale\tid\tname\tdefinition",
        "en\t1\ta\tx",
        "en\t2\tb\tz",
        "en\t3\tc\tx",
    ]


def test_own_terms_win_over_packaged_ones() -> None:
    rows = (("en", "45693", "organ", "mine"), ("es", "45693", "órgano", "mío"))
    assert (term := project_glossary("en", rows).get("45693")) is not None
    assert term.definition == "mine"
    assert (term := project_glossary("es-MX", rows).get("45693")) is not None
    assert term.definition == "mío"
    assert project_glossary("en", ()).own == frozenset()
    assert len(project_glossary("en", rows).terms) == len(project_glossary("en", ()).terms) + (
        project_glossary("en", ()).get("45693") is None
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("en\t1\ta\tx\n", 1),
        ("locale\tid\tname\tdefinition\nen\t1\ta\n", 2),
        ("# c\n\nlocale\tid\tname\tdefinition\nen\t1\t\tx\n", 4),
    ],
)
def test_a_broken_glossary_file_is_named_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    write(tmp_path, "g.tsv", text)
    project = write(tmp_path, "transform.toml", 'glossary = "g.tsv"\n')
    with pytest.raises(InputError) as caught:
        load_settings(project)
    assert caught.value.place is not None
    assert caught.value.place.line == line


def test_terms_are_no_setting(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unknown setting"):
        load_settings(write(tmp_path, "transform.toml", "terms = []\n"))


LEAFLET = """\
---
title: Flu
language: en
license: CC0-1.0
---

# Flu

## What is flu?

Flu is an infection of the nose and the bronchioles. Flu is found with a swab of the nose.
"""


def test_from_a_spreadsheet_to_the_bundle_and_back_to_its_source(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "terms.csv", "name,definition\nBronchioles,tiny tubes in the lungs.\n")
    write(tmp_path, "flu.md", LEAFLET)
    done = run("glossary", "import", "terms.csv", "--language", "en")
    assert done.exit_code == 0
    assert "1 new, 0 changed, 0 the same" in done.stdout
    write(tmp_path, "transform.toml", 'glossary = "glossary.tsv"\n')
    assert run("build", "flu.md").exit_code == 0
    page = (tmp_path / "output/flu/en/summary.html").read_text(encoding="utf-8")
    assert "bronchioles (tiny tubes in the lungs)" in page
    told = run("bundle", "explain", "output/flu", 1)
    assert told.exit_code == 0
    assert "define-term: 'bronchioles' -> 'bronchioles (tiny tubes in the lungs)'" in told.stdout
    assert "source, line 11: Flu is an infection of the nose and the bronchioles." in told.stdout
    record = json.loads(run("bundle", "explain", "output/flu", 1, "--format", "json").stdout)
    assert record["schema"] == "transform/bundle-explain/1"
    assert (record["number"], record["guard"]) == (1, "edited")


def test_explain_says_what_is_not_there(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "flu.md", LEAFLET)
    run("build", "flu.md")
    far = run("bundle", "explain", "output/flu", 99)
    assert (far.exit_code, far.stderr.count("\n")) == (2, 1)
    assert run("bundle", "explain", "output/none", 1).exit_code == 3
    assert run("bundle", "explain", "output/flu", 1, "--locale", "fr").exit_code == 2
    (tmp_path / "output/flu/en/summary.json").write_text("[]", encoding="utf-8")
    assert run("bundle", "explain", "output/flu", 1).exit_code == 3


def test_one_bad_file_stops_no_other(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "good.csv", "name,definition\na,x\n")
    result = run(
        "glossary", "import", "none.csv", "good.csv", "--language", "en", "--format", "json"
    )
    assert result.exit_code == 3
    assert json.loads(result.stdout)["new"] == 1
    assert (tmp_path / "glossary.tsv").exists()
