"""The three given documents, read and cleaned."""

from __future__ import annotations

from pathlib import Path

import pytest

from transform.cleaning import clean
from transform.inlines import plain_text, walk_inlines
from transform.model import Document, Figure, Heading, ItemList, Link, Paragraph, Strong
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.tree import runs, term_refs, walk


def cleaned(seeds: Path, name: str) -> Document:
    return clean(read_document(load_source(seeds / name), Settings()), Settings().cleaning)


@pytest.fixture(scope="module")
def treatment(seeds: Path) -> Document:
    return cleaned(seeds, "nci-soft-tissue-sarcoma-treatment.md")


@pytest.fixture(scope="module")
def alveolar(seeds: Path) -> Document:
    return cleaned(seeds, "nci-alveolar-soft-part-sarcoma.txt")


@pytest.fixture(scope="module")
def glued(seeds: Path) -> Document:
    return cleaned(seeds, "mayo-soft-tissue-sarcoma.txt")


def headings(document: Document) -> list[tuple[int, str]]:
    return [
        (b.level, plain_text(b.inlines)) for b in walk(document.blocks) if isinstance(b, Heading)
    ]


def test_the_treatment_page_keeps_its_fourteen_keys(treatment: Document) -> None:
    fields = treatment.metadata.fields
    front = [key for key, _ in fields if treatment.metadata.origin(key).endswith(".md")]
    assert len(front) == 14
    assert fields.get("lastReviewed") == "2025-12-30"
    assert fields.get("tags") == ("treatment", "cancer-type")


def test_its_terms_headings_and_figures(treatment: Document) -> None:
    terms = [term for term, _ in term_refs(treatment)]
    assert len(terms) == 330
    assert len({term.term_id for term in terms}) == 174
    assert {term.audience for term in terms} == {"patient"}
    assert {term.dictionary for term in terms} == {"Cancer.gov"}
    assert {term.language for term in terms} == {"en"}
    assert len(headings(treatment)) == 54
    figures = [block for block in walk(treatment.blocks) if isinstance(block, Figure)]
    assert len(figures) == 6
    assert all(figure.enlarged and figure.alt and not figure.title for figure in figures)
    captions = [plain_text(figure.caption)[:22] for figure in figures]
    assert captions.count("Tumor sizes are often ") == 2
    assert captions.count("Immune checkpoint inhi") == 2
    assert captions[3] == ""


def test_no_popup_and_no_chrome_is_left(treatment: Document) -> None:
    text = "\n".join(plain_text(run.inlines) for run in runs(treatment.blocks))
    links = [
        inline.href
        for run in runs(treatment.blocks)
        for inline in walk_inlines(run.inlines)
        if isinstance(inline, Link)
    ]
    assert "Enlarge" not in text
    assert "Go to Health Professional Version" not in text
    assert not any("popDefinition" in href for href in links)
    assert all(href.startswith("https://") for href in links)
    taken = [one.text for one in treatment.removals]
    assert taken == ["Go to Health Professional Version", *["Enlarge"] * 6]
    assert all(one.reason for one in treatment.removals)


def test_every_text_knows_its_line(seeds: Path, treatment: Document) -> None:
    path = seeds / "nci-soft-tissue-sarcoma-treatment.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    for term, _ in term_refs(treatment):
        surface = term.children[0]
        span = getattr(surface, "span", None)
        assert span is not None
        assert plain_text(term.children)[:10] in lines[span.first_line - 1]


def test_the_structure_of_the_alveolar_page(alveolar: Document) -> None:
    found = headings(alveolar)
    assert found[0] == (1, "Alveolar Soft Part Sarcoma (ASPS)")
    assert len(found) == 8
    assert all(level == 2 and text.endswith("?") for level, text in found[1:])
    labels = [
        plain_text(block.inlines[:1])
        for block in alveolar.blocks
        if isinstance(block, Paragraph) and isinstance(block.inlines[0], Strong)
    ]
    assert labels == [
        "Imaging:",
        "Biopsy:",
        "Surgery:",
        "Radiation therapy:",
        "Chemotherapy:",
        "Targeted therapy:",
    ]
    assert [len(b.items) for b in walk(alveolar.blocks) if isinstance(b, ItemList)] == [3]
    assert [one.category for one in alveolar.removals] == ["page chrome", "page chrome"]


def test_the_glued_page_comes_apart(glued: Document) -> None:
    texts = [plain_text(run.inlines) for run in runs(glued.blocks)]
    assert len(texts) == 16
    assert [len(text.split()) for text in texts[-3:]] == [2, 2, 2]  # the orphaned risk factors
    assert {one.category for one in glued.removals} == {
        "form",
        "newsletter",
        "validation",
        "privacy",
        "advertising",
        "forum",
        "donation",
        "legal",
    }
    assert [one.rule for one in glued.warnings] == ["lost-list"] * 3


@pytest.mark.parametrize("page", ["treatment", "alveolar", "glued"])
def test_cleaning_twice_is_cleaning_once(page: str, request: pytest.FixtureRequest) -> None:
    document = request.getfixturevalue(page)
    assert clean(document, Settings().cleaning) == document
