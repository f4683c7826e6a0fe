"""The three documents at the root of the repository, read, cleaned and summarized."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from transform.cleaning import clean
from transform.glossary import packaged_glossary
from transform.inlines import plain_text, walk_inlines
from transform.model import Document, TermRef
from transform.readability import score, score_blocks
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.simplify import summarize, summary_blocks
from transform.simplify.guard import doubt
from transform.simplify.model import Summary, SummarySentence
from transform.tree import runs

SEEDS = Path(__file__).parents[2] / "seeds"
NCI, ASPS, MAYO = (
    "nci-soft-tissue-sarcoma-treatment.md",
    "nci-alveolar-soft-part-sarcoma.txt",
    "mayo-soft-tissue-sarcoma.txt",
)
ALL = (NCI, ASPS, MAYO)


@cache
def seed(name: str) -> Document:
    settings = Settings()
    return clean(read_document(load_source(SEEDS / name), settings), settings.cleaning)


@cache
def summary_of(name: str) -> Summary:
    document = seed(name)
    return summarize(document, packaged_glossary(document.language), Settings().summary)


def sentences(summary: Summary) -> list[SummarySentence]:
    return [
        sentence
        for section in summary.sections
        for block in section.blocks
        for sentence in block.sentences
    ]


def text_of(summary: Summary) -> str:
    return "\n".join(plain_text(sentence.inlines) for sentence in sentences(summary))


@pytest.mark.parametrize("name", ALL)
def test_every_sentence_leads_back_to_its_lines(name: str) -> None:
    everything = " ".join(plain_text(run.inlines) for run in runs(seed(name).blocks))
    for sentence in sentences(summary_of(name)):
        if sentence.guard == "added":
            assert sentence.wording.startswith("summary.question.")
            continue
        (source,) = sentence.sources
        assert " ".join(source.text.split()) in " ".join(everything.split())
        assert source.span is not None
        assert source.span.first_line >= 1


@pytest.mark.parametrize("name", ALL)
def test_no_locked_span_changes(name: str) -> None:
    for sentence in sentences(summary_of(name)):
        if sentence.guard == "added":
            continue
        text = plain_text(sentence.inlines)
        for edit in sentence.edits:
            if edit.rule == "define-term":  # brackets put in, nothing else: take them out again
                text = text.replace(edit.after, edit.before)
        assert doubt(sentence.sources[0].text, text, "en") == ""


@pytest.mark.parametrize("name", ALL)
def test_no_intro_without_items_and_no_pointer(name: str) -> None:
    for section in summary_of(name).sections:
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            text = plain_text(block.sentences[-1].inlines)
            if text.endswith(":"):
                assert block.kind == "paragraph"
                assert following is not None
                assert following.kind == "item"
    text = text_of(summary_of(name))
    assert not re.search(r"For more information|PDQ|click|shown below|This (video|animation)", text)


def test_the_nci_summary() -> None:
    summary = summary_of(NCI)
    assert [section.key for section in summary.sections] == [
        "main_message", "what_it_is", "signs", "causes", "diagnosis", "stages", "treatment",
        "side_effects", "outlook", "questions",
    ]  # fmt: skip
    assert summary.topic == "soft tissue sarcoma"
    words = len(text_of(summary).split())
    assert 500 <= words <= 900
    before = score(seed(NCI), Settings().readability).grade
    after = score_blocks(summary_blocks(summary), "en", Settings().readability).grade
    assert before is not None
    assert after is not None
    assert after <= before - 3.5
    assert after <= 6
    assert sum(len(plain_text(s.inlines).split()) > 20 for s in sentences(summary)) <= 3
    signs = next(section for section in summary.sections if section.key == "signs")
    assert "may not cause signs or symptoms" in text_of(replace(summary, sections=(signs,)))
    terms = [
        i for s in sentences(summary) for i in walk_inlines(s.inlines) if isinstance(i, TermRef)
    ]
    assert len(terms) > 20


def test_the_asps_summary_has_the_treatments_that_do_not_work() -> None:
    text = text_of(summary_of(ASPS))
    assert "chemotherapy does not work for ASPS" in text
    assert ("80%" in text) == ("may not be very accurate" in text)


def test_the_mayo_summary_leaves_out_lists_that_were_lost_and_their_orphans() -> None:
    summary = summary_of(MAYO)
    found = sentences(summary)
    assert not [s for s in found if plain_text(s.inlines).rstrip().endswith(":")]
    assert all(len(plain_text(s.inlines).split()) > 3 for s in found)
    assert {"main_message", "what_it_is", "causes"} <= {section.key for section in summary.sections}
