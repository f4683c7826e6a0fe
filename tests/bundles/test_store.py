"""Bundles on disk: whole or not at all, and nothing of an earlier one left."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bundles.samples import EVERYTHING, arabic, decision, inputs, spanish
from tests.conftest import tree
from transform.bundles import Bundle, assemble, verify, write_bundle, write_index
from transform.errors import InputError
from transform.wording import say


def test_what_is_written_is_what_was_assembled(full: Bundle, tmp_path: Path) -> None:
    place = write_bundle(full, tmp_path / "new" / "output")
    assert tree(place) == dict(full.files)
    assert [p.name for p in place.parent.iterdir()] == ["hay-fever"]


def test_stale_files_vanish(full: Bundle, tmp_path: Path) -> None:
    write_bundle(full, tmp_path)
    smaller = assemble(inputs())
    assert tree(write_bundle(smaller, tmp_path)) == dict(smaller.files)


def test_a_document_that_became_held_back_loses_its_pages(full: Bundle, tmp_path: Path) -> None:
    write_bundle(full, tmp_path)
    write_index(tmp_path)
    place = write_bundle(assemble(inputs(rights=decision())), tmp_path)
    write_index(tmp_path)
    assert [p.name for p in place.iterdir()] == ["manifest.json"]
    left = b"".join(tree(tmp_path).values()).decode()
    assert "pollen" not in left
    assert "Hay fever" not in left
    assert verify(tmp_path) == ()


def test_what_a_stopped_run_left_behind_does_no_harm(full: Bundle, tmp_path: Path) -> None:
    for name in (".hay-fever.new", ".hay-fever.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "half").write_text("x")
    write_bundle(full, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["hay-fever"]


def test_the_same_bundle_again_touches_no_file(full: Bundle, tmp_path: Path) -> None:
    place = write_bundle(full, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*")}
    write_bundle(full, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*")} == before


def test_a_file_in_the_way_is_an_error_and_stays(full: Bundle, tmp_path: Path) -> None:
    (tmp_path / "hay-fever").write_text("mine")
    with pytest.raises(InputError, match="something other than a folder"):
        write_bundle(full, tmp_path)
    assert (tmp_path / "hay-fever").read_text() == "mine"


def test_a_link_in_the_way_is_not_followed(full: Bundle, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "hay-fever").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError):
        write_bundle(full, tmp_path / "output")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_name_that_leads_out_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write_bundle(Bundle("a", (("../b", b""),)), tmp_path)


def test_a_folder_that_cannot_be_made_is_an_error(full: Bundle, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write_bundle(full, tmp_path / "file" / "output")


@pytest.fixture
def output(full: Bundle, tmp_path: Path) -> Path:
    held_back = inputs(rights=decision())
    write_bundle(full, tmp_path)
    other = inputs(rights=decision(*EVERYTHING))
    write_bundle(assemble(replace(other, document=replace(other.document, id="a-first"))), tmp_path)
    write_bundle(
        assemble(replace(held_back, document=replace(held_back.document, id="kept-in"))), tmp_path
    )
    write_index(tmp_path)
    return tmp_path


def test_the_index_names_what_there_is(output: Path, full: Bundle) -> None:
    catalog = json.loads((output / "catalog.json").read_bytes())
    assert [bundle["id"] for bundle in catalog["bundles"]] == ["a-first", "hay-fever"]
    assert catalog["held_back"] == [{"id": "kept-in", "rule": "attribution"}]
    hay_fever = catalog["bundles"][1]
    assert hay_fever["untranslated"] == ["fr"]
    assert hay_fever["next_review"] == "2025-04-15"
    assert [entry["locale"] for entry in hay_fever["locales"]] == ["en", "ar", "es"]
    assert hay_fever["locales"][1]["pages"] == {"summary": "hay-fever/ar/summary.html"}
    records = (output / "records.jsonl").read_bytes()
    assert records.endswith(full.file("records.jsonl"))
    assert len(records.splitlines()) == 7


def test_the_index_for_people_links_every_page(output: Path) -> None:
    page = (output / "index.html").read_text()
    for name in ("en/summary", "en/document", "es/summary", "es/document", "ar/summary"):
        assert f'href="hay-fever/{name}.html"' in page
    assert "kept-in" in page
    gap = say("page.gap", "fr")
    own = 'lang="fr" dir="ltr"'
    assert f"<li><b {own}>Français</b> <span {own}>{gap}</span></li>" in page
    assert '<b lang="ar" dir="rtl">' in page


def test_the_same_bundles_give_the_same_index_in_whatever_order(
    output: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for folder in sorted((p for p in output.iterdir() if p.is_dir()), reverse=True):
        for name, data in tree(folder).items():
            path = other / folder.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    write_index(other)
    assert tree(other) == tree(output)


def test_an_empty_output_has_an_index_too(tmp_path: Path) -> None:
    write_index(tmp_path)
    assert json.loads((tmp_path / "catalog.json").read_bytes())["bundles"] == []
    assert verify(tmp_path) == ()


def test_a_broken_manifest_stops_the_index_with_its_name(output: Path) -> None:
    (output / "a-first" / "manifest.json").write_text("{")
    with pytest.raises(InputError, match=r"a-first/manifest\.json"):
        write_index(output)


@pytest.mark.parametrize("name", ["records.jsonl", "SHA256SUMS"])
def test_a_bundle_that_lacks_a_file_stops_the_index_with_its_name(output: Path, name: str) -> None:
    (output / "a-first" / name).unlink()
    with pytest.raises(InputError, match=f"a-first/{name}"):
        write_index(output)


def test_a_folder_under_another_name_stops_the_index(output: Path) -> None:
    (output / "a-first").rename(output / "b")
    with pytest.raises(InputError, match='is of "a-first"'):
        write_index(output)


def test_adding_a_locale_changes_only_what_has_to(tmp_path: Path) -> None:
    write_bundle(assemble(inputs(spanish())), tmp_path)
    before = tree(tmp_path)
    write_bundle(assemble(inputs(spanish(), arabic())), tmp_path)
    after = tree(tmp_path)
    same = {name for name in before if after.get(name) == before[name]}
    assert "hay-fever/en/document.md" in same
    assert "hay-fever/es/summary.json" in same
