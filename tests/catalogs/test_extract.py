"""Templates: which messages a document has, in which order, and what translators are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.catalogs.strategies import document
from transform.catalogs import extract_document, extract_summary, format_catalog
from transform.errors import InputError
from transform.glossary import packaged_glossary
from transform.metadata import Metadata, MetaMap
from transform.model import (
    Document,
    Figure,
    Heading,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    TermRef,
    Text,
)
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.simplify.model import (
    SourceSentence,
    Summary,
    SummaryBlock,
    SummarySection,
    SummarySentence,
)

FIXTURES = Path(__file__).parent / "fixtures"


def leaflet() -> Document:
    return read_document(load_source(FIXTURES / "leaflet.md"), Settings())


def test_the_template_of_a_document() -> None:
    expected = (FIXTURES / "leaflet.pot").read_text(encoding="utf-8")
    assert format_catalog(extract_document(leaflet())) == expected


def test_block_by_block_where_it_is_asked_for() -> None:
    msgids = [message.msgid for message in extract_document(leaflet(), "block").messages]
    assert "Walk. Slowly!" in msgids
    assert not {"Walk.", "Slowly!"} & set(msgids)


def test_a_term_is_explained_from_the_glossary() -> None:
    term = packaged_glossary("en").get("257523")
    assert term is not None
    content = (Paragraph((TermRef("257523", (Text("Organs"),)), Text(" work."))),)
    message = extract_document(document(content)).messages[-1]
    assert message.msgid == "<t1>Organs</t1> work."
    assert f't1: term 257523 "{term.name}" - {term.definition}' in message.comments


def test_the_same_words_are_one_message_wherever_their_links_lead() -> None:
    content = tuple(Paragraph((Link(href, (Text("More"),)),)) for href in ("/a", "/b"))
    messages = extract_document(document(content, title="")).messages
    assert [message.msgid for message in messages] == ["<a1>More</a1>"]
    assert {"a1: link to /a", "a1: link to /b"} <= set(messages[0].comments)


def test_only_words_become_messages() -> None:
    lines = ("https://example.org/x", "2025-01-01", "NCT01234567", "12", "—", "Rest.")
    content = (
        ItemList(False, tuple(ListItem((Paragraph((Text(line),)),)) for line in lines)),
        Figure("a.png", "A lung", (Text("Pink."),), title="How it looks"),
    )
    msgids = [m.msgid for m in extract_document(document(content, title="")).messages]
    assert msgids == ["Rest.", "A lung", "Pink.", "How it looks"]


def test_references_have_no_spaces_and_no_lines() -> None:
    content = (
        Heading(1, (Text("¿Qué es? A & B: the very long story of what it is and was"),)),
        Heading(2, (Text("Лечение 12"),)),
        Paragraph((Text("Rest."),)),
    )
    (reference,) = extract_document(document(content)).messages[-1].references
    assert reference == "leaflet#qué-es-a-b-the-very-long-story-of-what/лечение-12"


def test_a_language_without_a_profile_is_an_error() -> None:
    with pytest.raises(InputError, match="not supported"):
        extract_document(document((Paragraph((Text("Ruska."),)),), language="nl"))


def dated(**fields: str) -> str:
    metadata = Metadata(MetaMap(tuple(fields.items())))
    header = extract_document(replace(leaflet(), metadata=metadata)).header
    return dict(header).get("POT-Creation-Date", "")


def test_the_creation_date_is_the_sources_or_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    # The date of a build would change every catalog in the repository with every build.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert dated(lastReviewed="2025-12-30") == "2025-12-30 00:00+0000"
    assert dated(lastReviewed="quarterly") == ""
    assert dated() == ""


def sentence(text: str, wording: str = "", source: str = "") -> SummarySentence:
    sources = (SourceSentence(source),) if source else ()
    guard = "added" if wording else "edited" if source else "verbatim"
    return SummarySentence((Text(text),), sources, (), guard, wording)  # type: ignore[arg-type]


SUMMARY = Summary(
    "leaflet",
    "en",
    "Care after surgery",
    "Surgery",
    (
        SummarySection(
            "what_it_is",
            (
                SummaryBlock(
                    "paragraph",
                    (sentence("Rest."), sentence("Drink water.", source="Ingest fluids.")),
                ),
                SummaryBlock("item", (sentence("Walk."),)),
            ),
        ),
        SummarySection(
            "questions",
            (
                SummaryBlock(
                    "item", (sentence("Which type do I have?", wording="summary.question.type"),)
                ),
            ),
        ),
    ),
)


def test_a_summary_has_one_message_a_block_and_none_of_the_programs_own() -> None:
    template = extract_summary(SUMMARY)
    assert template.domain == "leaflet.summary"
    assert [message.msgid for message in template.messages] == [
        "Care after surgery",
        "Surgery",
        "Rest. Drink water.",
        "Walk.",
    ]
    assert template.messages[2].comments == (
        "Paragraph",
        "Plain version of: Ingest fluids.",
        "In: What it is",
    )
