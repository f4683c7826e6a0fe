"""Drafts are released by two people, void when their text changes, and taken back at once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import polib
import pytest

from tests.cli.test_build import translate
from tests.conftest import ROOT, Run, tree

ID = "asthma-inhaler"
ANA = ("--reviewer", "Ana Ruiz <ana@example.org>", "--role", "reviser", "--date", "2026-02-03")
LUIS = ("--reviewer", "Dr. Luis Gil", "--role", "clinician", "--date", "2026-02-05")
SUMMARY = ("--kind", "summary")
TRANSLATOR = "Ben Soto <ben@example.org>"


@pytest.fixture
def source(documents: Path) -> Path:
    return documents / f"{ID}.md"


@pytest.fixture
def spanish(run: Run, source: Path) -> Path:
    """A bundle with a translation that Ben Soto made."""
    run("build", source, "--locale", "es", "--quiet")
    for path in Path("locales/es/LC_MESSAGES").glob("*.po"):
        translate(path, fuzzy=False)
        catalog = polib.pofile(str(path))
        catalog.metadata["Last-Translator"] = TRANSLATOR
        catalog.save()
    assert run("build", source, "--locale", "es", "--quiet").exit_code == 0
    return source


def status(run: Run) -> dict[tuple[str, str], tuple[str, str]]:
    record = json.loads(run("bundle", "status", "--format", "json").stdout)
    return {(p["locale"], p["kind"]): (p["status"], p["review"]) for p in record["pages"]}


@cache
def schema(name: str) -> Any:
    return json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text())


def lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in Path("locales", name).read_text().splitlines()]


def test_two_people_release_a_page_and_a_change_voids_it(run: Run, source: Path) -> None:
    run("build", source)
    first = run("bundle", "release", ID, "--locale", "en", *SUMMARY, *ANA)
    assert "1 approval missing until it is released: clinical" in first.stdout
    second = run("bundle", "release", ID, "--locale", "en", *SUMMARY, *LUIS)
    assert "released at the next build" in second.stdout
    assert status(run)["en", "summary"] == ("draft", "missing")
    built = run("build", source)
    assert "summary released" in built.stdout
    assert status(run) == {
        ("en", "summary"): ("released", "recorded"), ("en", "document"): ("draft", "missing"),
    }  # fmt: skip
    assert run("bundle", "verify").exit_code == 0
    catalog = json.loads(Path("output/catalog.json").read_bytes())["bundles"][0]
    assert catalog["locales"][0]["page_statuses"] == {"summary": "released", "document": "draft"}
    for line in lines("releases.jsonl"):
        jsonschema.validate(line, schema("releases"))
    source.write_text(source.read_text().replace("inhaler", "puffer"))
    again = run("build", source)
    assert "was released for an earlier text" in again.stdout
    assert status(run)["en", "summary"] == ("draft", "outdated")
    assert 'id="draft"' in Path(f"output/{ID}/en/summary.html").read_text()


def test_a_translation_is_released_by_others_than_its_translator(run: Run, spanish: Path) -> None:
    ben = ("--reviewer", "ben soto", "--role", "clinician")
    refused = run("bundle", "release", ID, "--locale", "es", *SUMMARY, *ben)
    assert refused.exit_code == 3
    assert "ben soto translated it" in refused.stderr
    assert not Path("locales/releases.jsonl").exists()
    for who in (ANA, LUIS):
        assert run("bundle", "release", ID, "--locale", "es", *SUMMARY, *who).exit_code == 0
    run("build", spanish, "--locale", "es")
    assert status(run)["es", "summary"] == ("released", "recorded")
    assert "Ana Ruiz" in Path(f"output/{ID}/es/summary.html").read_text()


def test_who_turns_out_to_be_the_translator_does_not_count(run: Run, spanish: Path) -> None:
    for who in (ANA, LUIS):
        run("bundle", "release", ID, "--locale", "es", *SUMMARY, *who)
    for path in Path("locales/es/LC_MESSAGES").glob("*.po"):
        catalog = polib.pofile(str(path))
        catalog.metadata["Last-Translator"] = "Dr. Luis Gil"
        catalog.save()
    run("build", spanish, "--locale", "es")
    assert status(run)["es", "summary"] == ("draft", "missing")


def test_a_translation_by_nobody_is_not_approved(run: Run, spanish: Path) -> None:
    for path in Path("locales/es/LC_MESSAGES").glob("*.po"):
        catalog = polib.pofile(str(path))
        catalog.metadata["Last-Translator"] = "FULL NAME <EMAIL@ADDRESS>"
        catalog.save()
    refused = run("bundle", "release", ID, "--locale", "es", *ANA)
    assert refused.exit_code == 3
    assert "nobody knows who translated it; say so with" in refused.stderr


def test_one_person_cannot_be_both(run: Run, source: Path) -> None:
    run("build", source)
    run("bundle", "release", ID, "--locale", "en", *ANA)
    twice = run(
        "bundle", "release", ID, "--locale", "en", "--reviewer", "ANA RUIZ", "--role", "clinical"
    )
    assert twice.exit_code == 3
    assert "has approved of it already, as language" in twice.stderr


def test_a_rejection_holds_a_page_back(run: Run, source: Path) -> None:
    run("build", source)
    for who in (ANA, LUIS):
        run("bundle", "release", ID, "--locale", "en", *who)
    said = run("bundle", "release", ID, "--locale", "en", *SUMMARY, *LUIS, "--verdict", "rejected")
    assert "clinical" in said.stdout
    run("build", source)
    assert status(run) == {
        ("en", "summary"): ("draft", "missing"), ("en", "document"): ("released", "recorded"),
    }  # fmt: skip


def test_nobody_approves_of_what_was_changed_after_the_build(run: Run, source: Path) -> None:
    run("build", source)
    page = Path(f"output/{ID}/en/summary.html")
    page.write_text(page.read_text().replace("</main>", "<p>Take ten.</p></main>"))
    refused = run("bundle", "release", ID, "--locale", "en", *ANA)
    assert refused.exit_code == 3
    assert "is not what was built" in refused.stderr
    assert "build it again" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((ID, "--locale", "fr"), "there is no page fr; there are en/summary, en/document"),
        (("nothing", "--locale", "en"), "there is no bundle here"),
        ((ID,), "no page"),
    ],
)
def test_what_is_not_there_is_not_released_or_recalled(
    run: Run, source: Path, arguments: tuple[str, ...], problem: str
) -> None:
    run("build", source)
    for command, more in (("release", ANA), ("recall", ("--reason", "wrong"))):
        result = run("bundle", command, *arguments, *more)
        assert result.exit_code in {2, 3}
        assert problem in result.stderr
    assert not list(Path("locales").glob("*.jsonl"))


def test_a_project_may_ask_for_no_review(run: Run, source: Path) -> None:
    Path("transform.toml").write_text("require_review = false\n")
    run("build", source)
    assert set(status(run).values()) == {("released", "not required")}
    page = Path(f"output/{ID}/en/summary.html").read_text()
    assert 'id="draft"' not in page
    assert 'id="reviewed"' not in page
    assert "reviewedBy" not in page
    assert run("bundle", "verify").exit_code == 0


def test_a_recall_is_seen_at_once_and_by_every_build(run: Run, spanish: Path) -> None:
    reason = ("--reason", "One  dose was\nwrong.", "--by", "Dr. Gil", "--date", "2026-03-01")
    done = run("bundle", "recall", ID, "--locale", "es", *reason, "--format", "json")
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert record["withdrawn"] == [
        {"locale": "es", "kind": "summary"}, {"locale": "es", "kind": "document"},
    ]  # fmt: skip
    assert run("bundle", "verify").exit_code == 0
    at_once = tree(Path("output"))
    run("build", spanish, "--locale", "es")
    assert tree(Path("output")) == at_once
    notice = Path(f"output/{ID}/es/summary.html").read_text()
    assert "One dose was wrong." in notice
    assert "1 de marzo de 2026" in notice
    for line in lines("recalls.jsonl"):
        jsonschema.validate(line, schema("recalls"))
    jsonschema.validate(
        json.loads(Path(f"output/{ID}/es/RECALLED.json").read_bytes()), schema("recalled")
    )
    refused = run("bundle", "release", ID, "--locale", "es", *ANA)
    assert refused.exit_code == 3
    assert "was recalled; lift that first" in refused.stderr


def test_a_recall_that_is_lifted_brings_the_page_back(run: Run, source: Path) -> None:
    run("build", source)
    before = tree(Path("output"))
    run("bundle", "recall", ID, "--locale", "en", "--reason", "wrong")
    assert {status for status, _ in status(run).values()} == {"recalled"}
    again = run("bundle", "recall", ID, "--locale", "en", "--reason", "wrong")
    assert "was withdrawn before" in again.stdout
    assert "the next build" in run("bundle", "recall", ID, "--locale", "en", "--undo").stdout
    run("build", source)
    assert tree(Path("output")) == before
    assert [line["verdict"] for line in lines("recalls.jsonl")] == ["recalled"] * 2 + ["lifted"] * 2


def test_a_recall_holds_though_its_bundle_is_damaged(run: Run, source: Path) -> None:
    run("build", source)
    Path(f"output/{ID}/records.jsonl").write_text("{")
    result = run("bundle", "recall", ID, "--locale", "en", "--reason", "wrong")
    assert result.exit_code == 3
    assert "the recall is on record" in result.stderr
    run("build", source)
    assert {status for status, _ in status(run).values()} == {"recalled"}


def test_a_recall_says_why(run: Run, source: Path) -> None:
    run("build", source)
    result = run("bundle", "recall", ID, "--locale", "en")
    assert result.exit_code == 2
    assert "--reason" in result.stderr


@pytest.mark.parametrize("name", ["releases", "recalls"])
@pytest.mark.parametrize("line", ["{", "[]", '{"document": "a"}', '{"role": "friend"}'])
def test_a_record_that_is_none_stops_the_build_at_its_line(
    run: Run, source: Path, name: str, line: str
) -> None:
    Path("locales").mkdir()
    Path("locales", f"{name}.jsonl").write_text(f"\n{line}\n")
    result = run("build", source)
    assert result.exit_code == 3
    assert f"locales/{name}.jsonl:2: this is no " in result.stderr
    assert not Path("output").exists()
