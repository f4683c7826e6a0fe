"""Baselines: findings are known again when the text moves, and only what got worse fails."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.documents import HARD, check_text
from transform.errors import InputError
from transform.reports.baseline import compare, format_baseline, parse_baseline
from transform.reports.checks import Checked
from transform.reports.gates import Gate
from transform.settings import ReadabilitySettings

LONG = (
    "The nurse will show you how to wash the wound with warm water and how to put a clean "
    "dressing on it each morning and each night."
)

PIECES = (LONG, "They utilize a coating.", "It is done.", "Go home (or stay).", "They utilize it.")


def leaflet(*paragraphs: str) -> str:
    return "---\nlanguage: en\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def compared(before: str, after: str, settings: ReadabilitySettings | None = None) -> Checked:
    written = format_baseline([("leaflet.md", check_text(before, settings=settings))])
    known = parse_baseline(written, "baseline.json")["leaflet.md"]
    return compare(check_text(after, settings=settings), known)


def fails(checked: Checked) -> bool:
    return bool(list(Gate(has_baseline=True).reasons(checked)))


def test_nothing_changed_is_nothing_worse() -> None:
    checked = compared(HARD, HARD)
    assert checked.findings
    assert {one.state for one in checked.findings} == {"unchanged"}
    assert not fails(checked)
    assert checked.gone == ()


def test_findings_are_known_again_after_lines_have_moved() -> None:
    moved = HARD.replace("# Your medicine\n", "# Your medicine\n\nRead this.\n\nAll of it.\n")
    before, after = check_text(HARD), check_text(moved)
    assert [one.fingerprint for one in before.findings] == [
        one.fingerprint for one in after.findings
    ]
    assert [one.finding.span for one in before.findings] != [
        one.finding.span for one in after.findings
    ]
    assert not fails(compared(HARD, moved))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.integers(0, 5))
def test_any_text_moved_down_is_no_worse(pieces: list[str], lines: int) -> None:
    moved = leaflet(*["Rest well today."] * lines, *pieces)
    checked = compared(leaflet(*pieces), moved)
    assert not [one for one in checked.findings if one.worse]
    assert checked.gone == ()


def test_a_new_finding_fails_and_a_mended_one_is_gone() -> None:
    after = HARD.replace("They utilize a coating.", "They commence with it.")
    checked = compared(HARD, after)
    assert [one.finding.text for one in checked.findings if one.worse] == ["commence"]
    assert [one.state for one in checked.findings if one.worse] == ["new"]
    assert [gone.rule for gone in checked.gone] == ["hard-word"]
    assert fails(checked)


def test_a_long_sentence_made_shorter_is_the_same_finding_and_no_worse() -> None:
    shorter = LONG.replace(" and each night", "")
    checked = compared(leaflet(LONG), leaflet(shorter))
    (one,) = checked.findings
    assert (one.state, one.worse) == ("updated", False)
    assert one.fingerprint == check_text(leaflet(LONG)).findings[0].fingerprint
    assert checked.gone == ()
    assert not fails(checked)


def test_a_long_sentence_made_longer_is_worse() -> None:
    longer = LONG.replace("warm water", "warm water and a mild soap")
    checked = compared(leaflet(LONG), leaflet(longer))
    assert [(one.state, one.worse) for one in checked.findings] == [("updated", True)]
    assert fails(checked)


def test_another_long_sentence_is_new() -> None:
    other = (
        "Ask your doctor before you travel, since flights and heat and strange food may do more "
        "harm than you think and help may be far away."
    )
    checked = compared(leaflet(LONG), leaflet(other))
    assert [one.state for one in checked.findings] == ["new"]
    assert [gone.rule for gone in checked.gone] == ["long-sentence"]


def test_a_word_that_stands_more_often_is_worse() -> None:
    one, two = "They utilize a coating today.", "We utilize a needle here too."
    assert fails(compared(leaflet(one), leaflet(one, two)))
    assert not fails(compared(leaflet(one, two), leaflet(one)))


def test_an_unknown_document_is_new_as_a_whole() -> None:
    checked = compare(check_text(HARD), None)
    assert {one.state for one in checked.findings} == {"new"}
    assert fails(checked)


def test_a_limit_passed_before_fails_only_where_the_figure_has_risen() -> None:
    limit = ReadabilitySettings(max_grade=1)
    easy, hard = leaflet("Rest at home and drink water."), leaflet(LONG)
    assert not fails(compared(hard, hard, limit))
    assert not fails(compared(hard, easy, limit))
    assert fails(compared(easy, hard, limit))
    # The limit may be asked for later than the baseline was written.
    written = format_baseline([("leaflet.md", check_text(hard))])
    known = parse_baseline(written, "b")["leaflet.md"]
    assert not fails(compare(check_text(hard, settings=limit), known))


def test_a_baseline_holds_no_text_and_is_the_same_each_time() -> None:
    checks = [("b.md", check_text(HARD)), ("a.md", check_text(leaflet(LONG)))]
    written = format_baseline(checks)
    assert written == format_baseline(checks[::-1])
    for word in ("utilize", "Subsequent", "dressing", "medicine"):
        assert word not in written
    assert json.loads(written)["schema"] == "transform/baseline/1"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema": "other/1"}', '{"schema": "transform/baseline/1"}',
     '{"schema": "transform/baseline/1", "documents": [{"path": "a"}]}',
     '{"schema": "transform/baseline/1", "documents": 3}'],
)  # fmt: skip
def test_what_is_no_baseline_is_an_error(text: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_baseline(text, "b.json")
    assert str(raised.value).startswith("b.json: ")
