"""Verifying finds every fault that is put into a good bundle, and none in a good one."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.bundles.samples import EVERYTHING, decision, inputs
from transform.bundles import Bundle, assemble, verify, write_bundle, write_index
from transform.errors import InputError


@pytest.fixture
def place(full: Bundle, tmp_path: Path) -> Path:
    return write_bundle(full, tmp_path)


def rules(path: Path) -> set[tuple[str, str]]:
    return {(finding.rule.removeprefix("bundle-"), finding.text) for finding in verify(path)}


def sum_up(place: Path) -> None:
    """Write checksums that agree, as somebody would who knows what they do."""
    files = sorted(p for p in place.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
    lines = [
        f"{sha256(p.read_bytes()).hexdigest()}  {p.relative_to(place).as_posix()}\n" for p in files
    ]
    (place / "SHA256SUMS").write_text("".join(lines))


def change(place: Path, name: str, before: str, after: str) -> None:
    path = place / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    sum_up(place)


def change_manifest(place: Path, edit: Callable[[dict[str, object]], object]) -> None:
    path = place / "manifest.json"
    value = json.loads(path.read_text())
    edit(value)
    path.write_text(json.dumps(value))
    sum_up(place)


def test_a_good_bundle_has_nothing_wrong(place: Path) -> None:
    assert verify(place) == ()


def test_a_good_excerpt_and_a_good_held_back_one_have_nothing_wrong(tmp_path: Path) -> None:
    write_bundle(assemble(inputs(rights=decision(*EVERYTHING, excerpt=True))), tmp_path)
    assert verify(tmp_path / "hay-fever") == ()
    write_bundle(assemble(inputs(rights=decision())), tmp_path)
    assert verify(tmp_path / "hay-fever") == ()


def test_a_changed_file(place: Path) -> None:
    (place / "en/summary.md").write_text((place / "en/summary.md").read_text() + "\n")
    assert rules(place) == {("checksum", "en/summary.md")}


def test_a_missing_and_an_extra_file(place: Path) -> None:
    (place / "en/summary.json").unlink()
    (place / "en/notes.txt").write_text("x")
    assert rules(place) == {("missing-file", "en/summary.json"), ("extra-file", "en/notes.txt")}


def test_missing_checksums(place: Path) -> None:
    (place / "SHA256SUMS").unlink()
    assert ("missing-file", "SHA256SUMS") in rules(place)


def test_checksums_of_files_elsewhere(place: Path) -> None:
    with (place / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  ../../etc/passwd\n")
    assert rules(place) == {("checksum", "SHA256SUMS")}


def test_a_page_the_manifest_does_not_know(place: Path) -> None:
    (place / "en/other.html").write_text("<p>x")
    sum_up(place)
    assert rules(place) == {("extra-file", "en/other.html")}


DOCUMENT = "es/document.html"


@pytest.mark.parametrize(
    ("rule", "name", "before", "after"),
    [
        ("lang", DOCUMENT, '<html lang="es" dir="ltr">', '<html lang="en" dir="ltr">'),
        ("dir", "ar/summary.html", '<html lang="ar" dir="rtl">', '<html lang="ar">'),
        ("dir", DOCUMENT, '<div class="untranslated" lang="en" dir="ltr">', '<div lang="en">'),
        ("popup", DOCUMENT, 'href="#term-101"', 'href="/Common/PopUps/popDefinition.aspx?id=101"'),
        ("popup", "es/document.md", "(#term-101)", "(/Common/PopUps/popDefinition.aspx?id=101)"),
        ("attribution", DOCUMENT, 'id="credit"', 'id="other"'),
        ("attribution", "es/document.md", "CC BY 4.0", "CC0"),
        ("attribution", "ATTRIBUTION.txt", "CC BY 4.0", "CC0"),
        ("attribution", "en/summary.html", 'href="https://clinic.example/leaflets/hay-fever"', ""),
        ("draft-label", "en/summary.html", "Draft, not reviewed", "Reviewed"),
        ("draft-label", "en/summary.md", "Draft, not reviewed", "Reviewed"),
        ("draft-label", "en/summary.html", "noindex", "index"),
        ("draft-label", "en/summary.html", "@top-center", "@top-left"),
        ("gaps-label", DOCUMENT, 'id="gaps"', ""),
        ("link", DOCUMENT, 'href="summary.html"', 'href="brief.html"'),
        ("link", DOCUMENT, 'href="summary.html"', 'href="../../../x.html"'),
        ("link", "en/summary.html", 'id="term-101"', 'id="term-99"'),
        ("id", "en/summary.html", 'id="term-101"', 'id="term-102"'),
        ("placeholder", DOCUMENT, "Folleto", "&lt;t1&gt;Folleto&lt;/t1&gt;"),
        ("placeholder", "es/document.md", "Folleto", "\\<em1>Folleto"),
        ("request", DOCUMENT, "<footer>", '<footer><img src="https://x.example/p.png" alt="">'),
        ("request", DOCUMENT, "<footer>", "<footer><script>x()</script>"),
        ("request", DOCUMENT, "<footer>", '<footer onclick="x()">'),
        ("request", DOCUMENT, "</style>", "@import 'x.css';</style>"),
        ("request", DOCUMENT, "default-src 'none'", "default-src *"),
        ("number", DOCUMENT, "a 6 de cada 10", "a 7 de cada 10"),
        ("number", DOCUMENT, "a 6 de cada 10", "a 6 de cada"),
        ("number", "en/summary.json", "An antihistamine may help.", "3 antihistamines may help."),
        ("number", "en/summary.json", '"text": "An antihistamine helps."', '"text": "3 help."'),
        ("trace", "en/summary.html", "itchy eyes", "itchy ears"),
        ("trace", "es/summary.html", "goteo nasal", "tos"),
        ("linked-data", DOCUMENT, '"inLanguage": "es"', '"inLanguage": "fr"'),
        ("linked-data", DOCUMENT, '"@context"', '@"'),
        ("json", "en/summary.json", "{", "["),
        ("json", "records.jsonl", "{", "["),
    ],
)  # fmt: skip
def test_a_fault_in_a_file(place: Path, rule: str, name: str, before: str, after: str) -> None:
    change(place, name, before, after)
    assert (rule, name) in rules(place)


def test_an_excerpt_without_its_label(tmp_path: Path) -> None:
    place = write_bundle(assemble(inputs(rights=decision(*EVERYTHING, excerpt=True))), tmp_path)
    change(place, "en/document.html", 'id="excerpt"', "")
    assert rules(place) == {("excerpt-label", "en/document.html")}


def test_an_excerpt_that_passes_for_the_whole(tmp_path: Path) -> None:
    place = write_bundle(assemble(inputs(rights=decision(*EVERYTHING, excerpt=True))), tmp_path)
    change(place, "manifest.json", '"what": "excerpt"', '"what": "verbatim"')
    assert ("rights", "en/document.html") in rules(place)


@pytest.mark.parametrize(
    ("use", "names"),
    [
        ("verbatim", {
            "en/document.html", "catalogs/hay-fever.pot", "catalogs/es.po", "catalogs/fr.po",
        }),
        ("adapted_summary", {
            "en/summary.html", "es/summary.html", "ar/summary.html",
            "catalogs/hay-fever.summary.pot", "catalogs/es.summary.po",
        }),
        ("translation", {
            "es/summary.html", "es/document.html", "ar/summary.html",
            "catalogs/es.po", "catalogs/es.summary.po", "catalogs/fr.po",
        }),
        ("catalog", {
            "catalogs/hay-fever.pot", "catalogs/hay-fever.summary.pot",
            "catalogs/es.po", "catalogs/es.summary.po", "catalogs/fr.po",
        }),
    ],
)  # fmt: skip
def test_pages_and_catalogs_that_the_rights_do_not_allow(
    place: Path, use: str, names: set[str]
) -> None:
    def refuse(value: dict[str, object]) -> None:
        uses = value["rights"]["uses"]  # type: ignore[index]  # a manifest's shape
        next(u for u in uses if u["use"] == use)["allowed"] = False

    change_manifest(place, refuse)
    assert rules(place) == {("rights", name) for name in names}


def test_anything_beside_the_manifest_of_a_document_held_back(tmp_path: Path) -> None:
    place = write_bundle(assemble(inputs(rights=decision())), tmp_path)
    (place / "page.html").write_text("x")
    assert rules(place) == {("rights", "page.html")}


@pytest.mark.parametrize(
    "edit",
    [
        lambda value: value.pop("schema"),
        lambda value: value.update(schema="transform/manifest/0"),
        lambda value: value.update(status="released"),
        lambda value: value.update(pages={}),
        lambda value: value["pages"][0].pop("credit"),
        lambda value: value["pages"].append(3),
        lambda value: value["rights"]["uses"][0].update(allowed="yes"),
        lambda value: value["source"].update(url=None),
        lambda value: value.pop("readability"),
    ],
)
def test_a_manifest_that_is_none(place: Path, edit: Callable[[dict[str, object]], object]) -> None:
    change_manifest(place, edit)
    assert rules(place) == {("manifest", "manifest.json")}


def test_a_manifest_of_another_document(place: Path) -> None:
    change_manifest(place, lambda value: value.update(id="measles"))
    assert ("manifest", "manifest.json") in rules(place)


def test_a_whole_output_folder(full: Bundle, tmp_path: Path) -> None:
    write_bundle(full, tmp_path)
    write_index(tmp_path)
    assert verify(tmp_path) == ()
    (tmp_path / "stray.txt").write_text("x")
    (tmp_path / "hay-fever" / "en" / "summary.md").write_text("x")
    (tmp_path / "records.jsonl").write_text("")
    assert {("extra-file", "stray.txt"), ("checksum", "hay-fever/en/summary.md"),
            ("index", "records.jsonl")} <= rules(tmp_path)  # fmt: skip


def test_an_index_that_is_behind_its_bundles(full: Bundle, tmp_path: Path) -> None:
    write_bundle(full, tmp_path)
    write_index(tmp_path)
    write_bundle(assemble(inputs()), tmp_path)
    found = rules(tmp_path)
    assert ("index", "catalog.json") in found
    assert ("link", "index.html") in found


def test_an_output_without_its_index(full: Bundle, tmp_path: Path) -> None:
    write_bundle(full, tmp_path)
    assert rules(tmp_path) == {
        ("missing-file", name)
        for name in ("catalog.json", "feed.xml", "records.jsonl", "index.html")
    }


def test_json_that_no_reader_can_hold(place: Path) -> None:
    for name in ("en/summary.json", "records.jsonl"):
        (place / name).write_text("[" * 200_000)
    sum_up(place)
    assert {("json", "en/summary.json"), ("json", "records.jsonl")} <= rules(place)
    (place / "manifest.json").write_text("[" * 200_000)
    assert rules(place) == {("manifest", "manifest.json")}


def test_a_folder_that_holds_no_bundle_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no bundle"):
        verify(tmp_path)
    with pytest.raises(InputError, match="no bundle"):
        verify(tmp_path / "nowhere")
