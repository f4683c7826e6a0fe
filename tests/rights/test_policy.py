from __future__ import annotations

from pathlib import Path

import pytest

from tests.rights.documents import document
from transform.data import load_toml
from transform.rights import decide
from transform.rights.model import RightsDecision
from transform.rights.policy import USES, publisher_key


def _rows() -> list[dict[str, str]]:
    path = Path(__file__).parent / "fixtures/policy.tsv"
    header, *lines = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return [dict(zip(header, line, strict=True)) for line in lines]


ROWS = _rows()


def _decide(row: dict[str, str]) -> RightsDecision:
    fields = {key: row[key] for key in ("license", "source", "url") if row[key]}
    return decide(document(dict(fields)), noncommercial=row["nc"] == "yes")


@pytest.mark.parametrize("row", ROWS, ids=[row["title"] for row in ROWS])
def test_the_policy_row_by_row(row: dict[str, str]) -> None:
    decision = _decide(row)
    assert decision.rule == row["rule"]
    assert {use: "+" if decision.allows(use) else "-" for use in USES} == {
        use: row[use] for use in USES
    }
    assert decision.publishable == ("+" in (row["verbatim"], row["adapted_summary"]))


def test_every_rule_is_tried() -> None:
    rules = {rule["name"] for rule in load_toml("rights/policy.toml")["rules"]}
    assert rules - {row["rule"] for row in ROWS} == {"contradictory"}  # see test_claims.py


@pytest.mark.parametrize(
    ("license_", "use", "condition"),
    [
        ("CC BY 4.0", "adapted_summary", "changes-stated"),
        ("CC BY 4.0", "verbatim", "credit"),
        ("CC BY-SA 4.0", "translation", "same-license"),
        ("CC BY-NC-SA 4.0", "adapted_summary", "noncommercial"),
        ("CC BY-NC-SA 4.0", "adapted_summary", "same-license"),
    ],
)
def test_conditions_come_with_the_permission(license_: str, use: str, condition: str) -> None:
    decision = decide(document({"license": license_}), noncommercial=True)
    assert condition in decision.use(use).conditions  # type: ignore[arg-type]


def test_every_reason_says_something_a_person_understands() -> None:
    for row in ROWS:
        for use in _decide(row).uses:
            assert len(use.reason.split()) >= 4, use


def test_uses_and_conditions_of_the_policy_are_all_known() -> None:
    policy = load_toml("rights/policy.toml")
    for rule in policy["rules"]:
        assert set(rule["uses"]) <= set(USES)
        named = [
            c for verdict in rule["uses"].values() if isinstance(verdict, list) for c in verdict
        ]
        assert set(named) <= set(policy["conditions"])
    assert set(policy["own_images"]) <= {rule["name"] for rule in policy["rules"]}


def test_a_publisher_is_known_by_name_or_host_alone() -> None:
    assert publisher_key("national cancer institute", "") == "nci"
    assert publisher_key("", "https://www.cancer.gov/x") == "nci"
    assert publisher_key("", "https://notcancer.gov/x") == ""
    assert publisher_key("", "https://example.org/cancer.gov") == ""
