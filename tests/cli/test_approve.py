"""`catalog approve`, `mark-drafts` and `status`: what is said is counted, and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate  # type: ignore[import-untyped]

from tests.conftest import ROOT, Run
from transform.catalogs import approval_hash, load_catalog, write_catalog
from transform.catalogs.model import Catalog, Message
from transform.catalogs.store import catalog_path, template_path
from transform.errors import ExitCode

MESSAGES = (
    Message("Rest.", "Descanse."),
    Message("Drink <em1>water</em1>.", "Beba <em1>agua</em1>.", "verb"),
    Message("Drink water.", "Beba agua.", flags=("fuzzy",)),
    Message("Walk for two days."),
)
ANA = ("--reviewer", "Ana Ruiz", "--role", "reviser", "--date", "2026-02-03")
DOMAIN = ("--locale", "es", "--domain", "rest")


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    folder = tmp_path / "locales"
    source = tuple(Message(m.msgid, "", m.msgctxt) for m in MESSAGES)
    write_catalog(template_path(folder, "rest"), Catalog("rest", "", source))
    header = (("Last-Translator", "Ben Soto <ben@example.org>"), ("Language", "es"))
    write_catalog(catalog_path(folder, "es", "rest"), Catalog("rest", "es", MESSAGES, header))
    return folder


def schema(name: str) -> object:
    text = (ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


def test_approving_what_is_finished(run: Run, locales: Path) -> None:
    refused = run("catalog", "approve", *DOMAIN, *ANA, "--all")
    assert refused.exit_code == ExitCode.INPUT
    assert 'rest (es): "Drink water.": it is fuzzy' in refused.stderr
    assert "--skip-unfit" in refused.stderr
    assert not list(locales.rglob("*.jsonl"))
    done = run("catalog", "approve", *DOMAIN, *ANA, "--all", "--skip-unfit", "--format", "json")
    assert done.exit_code == ExitCode.DONE
    record = json.loads(done.stdout)
    validate(record, schema("catalog-approve"))
    (row,) = record["catalogs"]
    assert (row["messages"], row["recorded"], len(row["unfit"])) == (2, 2, 1)
    (lines,) = [path.read_text(encoding="utf-8") for path in locales.rglob("*.jsonl")]
    said = [json.loads(line) for line in lines.splitlines()]
    assert [one["hash"] for one in said] == [approval_hash(message) for message in MESSAGES[:2]]
    assert {one["date"] for one in said} == {"2026-02-03"}


def test_approving_messages_by_name_and_from_a_file(run: Run, locales: Path) -> None:
    named = ("--message", "Rest.", "--message", "verb/Drink <em1>water</em1>.")
    result = run("catalog", "approve", *DOMAIN, *ANA, *named)
    assert result.stdout == "rest (es): 2 approved by Ana Ruiz as reviser, 0 left out\n"
    unknown = run("catalog", "approve", *DOMAIN, *ANA, "--message", "Run.")
    assert (unknown.exit_code, "no message" in unknown.stderr) == (ExitCode.INPUT, True)
    back = locales.parent / "back.po"
    write_catalog(back, Catalog("rest", "es", MESSAGES))
    gil = ("--reviewer", "Dr. Gil", "--role", "clinician", "--from", back)
    assert "2 approved by Dr. Gil" in run("catalog", "approve", *DOMAIN, *gil).stdout
    write_catalog(back, Catalog("rest", "es", (Message("Rest.", "Descansa."),)))
    other = run("catalog", "approve", *DOMAIN, *gil)
    assert (other.exit_code, "not the catalog's" in other.stderr) == (ExitCode.INPUT, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (*DOMAIN, *ANA),
        (*DOMAIN, *ANA, "--all", "--message", "Rest."),
        ("--locale", "es", *ANA, "--all"),
        ("--domain", "rest", *ANA, "--all"),
        (*DOMAIN, "--reviewer", "Ana", "--all"),
        (*DOMAIN, "--reviewer", " ", "--role", "reviser", "--message", "Rest."),
        (*DOMAIN, "--reviewer", "Ana", "--role", "draft", "--all"),
    ],
)
def test_what_is_not_said_clearly_is_refused(
    run: Run, locales: Path, arguments: tuple[str, ...]
) -> None:
    assert run("catalog", "approve", *arguments).exit_code == ExitCode.USAGE
    assert not list(locales.rglob("*.jsonl"))


def test_a_translator_is_told_to_be_named(run: Run, locales: Path) -> None:
    write_catalog(catalog_path(locales, "es", "rest"), Catalog("rest", "es", MESSAGES))
    result = run("catalog", "approve", *DOMAIN, *ANA, "--message", "Rest.")
    assert (result.exit_code, "--translator NAME" in result.stderr) == (ExitCode.INPUT, True)
    named = run("catalog", "approve", *DOMAIN, *ANA, "--message", "Rest.", "--translator", "Ben")
    assert named.exit_code == ExitCode.DONE


def test_status_counts_approvals_words_and_orphans(run: Run, locales: Path) -> None:
    run("catalog", "approve", *DOMAIN, *ANA, "--all", "--skip-unfit")
    catalog = load_catalog(locales, "es", "rest")
    changed = (Message("Rest.", "Descansa."), *catalog.messages[1:])
    path = catalog_path(locales, "es", "rest")
    write_catalog(path, Catalog("rest", "es", changed, catalog.header))
    write_catalog(path.with_name("gone.po"), Catalog("gone", "es", (Message("a", "b"),)))
    result = run("catalog", "status", "--format", "json", "--fail-under", "51")
    assert result.exit_code == ExitCode.FINDINGS
    assert "rest (es): 50% is translated, under 51%" in result.stderr
    assert "gone.po: no template any more" in result.stderr
    record = json.loads(result.stdout)
    validate(record, schema("catalog-status"))
    figures = {
        "locale": "es",
        "messages": 4,
        "translated": 2,
        "fuzzy": 1,
        "untranslated": 1,
        "stale": 0,
        "approved": 1,
        "voided": 1,
        "words_left": 6,
        "coverage": 0.5,
    }
    assert record["catalogs"] == [{"domain": "rest", "official_translation": ""} | figures]
    assert record["totals"] == [figures]
    assert record["orphans"] == ["locales/es/LC_MESSAGES/gone.po"]
    shown = run("catalog", "status", "--fail-under", "50")
    assert shown.exit_code == ExitCode.DONE
    assert "voided" in shown.stdout
    assert "stale" not in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_fuzzy_translations_are_remembered_as_drafts(run: Run, locales: Path) -> None:
    told = run("catalog", "mark-drafts", "--locale", "es", "--by", "project")
    assert told.stdout == "rest (es): 1 new drafts by project\n"
    path = catalog_path(locales, "es", "rest")
    stripped = tuple(Message(m.msgid, m.msgstr, m.msgctxt) for m in MESSAGES)
    write_catalog(path, Catalog("rest", "es", stripped))
    own = ("--reviewer", "project", "--role", "reviser", "--message", "Drink water.")
    assert run("catalog", "approve", *DOMAIN, *own).exit_code == ExitCode.INPUT
    again = run("catalog", "mark-drafts", "--locale", "es", "--by", "project", "--format", "json")
    assert json.loads(again.stdout)["catalogs"][0]["recorded"] == 0
