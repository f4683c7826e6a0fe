"""`transform catalog check`: exit codes, lines, formats, and what `build` says of the same fault."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from jsonschema import Draft4Validator, validate  # type: ignore[import-untyped]

from tests.conftest import ROOT, Run

SCHEMA = ROOT / "docs" / "schemas" / "catalog-check.schema.json"
SARIF = ROOT / "tests" / "schemas" / "sarif-schema-2.1.0.json"
PO = """msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: leaflet
msgid "Take 2 tablets."
msgstr "Tome 3 tabletas."

#: leaflet
# ignore: end
msgid "Rest."
msgstr "Descanse"

msgid "Drink water."
msgstr "Beba  agua."
"""


@pytest.fixture
def catalog(run: Run) -> Path:
    path = Path("locales/es/LC_MESSAGES/leaflet.po")
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return path


def test_an_error_fails_and_names_its_line(run: Run, catalog: Path) -> None:
    result = run("catalog", "check", "--locale", "es")
    assert result.exit_code == 1
    assert f"{catalog.as_posix()}:7 " in result.stdout
    assert "2 is missing" in result.stdout
    assert "Tome 3 tabletas." in result.stdout
    summary = "es: 3 translations in 1 catalogs checked: 2 errors, 1 warning, 0 info, 1 ignored"
    assert summary in result.stdout
    assert "2 findings at or over error" in result.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "never"), 0),
        (("--severity", "error", "--fail-on", "warning"), 1),
        (("--domain", "leaflet", "-q"), 1),
        (("--domain", "other"), 3),
    ],
)
def test_what_fails(run: Run, catalog: Path, options: tuple[str, ...], code: int) -> None:
    result = run("catalog", "check", "--locale", "es", *options)
    assert result.exit_code == code
    if "--severity" in options:
        assert "two spaces" not in result.stdout
    if "-q" in options:
        assert result.stdout == ""


def test_a_finished_catalog_passes(run: Run, catalog: Path) -> None:
    catalog.write_text(PO.replace("Tome 3", "Tome 2").replace("Beba  agua", "Beba agua"))
    result = run("catalog", "check")
    assert result.exit_code == 0
    assert "0 errors, 0 warnings, 0 info, 1 ignored" in result.stdout


def test_json_holds_to_its_schema(run: Run, catalog: Path) -> None:
    record = json.loads(run("catalog", "check", "--format", "json").stdout)
    validate(record, json.loads(SCHEMA.read_text()))
    (one,) = record["catalogs"]
    assert (one["domain"], one["locale"], one["checked"]) == ("leaflet", "es", 3)
    assert [found["line"] for found in one["findings"]] == [7, 7, 15]
    assert [found["rule"] for found in one["ignored"]] == ["end"]
    assert record["totals"] == {"error": 2, "warning": 1, "info": 0}


def test_sarif_names_file_and_line_and_knows_a_finding_again(run: Run, catalog: Path) -> None:
    record = json.loads(run("catalog", "check", "--format", "sarif").stdout)
    Draft4Validator(json.loads(SARIF.read_text())).validate(record)
    (one,) = record["runs"]
    assert len(one["results"]) == 4
    place = one["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == catalog.as_posix()
    assert place["region"]["startLine"] == 7
    assert sum("suppressions" in result for result in one["results"]) == 1
    prints = [result["partialFingerprints"] for result in one["results"]]
    assert len({json.dumps(one) for one in prints}) == 4
    head, _, rest = PO.partition("#: leaflet")
    catalog.write_text(f'{head}msgid "New."\nmsgstr "Nuevo."\n\n#: leaflet{rest}')
    again = json.loads(run("catalog", "check", "--format", "sarif").stdout)["runs"][0]["results"]
    assert [result["partialFingerprints"] for result in again] == prints
    assert again[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 10


def test_the_project_file_sets_severities(run: Run, catalog: Path) -> None:
    Path("transform.toml").write_text(
        '[catalogs]\nfail_on = "warning"\n[catalogs.severity]\nnumber = "off"\nspace = "info"\n'
    )
    result = run("catalog", "check")
    assert result.exit_code == 0
    assert "0 errors, 0 warnings, 1 info" in result.stdout
    Path("transform.toml").write_text('[catalogs.severity]\n# x\nnumbr = "off"\n')
    result = run("catalog", "check")
    assert result.exit_code == 2
    assert "transform.toml:3: " in result.stderr
    assert 'did you mean "number"' in result.stderr


def test_an_ignored_rule_that_is_none_is_told(run: Run, catalog: Path) -> None:
    catalog.write_text(PO.replace("ignore: end", "ignore: ends"))
    assert 'leaflet.po:12: the comment ignores "ends"' in run("catalog", "check").stderr


def test_no_catalog_at_all_says_what_to_do(run: Run) -> None:
    result = run("catalog", "check")
    assert result.exit_code == 2
    assert "transform catalog update" in result.stderr


def test_a_catalog_that_cannot_be_read_stops_no_other(run: Run, catalog: Path) -> None:
    catalog.with_name("bad.po").write_text("no PO")
    result = run("catalog", "check")
    assert result.exit_code == 3
    assert "bad.po:1: " in result.stderr
    assert "2 is missing" in result.stdout


def test_no_dictionary_is_told(run: Run, catalog: Path) -> None:
    other = Path("locales/tlh/LC_MESSAGES/leaflet.po")
    other.parent.mkdir(parents=True)
    other.write_text(PO.replace("Language: es", "Language: tlh"))
    result = run("catalog", "check", "--locale", "tlh", "--spelling")
    assert "no hunspell dictionary is installed" in result.stderr


def test_check_and_build_say_the_same_of_broken_tags(run: Run, documents: Path) -> None:
    run("build", documents, "--locale", "es")
    path = Path("locales/es/LC_MESSAGES/asthma-inhaler.po")
    catalog = polib.pofile(str(path), wrapwidth=0)
    broken = next(entry for entry in catalog if "<t1>airways</t1>" in entry.msgid)
    broken.msgstr = "Una <a9>enfermedad</a9> de las <t1>vías respiratorias."
    catalog.save()
    built = run("build", documents, "--locale", "es").stderr.splitlines()
    marker = "es: the translation is not used: "
    said = {line.partition(marker)[2] for line in built if marker in line}
    checked = run("catalog", "check", "--domain", "asthma-inhaler", "--format", "json")
    assert checked.exit_code == 1
    (one,) = json.loads(checked.stdout)["catalogs"]
    problems = {
        found["message"]
        for found in one["findings"]
        if (found["rule"], found["severity"]) == ("placeholder", "error")
    }
    assert problems
    assert len(said) == len(problems)
    assert all(any(line.startswith(problem) for line in said) for problem in problems)
