"""Long enumerations as lists: which sentences, and that no word is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simplify.cases import Case, read_cases
from transform.inlines import plain_text
from transform.model import TermRef, Text
from transform.simplify.enumerations import RULE_ID, find_enumeration, with_lists
from transform.simplify.model import SourceSentence, SummaryBlock, SummarySentence

CASES = read_cases("enumerations.txt", 2)
LISTED = [case for case in CASES if case.lines[1] != "="]


def told(*texts: str) -> SummaryBlock:
    sentences = (SummarySentence((Text(text),), (SourceSentence(text),)) for text in texts)
    return SummaryBlock("paragraph", tuple(sentences))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sentence_becomes_a_list_or_stays(case: Case) -> None:
    text, expected = case.lines
    pieces = [
        plain_text(sentence.inlines)
        for block in with_lists([told(text)], case.language)
        for sentence in block.sentences
    ]
    assert "|".join(pieces) == (text if expected == "=" else expected)


def test_as_many_stay_as_change() -> None:
    assert len(CASES) - len(LISTED) >= len(LISTED) > 0


@pytest.mark.parametrize("case", LISTED, ids=str)
def test_each_piece_leads_to_the_sentence_and_says_what_was_done(case: Case) -> None:
    lead, *members = with_lists([told(case.lines[0])], case.language)
    assert lead.kind == "paragraph"
    assert {member.kind for member in members} == {"item"}
    for block in (lead, *members):
        (sentence,) = block.sentences
        assert sentence.sources == (SourceSentence(case.lines[0]),)
        assert sentence.guard == "edited"
        edit = sentence.edits[-1]
        assert (edit.rule, edit.before) == (RULE_ID, case.lines[0])
        assert edit.after == plain_text(sentence.inlines)


def test_sentences_around_it_keep_their_places() -> None:
    listed = LISTED[0].lines[0]
    blocks = with_lists([told("One.", listed, "Two.", "Three.")], "en")
    assert [block.kind for block in blocks] == ["paragraph", *["item"] * 4, "paragraph"]
    assert plain_text(blocks[0].sentences[0].inlines) == "One."
    assert [plain_text(s.inlines) for s in blocks[-1].sentences] == ["Two.", "Three."]


def test_no_list_is_made_where_it_would_run_into_another() -> None:
    item = SummaryBlock("item", told("An item.").sentences)
    assert with_lists([told(LISTED[0].lines[0]), item], "en")[0].kind == "paragraph"
    assert len(with_lists([told(LISTED[0].lines[0]), item], "en")) == 2


def test_marks_stay_with_their_words() -> None:
    inlines = (
        Text("The soft tissues of the body include nerves, "),
        TermRef("45000", (Text("muscles"),)),
        Text(", tendons, and blood vessels."),
    )
    sentence = SummarySentence(inlines, (SourceSentence(plain_text(inlines)),))
    blocks = with_lists([SummaryBlock("paragraph", (sentence,))], "en")
    assert blocks[2].sentences[0].inlines == (TermRef("45000", (Text("muscles"),)),)


WORDS = st.sampled_from(
    ["fever", "chest pain", "a cough", "nerves", "not pain", "5 mg", "low, dull", "x and y"]
)


@given(st.lists(WORDS, min_size=1, max_size=7), st.sampled_from([", and ", " or ", ", "]))
def test_the_pieces_together_are_the_sentence(members: list[str], joint: str) -> None:
    listed = joint.join([", ".join(members[:-1]), members[-1]]) if len(members) > 1 else members[0]
    text = f"The signs of this infection in grown people may include {listed}."
    found = find_enumeration(text, "en")
    if found is None:
        return
    pieces = [text[start:end] for start, end in (found.lead, *found.members)]
    assert " ".join(pieces).replace(",", "") == text.replace(",", "")
    assert not {"not pain", "5 mg"} & set(members)
