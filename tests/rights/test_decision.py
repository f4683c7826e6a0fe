from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.rights.documents import document, heading, paragraph, pdq_fields
from transform.metadata import MetaValue
from transform.model import Document, Figure, Removal, SourceSpan, Text
from transform.readers import load_source, read_document
from transform.rights import decide, image_allowed
from transform.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"
CITATION = (
    "PDQ® Example Editorial Board. PDQ Asthma Treatment. Updated <MM/DD/YYYY>. "
    "Available at: https://www.cancer.gov/x-pdq. Accessed <MM/DD/YYYY>. [PMID: 1]"
)


def _figure(caption: str) -> Figure:
    return Figure("a.png", "A lung", (Text(caption),))


def test_a_pdq_summary_counts_as_whole_only_with_its_date_and_its_images() -> None:
    dated = pdq_fields() | {"updated": "2025-03-07"}
    whole = decide(document(dated, paragraph("Rest.")))
    assert "excerpt" not in whole.use("verbatim").conditions
    for partial in (
        document(pdq_fields(), paragraph("Rest.")),
        document(pdq_fields() | {"lastReviewed": "2025-12-30"}, paragraph("Rest.")),
        document(dated, paragraph("Rest."), _figure("A lung.")),
    ):
        use = decide(partial).use("verbatim")
        assert use.allowed
        assert {"excerpt", "no-pdq-name"} <= set(use.conditions)
        assert "not the whole summary" in use.reason


DATES: list[tuple[dict[str, MetaValue], str, str]] = [
    ({"updated": "2025-03-07"}, "Rest.", "2025-03-07"),
    ({}, "Updated: March 7, 2025", "2025-03-07"),
    ({}, "Last updated on 7 March 2025.", "2025-03-07"),
    ({}, "Updated 03/07/2025", "2025-03-07"),
    ({}, "Updated: March 2025", "2025-03"),
    ({"updated": "spring 2025"}, "Rest.", "spring 2025"),
    ({}, "Updated guidelines 2025", ""),
    ({"lastReviewed": "2025-12-30"}, "Rest.", ""),
    ({}, "Updated <MM/DD/YYYY>", ""),
    ({}, "The law was updated in 2020.", ""),
    ({}, "Updated guidelines of 2025 say that rest helps.", ""),
]


@pytest.mark.parametrize(("fields", "text", "updated"), DATES)
def test_the_updated_date_is_the_one_the_source_states(
    fields: dict[str, MetaValue], text: str, updated: str
) -> None:
    made = document(pdq_fields() | fields, paragraph(text))
    assert decide(made).attribution.updated == updated


def test_a_date_line_that_cleaning_took_out_is_still_stated() -> None:
    line = Removal("chrome", "a date line", "Updated: March 7, 2025", span=SourceSpan(9, 9))
    made = document(pdq_fields(), paragraph("Rest."), removals=(line,))
    assert decide(made).attribution.updated == "2025-03-07"


def test_the_citation_is_found_and_unstated_dates_are_said_to_be_unstated() -> None:
    made = document(
        pdq_fields() | {"lastReviewed": "2025-12-30"},
        paragraph("The best way to cite this PDQ summary is:"),
        paragraph(CITATION),
    )
    facts = decide(made).attribution
    assert facts.citation == CITATION.replace("<MM/DD/YYYY>", "[not stated]")
    assert facts.reviewed == "2025-12-30"


def test_each_gap_takes_the_date_that_it_asks_for_in_its_own_form() -> None:
    fields = pdq_fields() | {"updated": "March 7, 2025", "accessed": "2025-11-02"}
    citation = decide(document(fields, paragraph(CITATION))).attribution.citation
    assert "Updated 03/07/2025." in citation
    assert "Accessed 11/02/2025." in citation
    spanish = paragraph("Autor. Asma. Actualización: <DD/MM/AAAA>. Fecha de acceso: <DD/MM/AAAA>.")
    made = replace(document(fields, spanish), language="es")
    assert "Actualización: 07/03/2025" in decide(made).attribution.citation


CITATIONS = [
    (("How to cite this leaflet:", "Doe J. Asthma. 2024."), "Doe J. Asthma. 2024."),
    (("Please cite this leaflet as: Doe J. Asthma. 2024.",), "Doe J. Asthma. 2024."),
    (("Se sugiere citar este folleto así:", "Pérez. Asma. 2024."), "Pérez. Asma. 2024."),
    (("Doctors cite asthma as a common disease.",), ""),
    (("Tell your doctor: rest.",), ""),
]


@pytest.mark.parametrize(("texts", "citation"), CITATIONS)
def test_a_document_says_how_to_cite_it(texts: tuple[str, ...], citation: str) -> None:
    made = document({"license": "CC BY 4.0"}, *map(paragraph, texts))
    assert decide(made).attribution.citation == citation


def test_a_citation_in_metadata_counts_only_in_full() -> None:
    claim = decide(document({"license": "CC BY 4.0", "title": "Asthma", "citation": "X, 2025"}))
    assert claim.attribution.citation == ""
    assert "a.md: citation: X, 2025" in claim.evidence
    full = {"license": "CC BY 4.0", "title": "Asthma", "citation": "Doe J. Asthma. 2024."}
    assert decide(document(dict(full))).attribution.citation == "Doe J. Asthma. 2024."


def test_the_title_is_the_metadata_s_else_the_first_heading_s_else_the_id() -> None:
    top = heading("Asthma", 1)
    assert decide(document({"title": "Asthma - NCI"}, top)).attribution.title == "Asthma - NCI"
    nci = document(pdq_fields() | {"title": "Asthma (PDQ®)–Patient Version - NCI"}, top)
    assert decide(nci).attribution.title == "Asthma"
    assert decide(document({}, top)).attribution.title == "Asthma"
    assert decide(document({}, heading("What is it?", 2))).attribution.title == "a"


def test_an_image_is_shown_only_where_its_caption_credits_the_agency() -> None:
    free = decide(document({"license": "public_domain", "source": "NCI"}))
    assert image_allowed(_figure("A lung. Credit: National Cancer Institute"), free)
    assert image_allowed(_figure("A lung. Source: NCI."), free)
    assert not image_allowed(_figure("A lung. Credit: A. Painter"), free)
    assert not image_allowed(_figure("A lung, as the National Cancer Institute draws it."), free)
    assert not image_allowed(_figure("A lung."), free)


def test_no_image_of_a_pdq_summary_is_shown_and_every_one_of_cc0() -> None:
    credited = _figure("A lung. Credit: National Cancer Institute")
    assert not image_allowed(credited, decide(document(pdq_fields())))
    assert image_allowed(_figure("A lung."), decide(document({"license": "CC0"})))
    assert not image_allowed(credited, decide(document({"license": "CC BY 4.0", "source": "NCI"})))


def _seed(name: str) -> Document:
    return read_document(load_source(SEEDS / name), Settings())


def test_the_seeds() -> None:
    treatment = decide(_seed("nci-soft-tissue-sarcoma-treatment.md"))
    assert (treatment.rule, treatment.license) == ("nci-pdq", "LicenseRef-public-domain")
    assert "excerpt" in treatment.use("verbatim").conditions
    assert treatment.attribution.citation.startswith("PDQ® Adult Treatment Editorial Board.")
    assert treatment.attribution.citation.count("[not stated]") == 2
    assert treatment.attribution.citation.endswith("[PMID: 26389216]")
    assert any("can be used freely" in line for line in treatment.evidence)

    rare = decide(_seed("nci-alveolar-soft-part-sarcoma.txt"))
    assert (rare.rule, rare.publishable) == ("public-domain", True)
    assert any("declared by the maintainers" in line for line in rare.evidence)

    reserved = decide(_seed("mayo-soft-tissue-sarcoma.txt"))
    assert (reserved.rule, reserved.publishable) == ("all-rights-reserved", False)
    assert [use.use for use in reserved.uses if use.allowed] == ["score"]


def test_a_seed_without_its_sidecar_is_held_back() -> None:
    source = replace(load_source(SEEDS / "nci-alveolar-soft-part-sarcoma.txt"), sidecar=None)
    assert not decide(read_document(source, Settings())).publishable
    source = replace(load_source(SEEDS / "mayo-soft-tissue-sarcoma.txt"), sidecar=None)
    assert decide(read_document(source, Settings())).rule == "all-rights-reserved"
