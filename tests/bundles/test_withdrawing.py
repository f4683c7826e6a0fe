"""A recalled page is gone, and a notice stands in its place, at once and in every build."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bundles.samples import arabic, inputs, page_key, recalled, released, spanish
from tests.conftest import tree
from transform.bundles import Bundle, assemble, verify, write_bundle, write_index
from transform.bundles.standing import Kind, PageKey, Recall
from transform.bundles.withdrawing import withdraw
from transform.wording import say

WORDS = {
    ("es", "summary"): ("goteo nasal", "picazón"),
    ("es", "document"): ("Folleto para pacientes",),
    ("ar", "summary"): ("حبوب اللقاح",),
    ("en", "document"): ("Patient leaflet", "Ask before you take other drugs", "6 of 10"),
}


def whole() -> Bundle:
    return assemble(inputs(spanish(), arabic()))


def words_in(bundle: Bundle, word: str) -> list[str]:
    return [name for name, data in bundle.files if word in data.decode()]


@pytest.mark.parametrize("page", sorted(WORDS))
def test_no_word_of_a_recalled_page_is_left(page: tuple[str, Kind]) -> None:
    bundle = assemble(recalled(inputs(spanish(), arabic()), page_key(*page)))
    for word in WORDS[page]:
        assert words_in(whole(), word)
        assert words_in(bundle, word) == []
    notice = bundle.file(f"{page[0]}/{page[1]}.html").decode()
    assert say("page.recalled", page[0]) in notice
    assert "One dose was wrong." in notice
    assert "https://clinic.example/leaflets/hay-fever" in notice
    assert "gil@example.org" not in b"".join(data for _, data in bundle.files).decode()


def test_other_pages_stay_as_they_are() -> None:
    bundle = assemble(recalled(inputs(spanish(), arabic()), page_key("es")))
    for name in ("en/summary.html", "es/document.html", "ar/summary.html", "catalogs/es.po"):
        assert bundle.file(name) == whole().file(name)
    names = [name for name, _ in bundle.files]
    assert "es/summary.json" not in names
    assert "catalogs/es.summary.po" not in names


def test_a_page_in_the_sources_language_takes_its_translations_with_it() -> None:
    bundle = assemble(recalled(inputs(spanish(), arabic()), page_key("en")))
    pages = json.loads(bundle.file("manifest.json"))["pages"]
    stood = {(page["locale"], page["kind"]): page["status"] for page in pages}
    assert stood == {
        ("en", "summary"): "recalled", ("es", "summary"): "recalled", ("ar", "summary"): "recalled",
        ("en", "document"): "draft", ("es", "document"): "draft",
    }  # fmt: skip


def test_importers_are_told_to_unpublish() -> None:
    bundle = assemble(recalled(inputs(spanish(), arabic()), page_key("es")))
    before, after = (
        {
            (r["langcode"], r["kind"]): r
            for r in map(json.loads, made.file("records.jsonl").splitlines())
        }
        for made in (whole(), bundle)
    )
    old, new = before["es", "summary"], after["es", "summary"]
    assert (new["status"], new["body_html"], new["terms"]) == ("recalled", "", [])
    assert (new["uid"], new["slug"]) == (old["uid"], old["slug"])
    assert new["content_hash"] != old["content_hash"]
    assert new["changed"] == "2024-06-01"
    assert after["en", "summary"] == before["en", "summary"]


ES, AR = page_key("es"), page_key("ar")


@pytest.mark.parametrize(
    "pages", [[ES], [page_key("en", "document")], [AR, ES], [ES, AR, page_key("en")]]
)
def test_a_recall_at_once_gives_the_bytes_of_a_build(pages: list[PageKey]) -> None:
    bundle = whole()
    recalls: list[Recall] = []
    for page in pages:
        recalls.append(
            Recall(page, "One dose was wrong.", "Dr. Luis Gil <g@example.org>", "2024-06-01")
        )
        bundle = withdraw(bundle, recalls)
    assert dict(bundle.files) == dict(assemble(recalled(inputs(spanish(), arabic()), *pages)).files)
    assert withdraw(bundle, recalls) == bundle


def test_a_recall_beats_a_release(tmp_path: Path) -> None:
    made = recalled(released(inputs(spanish(), arabic()), ES), ES)
    place = write_bundle(assemble(made), tmp_path)
    write_index(tmp_path)
    assert verify(tmp_path) == ()
    (page,) = [
        p for p in json.loads((place / "manifest.json").read_bytes())["pages"]
        if (p["locale"], p["kind"]) == ("es", "summary")
    ]  # fmt: skip
    assert (page["status"], page["reviews"]) == ("recalled", [])
    catalog = json.loads((tmp_path / "catalog.json").read_bytes())["bundles"][0]
    spanish_entry = next(entry for entry in catalog["locales"] if entry["locale"] == "es")
    assert spanish_entry["page_statuses"] == {"summary": "recalled", "document": "draft"}


def test_a_lifted_recall_is_none() -> None:
    lifted = (
        Recall(ES, "wrong", date="2024-06-01"),
        Recall(ES, "", date="2024-06-02", verdict="lifted"),
    )
    assert withdraw(whole(), lifted) == whole()


def test_a_file_that_was_tampered_with_is_not_given_a_new_checksum() -> None:
    files = dict(whole().files) | {"en/summary.md": b"take ten"}
    bundle = withdraw(
        Bundle("hay-fever", tuple(files.items())), [Recall(ES, "why", "", "2024-06-01")]
    )
    assert bundle.file("en/summary.md") == b"take ten"
    (line,) = [x for x in bundle.file("SHA256SUMS").decode().splitlines() if "en/summary.md" in x]
    assert line in whole().file("SHA256SUMS").decode()


def put_words_back(place: Path) -> None:
    path = place / "es" / "summary.html"
    path.write_text(path.read_text().replace("</main>", "<p>goteo nasal</p></main>"))


def bring_a_file_back(place: Path) -> None:
    (place / "catalogs" / "es.summary.po").write_text("# es\n")


def forget_the_notice(place: Path) -> None:
    (place / "es" / "RECALLED.json").unlink()


def a_notice_for_nothing(place: Path) -> None:
    (place / "ar" / "RECALLED.json").write_text("{}")


def a_record_with_text(place: Path) -> None:
    path = place / "records.jsonl"
    path.write_text(path.read_text().replace('"body_html": ""', '"body_html": "<p>goteo</p>"'))


def another_markdown(place: Path) -> None:
    path = place / "es" / "summary.md"
    path.write_text(path.read_text() + "\ngoteo nasal\n")


@pytest.mark.parametrize(
    ("harm", "rule", "name"),
    [
        (put_words_back, "bundle-recall", "es/summary.html"),
        (another_markdown, "bundle-recall", "es/summary.md"),
        (bring_a_file_back, "bundle-recall", "catalogs/es.summary.po"),
        (forget_the_notice, "bundle-missing-file", "es/RECALLED.json"),
        (a_notice_for_nothing, "bundle-recall", "ar/RECALLED.json"),
        (a_record_with_text, "bundle-recall", "records.jsonl"),
    ],
)
def test_verify_sees_that_a_recalled_page_is_not_gone(
    tmp_path: Path, harm: Callable[[Path], None], rule: str, name: str
) -> None:
    place = write_bundle(assemble(recalled(inputs(spanish(), arabic()), ES)), tmp_path)
    assert verify(place) == ()
    harm(place)
    assert (rule, name) in {(finding.rule, finding.text) for finding in verify(place)}


@pytest.mark.parametrize("review", ["missing", "outdated"])
def test_verify_sees_a_release_that_nobody_gave(tmp_path: Path, review: str) -> None:
    place = write_bundle(assemble(released(inputs(spanish()), ES)), tmp_path)
    assert verify(place) == ()
    path = place / "manifest.json"
    manifest = json.loads(path.read_bytes())
    page = next(p for p in manifest["pages"] if p["status"] == "released")
    page |= {"review": review, "reviews": []}
    path.write_text(json.dumps(manifest))
    assert "bundle-review" in {finding.rule for finding in verify(place)}


def test_verify_sees_one_person_in_both_roles(tmp_path: Path) -> None:
    place = write_bundle(assemble(released(inputs(spanish()), ES)), tmp_path)
    path = place / "manifest.json"
    manifest = json.loads(path.read_bytes())
    page = next(p for p in manifest["pages"] if p["status"] == "released")
    page["reviews"][1]["who"] = page["reviews"][0]["who"]
    path.write_text(json.dumps(manifest))
    assert "bundle-review" in {finding.rule for finding in verify(place)}


def test_an_index_lists_a_recalled_page_as_one(tmp_path: Path) -> None:
    write_bundle(assemble(recalled(inputs(spanish(), arabic()), ES)), tmp_path)
    write_index(tmp_path)
    assert say("page.recalled", "es") in (tmp_path / "index.html").read_text()
    assert b"goteo nasal" not in b"".join(tree(tmp_path).values())
