from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rights.documents import document, heading, metadata, paragraph, pdq_fields
from tests.shared import SHARED
from transform.inlines import plain_text
from transform.model import Document, Link, Paragraph, Removal, SourceSpan, Strong, TermRef, Text
from transform.readers import load_source, read_document
from transform.rights import decide, publishable
from transform.settings import Settings
from transform.tree import runs, term_refs

SEEDS = Path(__file__).parents[2] / "seeds"


def _shown(made: Document) -> list[str]:
    return [plain_text(run.inlines) for run in runs(made.blocks)]


def _removed(made: Document) -> list[str]:
    return [removal.text for removal in made.removals if removal.rule == "publisher-identity"]


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def _nothing_lost(before: Document, after: Document) -> bool:
    return _letters([*_shown(before), *(r.text for r in before.removals)]) == _letters(
        [*_shown(after), *(r.text for r in after.removals)]
    )


def _publishable(made: Document) -> Document:
    shown = publishable(made, decide(made))
    assert _nothing_lost(made, shown)
    return shown


def test_the_section_about_the_summary_goes_and_what_follows_it_stays() -> None:
    made = document(
        pdq_fields(),
        heading("Asthma", 1, 1),
        paragraph("Asthma is common.", 3),
        heading("About This PDQ Summary", 2, 5),
        heading("Purpose of This Summary", 3, 7),
        paragraph("This PDQ summary is about asthma.", 9),
        heading("Living with asthma", 2, 11),
        paragraph("Rest.", 13),
    )
    shown = _publishable(made)
    assert _shown(shown) == ["Asthma", "Asthma is common.", "Living with asthma", "Rest."]
    assert [r.span.first_line for r in shown.removals if r.span] == [5, 7, 9]
    assert all(removal.reason for removal in shown.removals)


def test_a_section_whose_headings_are_all_of_one_level_goes_whole() -> None:
    made = document(
        pdq_fields(),
        heading("About This PDQ Summary"),
        heading("Disclaimer"),
        paragraph("Words about insurance."),
        heading("Treatment"),
        paragraph("Rest."),
        heading("Disclaimer"),
        paragraph("These tips do not replace a doctor."),
    )
    assert _shown(_publishable(made)) == [
        "Treatment",
        "Rest.",
        "Disclaimer",
        "These tips do not replace a doctor.",
    ]


def test_the_spanish_section_goes_too() -> None:
    made = replace(
        document(
            pdq_fields(),
            heading("Asma (PDQ®)–Versión para pacientes", 1),
            heading("Información sobre este sumario del PDQ"),
            heading("Para obtener más información", 3),
            paragraph("Llame."),
            heading("Tratamiento"),
            paragraph("Este sumario del PDQ trata del asma. Descanse."),
        ),
        language="es",
    )
    assert _shown(_publishable(made)) == ["Asma", "Tratamiento", "Descanse."]


TITLES = [
    ("Asthma Treatment (PDQ®)–Patient Version", "Asthma Treatment"),
    ("Asthma Treatment (PDQ®) – Patient Version - National Cancer Institute", "Asthma Treatment"),
    ("Asthma Treatment - NCI", "Asthma Treatment"),
    ("Living with Asthma | NCI", "Living with Asthma"),
    ("Asthma: Patient Version", "Asthma: Patient Version"),
    ("NCI", "NCI"),
    ("Asthma and the NCI trials", "Asthma and the NCI trials"),
]


@pytest.mark.parametrize(("title", "shown"), TITLES)
def test_titles_lose_the_mark_and_nothing_else(title: str, shown: str) -> None:
    made = document(pdq_fields() | {"title": title}, heading(title, 1))
    after = _publishable(made)
    assert _shown(after) == [shown]
    assert after.metadata.text("title") == shown
    assert after.metadata.fields.keys() == made.metadata.fields.keys()


def test_a_sentence_about_the_summary_goes_and_its_neighbours_keep_their_marks() -> None:
    inlines = (
        Text("See your "),
        Strong((Text("doctor"),)),
        Text(". This PDQ cancer information summary is about "),
        TermRef("1", (Text("asthma"),)),
        Text(". "),
        Link("https://example.org", (Text("Rest"),)),
        Text(" well."),
    )
    made = document(pdq_fields(), Paragraph(inlines, SourceSpan(3, 3)))
    (block,) = _publishable(made).blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.inlines) == "See your doctor. Rest well."
    assert Strong((Text("doctor"),)) in block.inlines
    assert Link("https://example.org", (Text("Rest"),)) in block.inlines


STAYS = [
    "See the PDQ summary on Lung Cancer Prevention for more information.",
    "Information about clinical trials is available from the NCI website.",
    "About 5 people in 100 have asthma.",
    "This summary of your visit is for you.",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_word_about_the_publisher_itself_stays(text: str) -> None:
    assert _shown(_publishable(document(pdq_fields(), paragraph(text)))) == [text]


def test_another_publisher_s_document_is_left_alone() -> None:
    fields = {"license": "CC BY 4.0", "source": "A Clinic", "title": "Asthma - NCI"}
    made = document(dict(fields), heading("About This PDQ Summary"), paragraph("Rest."))
    assert publishable(made, decide(made)) is made


def test_a_whole_verbatim_page_keeps_everything_and_an_excerpt_does_not() -> None:
    blocks = (heading("Asthma (PDQ®)–Patient Version", 1), paragraph("Rest."))
    whole = document(pdq_fields() | {"updated": "2025-03-07"}, *blocks)
    assert publishable(whole, decide(whole), "verbatim") is whole
    assert _shown(publishable(whole, decide(whole)))[0] == "Asthma"
    excerpt = document(pdq_fields(), *blocks)
    assert _shown(publishable(excerpt, decide(excerpt), "verbatim"))[0] == "Asthma"


def test_removals_stand_in_source_order_among_the_others() -> None:
    others = tuple(Removal("r", "why", str(line), span=SourceSpan(line, line)) for line in (2, 9))
    made = document(
        pdq_fields(),
        heading("Asthma - NCI", 1, 5),
        paragraph("Rest.", 7),
        removals=(*others, Removal("r", "why", "no place")),
    )
    assert [removal.text for removal in _publishable(made).removals] == [
        "2",
        "- NCI",
        "9",
        "no place",
    ]


def test_taking_the_identity_off_twice_changes_nothing_more() -> None:
    made = read_document(load_source(SEEDS / "nci-soft-tissue-sarcoma-treatment.md"), Settings())
    decision = decide(made)
    once = publishable(made, decision)
    assert publishable(once, decision) == once


def test_the_treatment_seed_keeps_all_its_terms_and_loses_the_name() -> None:
    made = read_document(load_source(SEEDS / "nci-soft-tissue-sarcoma-treatment.md"), Settings())
    shown = _publishable(made)
    assert len(list(term_refs(made))) == len(list(term_refs(shown))) == 330
    assert not [text for text in _shown(shown) if "PDQ" in text]
    assert "About This PDQ Summary" in _removed(shown)
    # Everything that went stands in the section about the summary, but for two title marks.
    lines = [r.span.first_line for r in shown.removals if r.rule == "publisher-identity" and r.span]
    assert [line for line in lines if line < 466] == [25, 27]


@pytest.mark.skipif(not (SHARED / "corpus/pdq").is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize("language", ["en", "es"])
def test_other_summaries_lose_their_section_and_are_cited(language: str) -> None:
    paths = sorted((SHARED / "corpus/pdq").glob(f"*.{language}.html"))
    assert paths
    for path in paths:
        read = read_document(load_source(path), Settings())
        made = replace(read, metadata=metadata(pdq_fields()))
        decision = decide(made)
        shown = _publishable(made)
        assert len(_removed(shown)) >= 15, path.name
        assert decision.attribution.citation.startswith("PDQ®"), path.name
        assert "<" not in decision.attribution.citation
        other = "consulte|sumario" if language == "es" else "see |summar"
        assert not [
            text
            for text in _shown(shown)
            if "PDQ" in text and not any(word in text.casefold() for word in other.split("|"))
        ]
