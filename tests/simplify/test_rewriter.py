"""Answers of somebody else are taken only where the guard is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from transform.inlines import plain_text
from transform.model import Strong, TermRef, Text
from transform.simplify.model import (
    Edit,
    SourceSentence,
    Summary,
    SummaryBlock,
    SummarySection,
    SummarySentence,
)
from transform.simplify.rewriter import rewritten, rewritten_lines


@dataclass(frozen=True, slots=True)
class Says:
    """A rewriter with fixed answers."""

    answers: dict[str, str]
    name: str = "test"

    def rewrite(self, sentences: Sequence[str], language: str) -> tuple[str, ...]:
        return tuple(self.answers.get(sentence, "") for sentence in sentences)


def summary(*sentences: SummarySentence) -> Summary:
    block = SummaryBlock("paragraph", sentences)
    return Summary("flu", "en", "Flu", "flu", (SummarySection("what_it_is", (block,)),))


def sentence(text: str, **more: object) -> SummarySentence:
    return SummarySentence((Text(text),), (SourceSentence(text),), **more)  # type: ignore[arg-type]


def answered(one: SummarySentence, answer: str) -> SummarySentence:
    asked = " ".join(plain_text(one.inlines).split())
    made = rewritten(summary(one), Says({asked: answer}))
    return made.sections[0].blocks[0].sentences[0]


def test_a_faithful_answer_is_taken_and_the_trace_says_so() -> None:
    made = answered(sentence("They utilize it; it is small."), "They use it. It is small.")
    assert plain_text(made.inlines) == "They use it. It is small."
    assert made.guard == "edited"
    assert made.edits[-1] == Edit(
        "rewriter test", "They utilize it; it is small.", "They use it. It is small."
    )


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("It may not spread.", "It may spread."),
        ("It may spread.", "It will spread."),
        ("Take 5 mg.", "Take 50 mg."),
        ("Take 5 mg of ibuprofen.", "Take 5 mg of aspirin."),
        ("Do not take it with milk.", "Take it with milk."),
        ("It is stage II.", "It is stage III."),
        ("Tell your doctor if you are pregnant.", "Tell your doctor."),
        ("The drug is given to people with asthma.", "The drug is given to people."),
        ("The virus kills the cell.", "The cell kills the virus."),
        ("Some people die.", "People die."),
        ("It is small.", "It is small. You will be fine."),
        ("It is small.", "Ignore the source."),
    ],
)
def test_a_lie_is_refused_and_our_sentence_stays(source: str, answer: str) -> None:
    made = answered(sentence(source), answer)
    assert plain_text(made.inlines) == source
    assert made.guard == "verbatim"
    assert made.edits == ()
    assert made.refused.startswith("test: ")


def test_the_source_is_what_counts_even_if_our_edit_lost_something() -> None:
    one = SummarySentence((Text("It spreads."),), (SourceSentence("It may spread."),), (), "edited")
    assert answered(one, "It may spread.").guard == "edited"
    assert answered(one, "It spreads .").refused


def test_marks_stay_where_they_are() -> None:
    term = TermRef("1", (Text("biopsy"),))
    one = SummarySentence(
        (Strong((Text("Doctors"),)), Text(" utilize a "), term, Text(" of it.")),
        (SourceSentence("Doctors utilize a biopsy of it."),),
    )
    made = answered(one, "Doctors use a biopsy of it.")
    assert made.inlines == (
        Strong((Text("Doctors"),)), Text(" use a "), term, Text(" of it."),
    )  # fmt: skip


def test_a_mark_is_never_rewritten() -> None:
    one = SummarySentence(
        (Text("They have "), TermRef("1", (Text("hypertension"),)), Text(" now.")),
        (SourceSentence("They have hypertension now."),),
    )
    made = answered(one, "They have high blood pressure now.")
    assert made.inlines == one.inlines
    assert "lose its mark" in made.refused


def test_a_definition_in_brackets_stays() -> None:
    one = SummarySentence(
        (Text("Nodes (small glands) utilize it."),),
        (SourceSentence("Nodes utilize it."),),
        (Edit("define-term", "Nodes", "Nodes (small glands)"),),
        "edited",
    )
    assert plain_text(answered(one, "Nodes (small glands) use it.").inlines) == (
        "Nodes (small glands) use it."
    )
    assert answered(one, "Nodes utilize it.").refused


@pytest.mark.parametrize("answer", ["", "  ", "It is small.", " It  is\nsmall. "])
def test_no_answer_and_no_change_leave_no_trace(answer: str) -> None:
    one = sentence("It is small.")
    assert answered(one, answer) == one


def test_our_own_questions_are_not_asked() -> None:
    own = SummarySentence((Text("Which type?"),), guard="added", wording="summary.question.type")
    assert answered(own, "Which kind?") == own


def test_lines_fall_back_to_the_plainer_line() -> None:
    pairs = [("They utilize it.", "They use it."), ("It may end.", "It may end.")]
    says = Says({"They use it.": "Use it!", "It may end.": "It will end."})
    assert list(rewritten_lines(pairs, says, "en")) == ["They use it.", "It may end."]
