"""Findings that stand, limits, severities and where things are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reports.documents import HARD, check_text
from transform.errors import UsageError
from transform.model import SourceSpan
from transform.readability.model import Readability, SentenceScore
from transform.readers.positions import Positions
from transform.reports.checks import Region, document_difficulty, grade_range, region_of
from transform.reports.gates import Gate
from transform.reports.rule_book import check_rule_names
from transform.settings import ReadabilitySettings


def rules(text: str, settings: ReadabilitySettings | None = None) -> list[str]:
    return [one.finding.rule for one in check_text(text, settings=settings).findings]


def sentence(words: int, difficulty: float | None) -> SentenceScore:
    return SentenceScore("x", words, None, difficulty=difficulty)


def scored(*sentences: SentenceScore) -> Readability:
    return Readability("en", 1, 1, 0, (), sentence_list=sentences)


def test_the_difficulty_of_a_document_is_the_mean_by_words() -> None:
    assert document_difficulty(scored(sentence(10, 2.0), sentence(30, 4.0))) == 3.5
    assert document_difficulty(scored(sentence(10, 2.0), sentence(30, None))) == 2.0
    assert document_difficulty(scored(sentence(10, None))) is None
    assert document_difficulty(scored()) is None


def test_grades_are_a_range_over_grade_formulas_alone() -> None:
    scores = (("flesch_kincaid_grade", 8.0), ("ari", 6.5), ("smog", None), ("lix", 99.0))
    spread = grade_range(Readability("en", 1, 1, 0, scores))
    assert spread == (("Automated Readability Index", 6.5), ("Flesch-Kincaid grade level", 8.0))
    assert grade_range(Readability("es", 1, 1, 0, (("flesch_reading_ease", 60.0),))) is None


def test_limits_are_findings_where_the_text_begins_and_only_where_asked_for() -> None:
    assert not {"max-grade", "max-difficulty"} & set(rules(HARD))
    checked = check_text(HARD, settings=ReadabilitySettings(max_grade=3, max_difficulty=1.5))
    over = checked.over_limits
    assert [one.finding.rule for one in over] == ["max-grade", "max-difficulty"]
    assert all(one.finding.severity == "error" for one in over)
    assert all(one.finding.span == SourceSpan(6, 6) for one in over)
    assert f"{checked.scored.grade:.2f}, is over 3." in over[0].finding.message
    easy = check_text(HARD, settings=ReadabilitySettings(max_grade=30, max_difficulty=6))
    assert easy.over_limits == ()


def test_a_limit_that_no_formula_can_hold_is_told() -> None:
    text = "---\nlanguage: es\n---\n\nDescanse mucho. Beba agua todos los días.\n"
    checked = check_text(text, settings=ReadabilitySettings(max_grade=3))
    assert checked.over_limits == ()
    (told,) = checked.unheld
    assert 'no grade formula was made for "es"' in told


def test_a_figure_that_is_missing_has_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transform.reports.checks.document_difficulty", lambda scored: None)
    monkeypatch.setattr("transform.reports.checks.why_no_difficulty", lambda tag: f"not in {tag}")
    checked = check_text(HARD, settings=ReadabilitySettings(max_difficulty=2))
    assert ("difficulty", "not in en") in checked.notes
    assert checked.unheld == ('the difficulty limit cannot be held in "en": not in en',)
    assert checked.over_limits == ()


def test_severities_come_from_the_project_file() -> None:
    chosen = ReadabilitySettings(severity=(("hard-word", "error"), ("passive", "off")))
    findings = [one.finding for one in check_text(HARD, settings=chosen).findings]
    assert {f.severity for f in findings if f.rule == "hard-word"} == {"error"}
    assert "passive" not in {f.rule for f in findings}
    assert "passive" in rules(HARD)


@pytest.mark.parametrize("name", ["hard-words", "max-grade"])
def test_a_severity_for_no_rule_is_an_error_with_its_line(name: str) -> None:
    chosen = ReadabilitySettings(severity=(("passive", "off"), (name, "error")))
    text = f'[readability.severity]\npassive = "off"\n# {name} = 1\n"{name}" = "error"\n'
    with pytest.raises(UsageError) as raised:
        check_rule_names(chosen, "transform.toml", text)
    assert str(raised.value).startswith("transform.toml:4: ")
    assert name in raised.value.problem
    check_rule_names(ReadabilitySettings(severity=(("passive", "off"),)), "transform.toml", text)


@pytest.mark.parametrize(
    ("setting", "rule", "text"),
    [
        ("few_headings", "few-headings", "Rest well today. " * 40),
        ("long_aside", "long-aside", "Drink (water or some weak tea or juice) every single day."),
        ("parentheses", "parentheses", "Drink (a lot) and rest (at home) every day."),
        ("long_sentence", "long-sentence", "Drink water and rest at home every day."),
        ("long_paragraph", "long-paragraph", "Drink water every day. Rest at home every day."),
    ],
)
def test_each_threshold_can_be_set(setting: str, rule: str, text: str) -> None:
    text = f"---\nlanguage: en\n---\n\n{text}\n"
    low = ReadabilitySettings(**{setting: 2})  # type: ignore[arg-type]
    assert rule not in rules(text)
    assert rule in rules(text, low)


def test_an_ignored_finding_does_not_fail_and_is_kept_with_its_reason() -> None:
    checked = check_text(HARD)
    (ignored,) = checked.ignored
    assert ignored.finding.rule == "passive"
    assert ignored.reason == "the law says it so"
    assert all("must be kept" not in one.finding.text for one in checked.findings)


def test_a_gate_fails_at_or_over_its_severity() -> None:
    checked = check_text(HARD)
    assert list(Gate().reasons(checked)) == []
    assert list(Gate("error").reasons(checked)) == []
    (said,) = Gate("warning").reasons(checked)
    assert said.startswith("leaflet.md: ")
    assert said.endswith(" findings at or over warning")
    assert len(checked.failing("info")) > len(checked.failing("warning")) > 0


def test_regions_have_lines_and_columns_as_far_as_they_are_known() -> None:
    positions = Positions("one two\nthrée four\n")
    assert region_of(positions, None) == Region(1, 1)
    assert region_of(positions, SourceSpan(2, 2)) == Region(2, 2)
    assert region_of(positions, SourceSpan(1, 2, 4, 13)) == Region(1, 2, 5, 6)


def test_columns_point_at_the_words_in_the_original_file() -> None:
    text = HARD.replace("\n", "\r\n")
    checked = check_text("\ufeff" + text)
    (one,) = [one for one in checked.findings if one.finding.text == "utilize"]
    region = region_of(Positions(checked.text), one.finding.span)
    line = text.split("\r\n")[region.first_line - 1]
    assert region.first_column is not None
    assert region.last_column is not None
    assert line[region.first_column - 1 : region.last_column - 1] == "utilize"


def test_a_check_is_a_value() -> None:
    checked = check_text(HARD)
    assert checked == check_text(HARD)
    assert replace(checked, findings=()) != checked
