"""Figures on texts beside the project: skipped where they are absent."""

from __future__ import annotations

import json
import re

import pytest

from tests.shared import SHARED
from transform.cleaning import clean
from transform.glossary import packaged_glossary
from transform.inlines import plain_text
from transform.language import sentence_spans
from transform.readability import score, score_blocks
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.simplify import simplify_line, summarize, summary_blocks
from transform.simplify.guard import doubt

PDQ = SHARED / "corpus" / "pdq"
COCHRANE = SHARED / "corpus" / "simplification" / "cochrane_val.jsonl"

pytestmark = pytest.mark.skipif(
    not PDQ.is_dir(), reason=f"the corpus is not at {SHARED}: set TRANSFORM_SHARED to measure on it"
)


FACTS = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:not|no|nor|never|without|may|might|must|should|can|could|would|will|if|unless"
    r"|all|some|most|many|few|more|less|only|always|often|rarely|likely|probably|possibly)\b|n't\b",
    re.IGNORECASE,
)


def facts(text: str) -> list[str]:
    """Figures, negations, modals and the like, found by a pattern that the guard knows nothing of."""
    plain = text.replace("n excess of", "more than")  # the list's one phrase of such a word
    return [fact.lower() for fact in FACTS.findall(plain)]


def test_patient_pages_lose_two_grades_and_no_locked_span() -> None:
    settings = Settings()
    drops = []
    for path in sorted(PDQ.glob("*.html")):
        document = clean(read_document(load_source(path), settings), settings.cleaning)
        summary = summarize(document, packaged_glossary(document.language), settings.summary)
        for section in summary.sections:
            for block in section.blocks:
                for sentence in block.sentences:
                    text = plain_text(sentence.inlines)
                    for edit in sentence.edits:
                        if edit.rule == "define-term":
                            text = text.replace(edit.after, edit.before)
                    for source in sentence.sources:
                        assert doubt(source.text, text, document.language) == ""
        before = score(document, settings.readability).grade
        after = score_blocks(summary_blocks(summary), document.language, settings.readability).grade
        if before is not None and after is not None:
            drops.append(before - after)
    assert len(drops) == 7
    assert min(drops) >= 2


@pytest.mark.parametrize("part", range(4))
def test_abstracts_keep_every_locked_span(part: int) -> None:
    lines = COCHRANE.read_text(encoding="utf-8").splitlines()[part::40]
    changed = 0
    for line in lines:
        text = json.loads(line)["source"]
        for start, end in sentence_spans(text, "en"):
            after = simplify_line(text[start:end], "en")
            assert doubt(text[start:end], after, "en") == ""
            assert facts(after) == facts(text[start:end])
            changed += after != text[start:end]
    assert changed
