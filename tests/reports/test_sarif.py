"""SARIF 2.1.0: against a schema, against its own rules, and against the document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator  # type: ignore[import-untyped]

from tests.conftest import ROOT
from tests.reports.documents import HARD, check_text
from transform.reports.baseline import compare, format_baseline, parse_baseline
from transform.reports.checks import Checked
from transform.reports.sarif import sarif_record
from transform.settings import ReadabilitySettings

PROFILE = ROOT / "tests" / "schemas" / "sarif-profile.schema.json"
STANDARD = ROOT / "tests" / "schemas" / "sarif-schema-2.1.0.json"
MENDED = HARD.replace("They utilize a coating.", "They commence with a coating.")


def with_baseline(before: str, after: str) -> Checked:
    known = parse_baseline(format_baseline([("leaflet.md", check_text(before))]), "b")
    return compare(check_text(after), known["leaflet.md"])


def reports() -> list[dict[str, Any]]:
    limits = ReadabilitySettings(max_grade=1, max_difficulty=1)
    spanish = "---\nlanguage: es\n---\n\nDescanse mucho. Beba agua todos los días.\n"
    return [
        sarif_record([]),
        sarif_record([check_text(HARD), check_text(HARD, "a b/ñ#%.md")]),
        sarif_record([check_text(HARD, settings=limits)], successful=False),
        sarif_record([with_baseline(HARD, MENDED)]),
        sarif_record([check_text(spanish, settings=limits)]),
        sarif_record([check_text(HARD, "-")]),
    ]


def results(record: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = record["runs"][0]["results"]
    return found


@pytest.mark.parametrize("number", range(6))
def test_the_reports_hold_to_the_profile(number: int) -> None:
    schema = json.loads(PROFILE.read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(json.dumps(reports()[number])))


@pytest.mark.parametrize("number", range(6))
def test_the_reports_hold_to_the_standards_own_schema(number: int) -> None:
    Draft4Validator(json.loads(STANDARD.read_text())).validate(
        json.loads(json.dumps(reports()[number]))
    )


def test_the_profile_refuses_what_the_standard_refuses() -> None:
    validator = Draft202012Validator(json.loads(PROFILE.read_text()))
    record = reports()[1]
    changes: tuple[dict[str, Any], ...] = (
        {"level": "info"},
        {"baselineState": "old"},
        {"locations": []},
        {"message": "text"},
        {"partialFingerprints": {"a": 1}},
    )
    for change in changes:
        changed = json.loads(json.dumps(record))
        results(changed)[0].update(change)
        assert not validator.is_valid(changed), change


def test_rules_are_listed_once_with_their_guideline_and_results_point_at_them() -> None:
    record = reports()[1]
    rules = record["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    by_name = {rule["id"]: rule for rule in rules}
    assert by_name["hard-word"]["helpUri"].startswith("https://")
    assert "Plain Language" in by_name["hard-word"]["properties"]["guideline"]
    for result in results(record):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_finding_is_a_result_and_an_ignored_one_is_suppressed() -> None:
    checked = check_text(HARD)
    found = results(sarif_record([checked]))
    assert len(found) == len(checked.findings) + 1
    (ignored,) = [one for one in found if "suppressions" in one]
    assert ignored["suppressions"] == [{"kind": "inSource", "justification": "the law says it so"}]
    assert {one["level"] for one in found} == {"note", "warning"}


def test_regions_point_at_the_words_of_the_file() -> None:
    found = results(sarif_record([check_text(HARD)]))
    (word,) = [one for one in found if "utilize" in one["message"]["text"]]
    region = word["locations"][0]["physicalLocation"]["region"]
    line = HARD.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "utilize"


def test_paths_are_uris_and_indexes_name_the_artifacts() -> None:
    record = reports()[1]
    artifacts = [one["location"]["uri"] for one in record["runs"][0]["artifacts"]]
    assert artifacts == ["leaflet.md", "a%20b/%C3%B1%23%25.md"]
    for result in results(record):
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifacts[where["index"]] == where["uri"]


def test_fingerprints_stay_when_lines_move() -> None:
    def prints(text: str) -> list[str]:
        found = results(sarif_record([check_text(text)]))
        return [one["partialFingerprints"]["transformFinding/v1"] for one in found]

    moved = HARD.replace("Rest well.", "You may go home.\n\nRest well.")
    assert prints(moved) == prints(HARD)
    assert len(set(prints(HARD))) == len(prints(HARD))


def test_a_baseline_gives_every_result_a_state() -> None:
    found = results(reports()[3])
    states = {one["ruleId"] + one["baselineState"]: one for one in found}
    assert all("baselineState" in one for one in found)
    assert "hard-wordnew" in states
    assert states["hard-wordabsent"]["level"] == "none"
    assert "long-sentenceunchanged" in states
    assert not any("baselineState" in one for one in results(reports()[1]))


def test_words_scored_and_left_out_are_always_there() -> None:
    checked = check_text(HARD)
    (artifact,) = sarif_record([checked])["runs"][0]["artifacts"]
    assert artifact["properties"]["words"] == checked.scored.words
    assert artifact["properties"]["excludedWords"] == checked.scored.excluded_words


def test_a_limit_that_cannot_be_held_is_a_notification() -> None:
    (invocation,) = reports()[4]["runs"][0]["invocations"]
    texts = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert any("the grade limit cannot be held" in text for text in texts)
    assert reports()[2]["runs"][0]["invocations"][0]["executionSuccessful"] is False
