"""`bundle stale`: a source that changes marks the sentences that rest on it, and no others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import DOCUMENTS, Run
from tests.pages.made import HERE

EAR = "ear-infection.md"


@pytest.fixture
def built(run: Run) -> Path:
    """A built bundle with a Spanish locale, and its source, which may be changed."""
    source = Path(shutil.copy(HERE / "documents" / EAR, EAR))
    run("build", source, "--locale", "es", "--quiet")
    return source


def change(source: Path, before: str, after: str) -> None:
    text = source.read_text(encoding="utf-8")
    assert text.count(before) == 1
    source.write_text(text.replace(before, after), encoding="utf-8")


def stale(run: Run, source: Path) -> tuple[int, dict[str, object]]:
    result = run("bundle", "stale", "output", source, "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    return result.exit_code, document


def test_a_source_that_has_not_changed(run: Run, built: Path) -> None:
    result = run("bundle", "stale", "output", built)
    assert (result.exit_code, result.stdout) == (
        0,
        "ear-infection.md: ear-infection is up to date\n",
    )
    assert run("bundle", "stale", "output", built, "--quiet").stdout == ""
    # White space and metadata are no words of the text.
    change(built, "The middle ear. A small", "The middle ear.\nA small")
    change(built, "lastReviewed: '2026-01-31'", "lastReviewed: '2026-06-30'")
    assert stale(run, built)[0] == 0


def test_a_changed_sentence_and_the_summary_that_rests_on_it(run: Run, built: Path) -> None:
    change(built, "more than 2 days", "more than 3 days")
    code, document = stale(run, built)
    assert code == 1
    assert document["changes"] == [
        {"change": "changed", "line": 28, "now": 28,
         "text": "Call your doctor if the pain lasts more than 3 days."}
    ]  # fmt: skip
    number = document["pages"][0]["sentences"][0]  # type: ignore[index]  # the record's shape
    assert document["pages"] == [
        {"page": "en/summary.html", "sentences": [number], "lines": [28]},
        {"page": "en/document.html", "sentences": [], "lines": [28]},
    ]
    told = run("bundle", "explain", "output/ear-infection", number, "--format", "json")
    assert "2 days" in json.loads(told.stdout)["text"]


def test_a_sentence_the_summary_has_not_leaves_it_alone(run: Run, built: Path) -> None:
    change(built, "A small tube leads from it", "A thin tube leads from it")
    change(built, "Most ear infections", "It may come back. Most ear infections")
    change(built, "1. How long will it last?\n", "")
    code, document = stale(run, built)
    assert code == 1
    kinds = [change["change"] for change in document["changes"]]  # type: ignore[attr-defined]
    assert kinds == ["changed", "new", "removed"]
    assert [page["page"] for page in document["pages"]] == ["en/document.html"]  # type: ignore[attr-defined]


def test_a_sentence_that_moved_is_still_there_for_the_summary(run: Run, built: Path) -> None:
    line = "Call your doctor if the pain lasts more than 2 days.\n\n"
    change(built, line, "")
    change(built, "## How is it treated?\n\n", f"## How is it treated?\n\n{line}")
    _, document = stale(run, built)
    assert [page["page"] for page in document["pages"]] == ["en/document.html"]  # type: ignore[attr-defined]


def test_verify_tells_of_it_where_the_source_is_at_hand(run: Run, built: Path) -> None:
    assert run("bundle", "verify", "output", "--source", built).exit_code == 0
    change(built, "more than 2 days", "more than 3 days")
    assert run("bundle", "verify", "output").exit_code == 0
    for folder in ("output", "output/ear-infection"):
        result = run("bundle", "verify", folder, "--source", built)
        assert result.exit_code == 1
        assert "ear-infection/en/summary.html: error: rests on" in result.stdout


def test_sources_without_a_bundle_and_bundles_without_sentences(run: Run, built: Path) -> None:
    other = shutil.copy(DOCUMENTS / "resfriado.md", ".")
    result = run("bundle", "stale", "output", other)
    assert (result.exit_code, "has no bundle" in result.stderr) == (3, True)
    Path("output/ear-infection/sentences.json").write_text('{"sentences": 3}')
    result = run("bundle", "stale", "output", built)
    assert (result.exit_code, "build the bundle again" in result.stderr) == (3, True)


def test_rights_that_were_taken_back(run: Run, built: Path) -> None:
    change(built, "license: CC-BY-4.0", "license: all rights reserved")
    result = run("bundle", "stale", "output", built)
    assert result.exit_code == 4
    assert "may no longer be published" in result.stderr
    run("build", built, "--quiet")
    assert run("bundle", "stale", "output", built).exit_code == 0


def test_status_tells_what_is_due_as_of_a_day(run: Run, built: Path) -> None:
    for today, overdue in (("2026-07-31", False), ("2026-08-01", True)):
        result = run("bundle", "status", "--today", today, "--format", "json")
        (page, *_) = json.loads(result.stdout)["pages"]
        assert (page["next_review"], page["overdue"]) == ("2026-07-31", overdue)
        shown = run("bundle", "status", "--today", today).stdout
        assert ("2026-07-31 (overdue)" in shown) == overdue
    change(built, "every 6 months", "when needed")
    run("build", built, "--quiet")
    (page, *_) = json.loads(run("bundle", "status", "--format", "json").stdout)["pages"]
    assert (page["next_review"], page["overdue"]) == (None, None)
