"""What `transform build` leaves in its folders, and that it leaves the same whatever the way."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from tests.conftest import Run, objects, tree

SECRET = ("Caring for Your Cast", "inside the cast", "4 to 6 weeks", "Hillside")


def translate(path: Path, *, fuzzy: bool) -> None:
    """Fill a catalog with its own msgids, marked, tags untouched."""
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = f"{entry.msgid} ES"
        entry.flags = ["fuzzy"] if fuzzy else []
    catalog.save()


def test_a_build_leaves_bundles_an_index_templates_and_catalogs(run: Run, documents: Path) -> None:
    result = run("build", documents, "--locale", "es")
    assert result.exit_code == 0
    assert {path.name for path in Path("output").iterdir()} == {
        "asthma-inhaler",
        "hospital-leaflet",
        "resfriado",
        "catalog.json",
        "feed.xml",
        "index.html",
        "records.jsonl",
    }
    bundle = tree(Path("output/asthma-inhaler"))
    assert {
        "manifest.json",
        "ATTRIBUTION.txt",
        "SHA256SUMS",
        "ro-crate-metadata.json",
        "en/summary.html",
        "en/summary.md",
        "en/summary.json",
        "en/document.html",
        "en/document.md",
        "en/readability.json",
        "catalogs/asthma-inhaler.pot",
        "catalogs/asthma-inhaler.summary.pot",
    } <= set(bundle)
    assert not any(name.startswith("es/") for name in bundle), "nothing is translated yet"
    assert Path("locales/pot/asthma-inhaler.pot").is_file()
    assert Path("locales/es/LC_MESSAGES/asthma-inhaler.summary.po").is_file()
    assert "catalogs/es.po" not in tree(Path("output/resfriado"))
    assert "es/LC_MESSAGES/resfriado.po" not in tree(Path("locales")), "Spanish is its own locale"
    for name, data in tree(Path("output")).items():
        assert b"popDefinition" not in data, name


def test_a_document_held_back_leaves_a_manifest_and_none_of_its_text(
    run: Run, documents: Path
) -> None:
    run("build", documents, "--locale", "es")
    assert set(tree(Path("output/hospital-leaflet"))) == {"manifest.json"}
    for folder in (Path("output"), Path("locales")):
        for name, data in tree(folder).items():
            for words in SECRET:
                assert words.encode() not in data, (name, words)
    manifest = json.loads(Path("output/hospital-leaflet/manifest.json").read_text())
    assert manifest["rights"]["rule"]


def test_a_document_that_loses_its_rights_takes_its_text_with_it(run: Run, documents: Path) -> None:
    leaflet = documents / "asthma-inhaler.md"
    run("build", documents, "--locale", "es")
    leaflet.write_text(leaflet.read_text().replace("CC-BY-4.0", "all rights reserved"))
    assert run("build", documents, "--locale", "es").exit_code == 0
    assert set(tree(Path("output/asthma-inhaler"))) == {"manifest.json"}
    for folder in (Path("output"), Path("locales")):
        assert not any(b"rescue inhaler" in data.lower() for data in tree(folder).values())


def test_the_work_of_translators_outlives_a_document_that_is_held_back(
    run: Run, documents: Path
) -> None:
    leaflet, path = (
        documents / "asthma-inhaler.md",
        Path("locales/es/LC_MESSAGES/asthma-inhaler.po"),
    )
    run("build", documents, "--locale", "es")
    translate(path, fuzzy=False)
    allowed = leaflet.read_text()
    leaflet.write_text(allowed.replace("CC-BY-4.0", "all rights reserved"))
    held = run("build", documents, "--locale", "es")
    assert "its catalog was put aside: .transform/withheld/es/LC_MESSAGES/" in held.stderr
    assert not path.exists()
    leaflet.write_text(allowed)
    run("build", documents, "--locale", "es")
    assert all(entry.msgstr.endswith(" ES") for entry in polib.pofile(str(path)))
    assert Path("output/asthma-inhaler/es/document.html").is_file()
    assert not list(Path(".transform").rglob("asthma-inhaler.po"))


def test_a_finished_translation_becomes_pages_labelled_as_a_draft(
    run: Run, documents: Path
) -> None:
    run("build", documents, "--locale", "es")
    for domain in ("asthma-inhaler", "asthma-inhaler.summary"):
        translate(Path(f"locales/es/LC_MESSAGES/{domain}.po"), fuzzy=False)
    result = run("build", documents, "--locale", "es")
    assert result.exit_code == 0
    page = Path("output/asthma-inhaler/es/summary.html").read_text()
    assert '<html lang="es"' in page
    assert "noindex" in page
    assert " ES" in page
    assert Path("output/asthma-inhaler/es/document.html").is_file()


@pytest.mark.parametrize(("drafts", "shown"), [("label", True), ("hide", False)])
def test_fuzzy_translations_are_shown_only_where_drafts_are_asked_for(
    run: Run, documents: Path, drafts: str, *, shown: bool
) -> None:
    Path("transform.toml").write_text(f'locales = ["es"]\ndrafts = "{drafts}"\n')
    run("build", documents)
    for domain in ("asthma-inhaler", "asthma-inhaler.summary"):
        translate(Path(f"locales/es/LC_MESSAGES/{domain}.po"), fuzzy=True)
    run("build", documents)
    assert Path("output/asthma-inhaler/es/summary.html").is_file() == shown
    assert Path("output/asthma-inhaler/en/summary.html").is_file()


def test_building_twice_changes_no_byte_and_no_catalog(run: Run, documents: Path) -> None:
    run("build", documents, "--locale", "es")
    before = tree(Path("output")) | tree(Path("locales"))
    run("build", documents, "--locale", "es")
    assert tree(Path("output")) | tree(Path("locales")) == before


def test_the_date_of_a_build_changes_no_catalog(
    run: Run, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", documents, "--locale", "es")
    before = tree(Path("locales"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("build", documents, "--locale", "es").exit_code == 0
    assert tree(Path("locales")) == before
    crate = json.loads(Path("output/resfriado/ro-crate-metadata.json").read_text())
    assert any(one.get("datePublished") == "2023-11-14" for one in crate["@graph"])


def test_workers_and_folders_change_no_byte(run: Run, documents: Path) -> None:
    run("build", documents, "--locale", "es")
    other = ("--output", "elsewhere/o", "--locales-dir", "elsewhere/l", "--locale", "es")
    assert run("build", documents, "--jobs", 2, *other).exit_code == 0
    assert tree(Path("elsewhere/o")) == tree(Path("output"))
    assert tree(Path("elsewhere/l")) == tree(Path("locales"))


def test_two_documents_with_one_id_are_an_error_that_names_both(run: Run, documents: Path) -> None:
    (documents / "again").mkdir()
    (documents / "again" / "Resfriado.md").write_bytes((documents / "resfriado.md").read_bytes())
    result = run("build", documents)
    assert result.exit_code == 3
    assert "again/Resfriado.md" in result.stderr
    assert "documents/resfriado.md" in result.stderr
    assert not Path("output/resfriado").exists()
    assert Path("output/asthma-inhaler/manifest.json").is_file()


def test_front_matter_may_name_the_id(run: Run, documents: Path) -> None:
    leaflet = documents / "resfriado.md"
    leaflet.write_text(leaflet.read_text().replace("---\n", "---\nid: El Resfriado 2\n", 1))
    assert run("build", leaflet).exit_code == 0
    assert Path("output/el-resfriado-2/es/summary.html").is_file()


def test_the_table_says_what_came_of_each_document(run: Run, documents: Path) -> None:
    table = run("build", documents, "--locale", "es").stdout
    assert "asthma-inhaler" in table
    assert "CC-BY-4.0" in table
    assert "output/asthma-inhaler" in table
    assert "es: summary 0%" in table
    assert "\x1b[" not in table
    assert run("build", documents, "--quiet").stdout == ""


def test_json_has_a_line_a_document(run: Run, documents: Path) -> None:
    records = objects(run("build", documents, "--locale", "es", "--format", "json"))
    assert [(record["document"], record["status"]) for record in records] == [
        ("asthma-inhaler", "built"),
        ("hospital-leaflet", "held_back"),
        ("resfriado", "built"),
    ]
    assert records[1]["reason"]
    assert records[0]["coverage"][0]["locale"] == "es"


def test_what_is_built_verifies_and_what_is_tampered_with_does_not(
    run: Run, documents: Path
) -> None:
    run("build", documents, "--locale", "es")
    verified = run("bundle", "verify", "output")
    assert (verified.exit_code, verified.stdout) == (0, "output: nothing wrong\n")
    page = Path("output/asthma-inhaler/en/summary.html")
    page.write_text(page.read_text().replace("more than 2 times", "more than 3 times"))
    tampered = run("bundle", "verify", "output")
    assert tampered.exit_code == 1
    assert "en/summary.html" in tampered.stdout


def test_a_catalog_that_cannot_be_read_stops_its_own_document_alone(
    run: Run, documents: Path
) -> None:
    run("build", documents, "--locale", "fr")
    Path("locales/fr/LC_MESSAGES/resfriado.po").write_text('msgid "a\nmsgstr "b"\n')
    result = run("build", documents, "--locale", "fr")
    assert result.exit_code == 3
    assert "resfriado.po:1" in result.stderr
    assert Path("output/asthma-inhaler/manifest.json").is_file()


def test_a_language_without_summary_rules_is_built_without_a_summary(run: Run) -> None:
    Path("grippe.md").write_text(
        "---\nlanguage: fr\nlicense: CC0-1.0\n---\n\n# La grippe\n\n"
        "La grippe est une maladie. Elle dure de 5 à 7 jours.\n"
    )
    result = run("build", "grippe.md", "--locale", "ar")
    assert result.exit_code == 0
    bundle = tree(Path("output/grippe"))
    assert "fr/document.html" in bundle
    assert not any("summary" in name for name in bundle)
    assert "ar: text 0%" in result.stdout
    summarized = run("summarize", "grippe.md")
    assert summarized.exit_code == 3
    assert summarized.stderr.startswith("grippe.md: ")


def test_a_translation_with_other_tags_is_reported_and_never_shown(
    run: Run, documents: Path
) -> None:
    run("build", documents, "--locale", "es")
    path = Path("locales/es/LC_MESSAGES/asthma-inhaler.po")
    translate(path, fuzzy=False)
    catalog = polib.pofile(str(path), wrapwidth=0)
    broken = next(entry for entry in catalog if "<t1>airways</t1>" in entry.msgid)
    broken.msgstr = "Una <a9>enfermedad</a9>."
    catalog.save()
    result = run("build", documents, "--locale", "es")
    assert result.exit_code == 0
    assert "asthma-inhaler.md: es: the translation is not used" in result.stderr
    page = Path("output/asthma-inhaler/es/document.html").read_text()
    assert "enfermedad</" not in page
    assert 'lang="en"' in page, "the section falls back to its source, marked as such"


PDQ = """---
title: Asthma Treatment (PDQ®)–Patient Version
source: NCI
url: https://www.cancer.gov/types/asthma/patient/asthma-treatment-pdq
license: public_domain
language: en
{updated}---

# Asthma Treatment (PDQ®)–Patient Version

## What is asthma?

Asthma is a disease of the airways. It makes the airways swell.

## About This PDQ Summary

### About PDQ

The PDQ summaries are based on a review of the literature.
"""


@pytest.mark.parametrize(("updated", "whole"), [("updated: '2026-01-15'\n", True), ("", False)])
def test_the_publishers_name_stands_on_the_whole_text_alone(
    run: Run, updated: str, *, whole: bool
) -> None:
    Path("asthma.md").write_text(PDQ.format(updated=updated))
    run("build", "asthma.md")
    document = Path("output/asthma/en/document.md").read_text()
    assert ("About This PDQ Summary" in document) == whole
    assert "About This PDQ Summary" not in Path("output/asthma/en/summary.md").read_text()
    for template in Path("locales/pot").iterdir():
        assert "The PDQ summaries" not in template.read_text()


def test_what_a_build_wrote_is_no_input_of_the_next(run: Run, documents: Path) -> None:
    for _ in range(2):
        result = run("build", documents, "--output", documents / "out", "--format", "json")
        assert result.exit_code == 0
        assert len(objects(result)) == 3
    (documents / "out" / "index.html").rename(documents / "out" / "leaflet.html")
    assert run("clean", documents, "--format", "json").stdout.count('"schema"') == 4


def test_many_documents_with_one_id_are_one_error(run: Run) -> None:
    for name in "abcd":
        Path(name).mkdir()
        Path(name, "leaflet.md").write_text("---\nlanguage: en\n---\n\nRest well at home.\n")
    result = run("build", ".")
    assert result.exit_code == 3
    (said,) = result.stderr.splitlines()
    assert said.startswith("a/leaflet.md: a/leaflet.md and b/leaflet.md and 2 more have the same")
