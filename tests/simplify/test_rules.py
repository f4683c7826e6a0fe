"""Each edit rule alone: what must change, and as many sentences that must not."""

from __future__ import annotations

import pytest

from tests.simplify.cases import FIXTURES, Case, read_cases
from transform.inlines import plain_text
from transform.model import Text
from transform.simplify.editing import edit_sentence, simplify_line
from transform.simplify.edits import RULES
from transform.simplify.guard import doubt
from transform.simplify.locks import lock_spans

RULE_CASES = [
    pytest.param(rule, case, id=f"{rule.id}: {case}")
    for rule in RULES
    for case in read_cases(f"rules/{rule.id}.txt", 2)
]
ADVERSARIAL = read_cases("adversarial.txt", 2)


@pytest.mark.parametrize(("rule", "case"), RULE_CASES)
def test_a_rule_changes_what_it_should_and_nothing_else(rule, case: Case) -> None:  # type: ignore[no-untyped-def]
    edited = edit_sentence((Text(case.lines[0]),), case.language, (rule,))
    assert plain_text(edited.inlines) == case.expected
    assert edited.guard == ("verbatim" if case.lines[1] == "=" else "edited")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_as_many_sentences_that_stay_as_that_change(rule) -> None:  # type: ignore[no-untyped-def]
    cases = read_cases(f"rules/{rule.id}.txt", 2)
    stay = sum(case.lines[1] == "=" for case in cases)
    assert stay >= len(cases) - stay > 0


def test_every_rule_fixture_has_its_rule() -> None:
    assert {path.stem for path in (FIXTURES / "rules").iterdir()} == {rule.id for rule in RULES}


@pytest.mark.parametrize("case", ADVERSARIAL, ids=str)
def test_meaning_survives(case: Case) -> None:
    assert simplify_line(case.lines[0], case.language) == case.expected


@pytest.mark.parametrize("case", ADVERSARIAL, ids=str)
def test_locked_spans_survive(case: Case) -> None:
    after = simplify_line(case.lines[0], case.language)
    assert doubt(case.lines[0], after, case.language) == ""
    numbers = [
        [lock.text for lock in lock_spans(text, case.language) if lock.kind == "number"]
        for text in (case.lines[0], after)
    ]
    assert numbers[0] == numbers[1]


def test_there_are_enough_adversarial_sentences() -> None:
    assert len(ADVERSARIAL) == len({case.lines[0] for case in ADVERSARIAL}) >= 170
