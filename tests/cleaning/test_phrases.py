"""The quick look at a text never says no where one of its sentences is the frame's."""

from __future__ import annotations

import pytest

from tests.gold.cases import GoldCase, gold_cases
from transform.data import load_table
from transform.inlines import plain_text
from transform.language import sentence_spans
from transform.readers import Source, read_document
from transform.readers.phrases import phrase_book
from transform.settings import Settings
from transform.tree import runs, texts

BESIDE = ("{}", "Rest for a day. {}", "{} Drink water.", "Rest (at home). {} Drink water.")


@pytest.mark.parametrize("case", gold_cases(), ids=lambda case: case.name)
def test_the_quick_look_agrees_with_the_sentences(case: GoldCase) -> None:
    document = read_document(Source(case.page.name, case.page.read_bytes()), Settings())
    said = [*texts(document.blocks), *(removal.text for removal in document.removals)]
    sayings = phrase_book().within(said)
    for text in said:
        for start, end in sentence_spans(text, document.language):
            match = phrase_book().sentence(text[start:end])
            assert sayings.sentence(text[start:end]) == match
            assert match is None or sayings.may_say(text), text[start:end]


@pytest.mark.parametrize("beside", BESIDE)
def test_a_phrase_is_found_beside_other_sentences(beside: str) -> None:
    for row in load_table("cleaning/phrases.tsv"):
        text = beside.format(row["phrase"] + ".")
        assert phrase_book().within(("Before.", text)).may_say(text), text


def test_texts_are_those_of_the_runs() -> None:
    for case in gold_cases():
        blocks = read_document(Source(case.page.name, case.page.read_bytes()), Settings()).blocks
        assert texts(blocks) == [plain_text(run.inlines) for run in runs(blocks)]
