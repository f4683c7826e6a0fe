"""Each edit rule alone: what must change, and as many sentences that must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simplify.cases import FIXTURES, Case, read_cases
from transform.inlines import plain_text
from transform.model import Link, Strong, TermRef, Text
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


def test_the_documentation_tells_every_rule_and_where_it_acts() -> None:
    told = (Path(__file__).parents[2] / "docs" / "summaries.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f"| `{rule.id}` | {rule.precondition} |" not in told] == []


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
    assert len(ADVERSARIAL) == len({case.lines[0] for case in ADVERSARIAL}) >= 200


PIECES = [*"abc ABC.,;:()'’-–0123456789%\"é¿/@", " is ", ", and it ", " not ", "\u00a0", "\u200f"]
LINES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(LINES, st.sampled_from(["en", "es"]))
def test_any_line_gives_one_line_and_keeps_its_locks(line: str, language: str) -> None:
    after = simplify_line(line, language)
    assert len(after.splitlines()) <= max(len(line.splitlines()), 1)
    assert doubt(line, after, language) == ""


PHRASES = st.sampled_from(
    [
        "the physician utilizes", "an incision", "is not", "malignant (cancer) cells", "5 mg",
        "prior to", ", and it is", "; however, it is", "patients may want", "hypertension", "may",
        "a drug that is", "Furthermore,", "stage II", "unless", ", but the drug is",
    ]
)  # fmt: skip


@given(st.lists(PHRASES, min_size=1, max_size=12).map(" ".join))
def test_mixed_phrases_never_lose_a_lock(text: str) -> None:
    line = f"{text}."
    edited = edit_sentence((Text(line),), "en")
    assert edited.guard in {"verbatim", "edited", "reverted"}
    assert doubt(line, plain_text(edited.inlines), "en") == ""


def test_marks_stay_where_they_are() -> None:
    inlines = (
        Text("Doctors utilize "),
        TermRef("1", (Text("hypertension"),)),
        Text(" drugs "),
        Strong((Text("prior to"),)),
        Text(" surgery, see "),
        Link("a.html", (Text("renal care"),)),
        Text("."),
    )
    edited = edit_sentence(inlines, "en")
    assert plain_text(edited.inlines) == (
        "Doctors use hypertension drugs before surgery, see renal care."
    )
    assert [type(inline) for inline in edited.inlines] == [type(inline) for inline in inlines]
    assert edited.inlines[1] == inlines[1]
    assert edited.inlines[3] == Strong((Text("before"),))
    assert edited.inlines[5] == inlines[5]
