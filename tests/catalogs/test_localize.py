"""Documents and summaries in another language: only what is translated, and rightly so."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs.strategies import blocks, document
from tests.catalogs.test_extract import SUMMARY
from transform.catalogs import (
    approval_hash,
    extract_document,
    extract_summary,
    localize_document,
    localize_summary,
)
from transform.catalogs.approvals import Reviews
from transform.catalogs.model import Catalog, Coverage, Message
from transform.inlines import plain_text
from transform.model import (
    Block,
    Figure,
    Heading,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Strong,
    TermRef,
    Text,
)
from transform.tree import runs
from transform.wording import say


def translated(template: Catalog, locale: str = "es", **words: str) -> Catalog:
    """A catalog in which each message is translated by `words`, or by itself with its case swapped."""
    messages = (
        replace(m, msgstr=words.get(m.msgid, m.msgid.swapcase())) for m in template.messages
    )
    return replace(template, locale=locale, messages=tuple(messages))


def identity(template: Catalog, locale: str) -> Catalog:
    messages = (replace(message, msgstr=message.msgid) for message in template.messages)
    return replace(template, locale=locale, messages=tuple(messages))


@settings(max_examples=60)
@given(blocks, st.sampled_from(["sentence", "block"]), st.sampled_from(["en", "zh"]))
def test_an_identity_translation_gives_the_document_back(
    content: tuple[Block, ...], segmentation: Literal["sentence", "block"], language: str
) -> None:
    source = document(content, language)
    catalog = identity(extract_document(source, segmentation), language)
    localized = localize_document(source, catalog, "label", segmentation)
    assert localized.title == "A leaflet"
    assert localized.findings == ()
    coverage = localized.coverage
    assert coverage == Coverage(len(catalog.messages), len(catalog.messages), coverage.messages)
    if localized.sections:
        together = tuple(block for section in localized.sections for block in section.blocks)
        assert together == content
        assert {section.language for section in localized.sections} == {language}
    else:
        assert len(catalog.messages) == 1  # the title: there is nothing else to translate


TWO_SECTIONS = document(
    (
        Paragraph((Text("Before."),)),
        Heading(2, (Text("Rest"),)),
        Paragraph((Text("Lie down. Sleep "), Link("/x", (Text("well"),)), Text("."))),
        Heading(2, (Text("Drink"),)),
        Paragraph((Text("Drink water."),)),
    )
)
SPANISH = {
    "A leaflet": "Un folleto",
    "Before.": "Antes.",
    "Rest": "Descanso",
    "Lie down.": "Acuéstese. Sí.",
    "Sleep <a1>well</a1>.": "Duerma <a1>bien</a1>.",
    "Drink": "Bebida",
    "Drink water.": "Beba agua.",
}


def spanish(**changes: Message) -> Catalog:
    template = extract_document(TWO_SECTIONS)
    messages = (replace(m, msgstr=SPANISH[m.msgid]) for m in template.messages)
    return Catalog("leaflet", "es", tuple(changes.get(m.msgid, m) for m in messages))


def text_of(content: tuple[Block, ...]) -> list[str]:
    return [plain_text(run.inlines) for run in runs(content)]


def test_a_translated_document() -> None:
    localized = localize_document(TWO_SECTIONS, spanish(), "label")
    assert localized.title == "Un folleto"
    assert [section.language for section in localized.sections] == ["es", "es", "es"]
    assert text_of(localized.sections[1].blocks) == ["Descanso", "Acuéstese. Sí. Duerma bien."]
    assert localized.coverage == Coverage(7, 7, 7)


def test_a_gap_is_a_whole_section_in_the_sources_language() -> None:
    catalog = spanish(**{"Lie down.": Message("Lie down.")})
    localized = localize_document(TWO_SECTIONS, catalog, "label")
    assert [section.language for section in localized.sections] == ["es", "en", "es"]
    assert localized.sections[1].blocks == TWO_SECTIONS.blocks[1:3]
    assert localized.coverage == Coverage(7, 6, 6)


def test_nothing_translated_is_no_document() -> None:
    localized = localize_document(TWO_SECTIONS, Catalog("leaflet", "es", ()), "label")
    assert (localized.sections, localized.title) == ((), "A leaflet")
    assert localized.coverage == Coverage(7, 0, 0)


def fuzzy(catalog: Catalog) -> Catalog:
    messages = tuple(replace(message, flags=("fuzzy",)) for message in catalog.messages)
    return replace(catalog, messages=messages)


def test_hidden_drafts_are_the_fuzzy_ones() -> None:
    hidden = localize_document(TWO_SECTIONS, fuzzy(spanish()), "hide")
    assert (hidden.sections, hidden.title) == ((), "A leaflet")
    assert hidden.coverage == Coverage(7, 7, 7)


def test_a_finished_translation_is_shown_and_counts_as_a_draft_until_it_is_approved() -> None:
    catalog = spanish()
    shown = localize_document(TWO_SECTIONS, catalog, "hide")
    assert [section.language for section in shown.sections] == ["es", "es", "es"]
    assert shown.coverage == Coverage(7, 7, 7)
    approvals = Reviews(frozenset(map(approval_hash, catalog.messages[:4])))
    reviewed = localize_document(TWO_SECTIONS, catalog, "hide", "sentence", approvals)
    assert reviewed.coverage == Coverage(7, 7, 3)


def test_a_changed_word_voids_the_approval() -> None:
    catalog = spanish()
    approvals = Reviews(frozenset(map(approval_hash, catalog.messages)))
    changed = spanish(**{"Drink water.": Message("Drink water.", "Bebe agua.")})
    assert localize_document(TWO_SECTIONS, changed, "hide", "sentence", approvals).coverage == (
        Coverage(7, 7, 1)
    )


def test_an_approved_translation_that_was_marked_fuzzy_is_a_draft_again() -> None:
    catalog = spanish()
    approvals = Reviews(frozenset(map(approval_hash, catalog.messages)))
    doubted = Message("Drink water.", "Beba agua.", flags=("fuzzy",))
    localized = localize_document(
        TWO_SECTIONS, spanish(**{doubted.msgid: doubted}), "hide", "sentence", approvals
    )
    assert [section.language for section in localized.sections] == ["es", "es", "en"]


@pytest.mark.parametrize(("drafts", "language"), [("hide", "en"), ("label", "es")])
def test_a_draft_that_came_back_without_its_flag_is_a_draft(
    drafts: Literal["hide", "label"], language: str
) -> None:
    catalog = spanish()
    (water,) = (message for message in catalog.messages if message.msgid == "Drink water.")
    reviews = Reviews(drafts=frozenset({approval_hash(water)}))
    localized = localize_document(TWO_SECTIONS, catalog, drafts, "sentence", reviews)
    assert [section.language for section in localized.sections] == ["es", "es", language]
    assert localized.coverage == Coverage(7, 7, 7)


def test_a_translation_with_other_tags_is_never_used() -> None:
    broken = Message("Sleep <a1>well</a1>.", "Duerma bien.")
    localized = localize_document(TWO_SECTIONS, spanish(**{broken.msgid: broken}), "label")
    assert localized.sections[1].language == "en"
    (finding,) = localized.findings
    assert (finding.rule, finding.severity, finding.text) == ("placeholder", "error", broken.msgid)
    assert "<a1> is missing" in finding.message
    assert localized.coverage.translated == 6


@pytest.mark.parametrize(
    ("before", "language"),
    [("drink water", "es"), ("Drink milk.", "en"), ("Drink 2 waters.", "en")],
)
def test_what_was_carried_over_from_other_words_is_never_shown(before: str, language: str) -> None:
    carried = Message("Drink water.", "Beba.", flags=("fuzzy",), previous_msgid=before)
    localized = localize_document(TWO_SECTIONS, spanish(**{"Drink water.": carried}), "label")
    assert localized.sections[2].language == language


def test_obsolete_messages_and_blank_ones_translate_nothing() -> None:
    for message in (Message("Drink", "Bebida", obsolete=True), Message("Drink", " \n")):
        localized = localize_document(TWO_SECTIONS, spanish(Drink=message), "label")
        assert localized.sections[2].language == "en"


def test_terms_with_the_same_words_have_their_own_translations() -> None:
    source = document(
        tuple(Paragraph((TermRef(term, (Text("stage"),)),)) for term in ("1", "2")), title=""
    )
    template = extract_document(source)
    words = {"term 1": "<t1>estadio</t1>", "term 2": "<t1>escenario</t1>"}
    catalog = Catalog(
        "leaflet", "es", tuple(replace(m, msgstr=words[m.msgctxt]) for m in template.messages)
    )
    (section,) = localize_document(source, catalog, "label").sections
    assert text_of(section.blocks) == ["estadio", "escenario"]


def test_titles_of_links_and_figures_are_translated_at_every_depth() -> None:
    figure = Figure("a.png", "A lung", (), title="Inside")
    link = Link("/x", (Text("More"),), title="Opens a page")
    source = document((ItemList(False, (ListItem((figure, Paragraph((link,)))),)),), title="")
    catalog = translated(extract_document(source), **{"<a1>More</a1>": "<a1>mORE</a1>"})
    (section,) = localize_document(source, catalog, "label").sections
    assert section.blocks == (
        ItemList(
            False,
            (
                ListItem(
                    (
                        Figure("a.png", "a LUNG", (), title="iNSIDE"),
                        Paragraph((Link("/x", (Text("mORE"),), title="oPENS A PAGE"),)),
                    )
                ),
            ),
        ),
    )


def test_a_date_in_words_is_no_message_and_is_written_as_the_locale_does() -> None:
    content = (
        Paragraph((Text("Rest."),)),
        Paragraph((Strong((Text("March 4, 2025"),)),)),
        Paragraph((Text("2025-03-04"),)),
    )
    source = document(content, title="")
    template = extract_document(source)
    assert [message.msgid for message in template.messages] == ["Rest."]
    catalog = translated(template, **{"Rest.": "Descanse."})
    (section,) = localize_document(source, catalog, "label").sections
    assert text_of(section.blocks) == ["Descanse.", "4 de marzo de 2025", "2025-03-04"]
    assert isinstance(section.blocks[1], Paragraph)
    assert isinstance(section.blocks[1].inlines[0], Strong)


def test_a_line_break_of_the_translators_is_a_space() -> None:
    message = Message("Drink water.", "Beba\nagua.")
    localized = localize_document(TWO_SECTIONS, spanish(**{message.msgid: message}), "label")
    assert text_of(localized.sections[2].blocks)[1] == "Beba agua."


def test_a_summary_is_whole_or_absent() -> None:
    template = extract_summary(SUMMARY)
    words = {
        "Care after surgery": "Cuidados después de la cirugía",
        "Surgery": "Cirugía",
        "Rest. Drink water.": "Descanse y beba agua.",
        "Walk.": "Camine.",
    }
    catalog = translated(template, **words)
    localized = localize_summary(SUMMARY, catalog, "label")
    assert localized.summary is not None
    assert (localized.summary.language, localized.summary.topic) == ("es", "Cirugía")
    (told,) = localized.summary.sections[0].blocks[0].sentences
    assert plain_text(told.inlines) == "Descanse y beba agua."
    assert [source.text for source in told.sources] == ["Ingest fluids."]
    assert told.guard == "edited"
    (question,) = localized.summary.sections[1].blocks[0].sentences
    assert plain_text(question.inlines) == say("summary.question.type", "es")
    assert plain_text(question.inlines) != say("summary.question.type", "en")
    assert localized.coverage == Coverage(4, 4, 4)
    for gap in words:
        partial = translated(template, **(words | {gap: ""}))
        missing = localize_summary(SUMMARY, partial, "label")
        assert missing.summary is None
        assert missing.coverage == Coverage(4, 3, 3)


def test_a_summary_of_nothing_has_no_messages_and_no_translation() -> None:
    empty = replace(SUMMARY, sections=SUMMARY.sections[1:])  # questions alone
    assert extract_summary(empty).messages == ()
    localized = localize_summary(empty, Catalog("leaflet.summary", "es", ()), "label")
    assert (localized.summary, localized.coverage) == (None, Coverage(0, 0, 0))


def test_a_fuzzy_summary_is_hidden_unless_drafts_are_asked_for() -> None:
    catalog = translated(extract_summary(SUMMARY))
    assert localize_summary(SUMMARY, fuzzy(catalog), "hide").summary is None
    assert localize_summary(SUMMARY, fuzzy(catalog), "label").summary is not None
    approvals = Reviews(frozenset(map(approval_hash, catalog.messages)))
    approved = localize_summary(SUMMARY, catalog, "hide", approvals)
    assert approved.summary is not None
    assert approved.coverage == Coverage(4, 4, 0)
