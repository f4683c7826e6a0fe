"""What stands around a sentence is told in comments alone."""

from __future__ import annotations

from tests.catalogs.strategies import document
from transform.catalogs import extract_document, merge
from transform.catalogs.model import Catalog
from transform.model import Block, Heading, ItemList, ListItem, Paragraph, Text

LONG = "This sentence is so long that nobody wants to read the whole of it in a comment."


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def item_list(*texts: str) -> ItemList:
    return ItemList(False, tuple(ListItem((paragraph(text),)) for text in texts))


def around(*blocks: Block) -> dict[str, list[str]]:
    found = extract_document(document(blocks, title="")).messages
    return {
        message.msgid: [c for c in message.comments if c.startswith(("Before: ", "After: "))]
        for message in found
    }


def test_sentences_of_a_block_know_each_other() -> None:
    assert around(paragraph("One is here. Two is here. Three is here."), paragraph("Alone.")) == {
        "One is here.": ["After: Two is here."],
        "Two is here.": ["Before: One is here.", "After: Three is here."],
        "Three is here.": ["Before: Two is here."],
        "Alone.": [],
    }


def test_items_know_what_leads_to_them_and_the_next_one() -> None:
    blocks = (paragraph("Call us for:"), item_list("Fever", "Pain"), paragraph("Rest."))
    assert around(*blocks) == {
        "Call us for:": [],
        "Fever": ["Before: Call us for:", "After: Pain"],
        "Pain": ["Before: Fever"],
        "Rest.": [],
    }


def test_long_ones_are_cut_between_words() -> None:
    told = around(paragraph(f"{LONG} Next."))[LONG]
    assert told == ["After: Next."]
    assert around(paragraph(f"{LONG} Next."))["Next."] == [
        "Before: This sentence is so long that nobody wants to read the whole …"
    ]


def test_of_a_sentence_at_two_places_the_first_one_counts() -> None:
    blocks = (paragraph("Rest. Drink."), Heading(2, (Text("Then"),)), paragraph("Rest. Walk."))
    assert around(*blocks)["Rest."] == ["After: Drink."]


def test_an_inserted_paragraph_makes_nothing_fuzzy_and_changes_no_msgid() -> None:
    old = extract_document(document((paragraph("Rest. Drink."), item_list("Fever", "Pain"))))
    new = extract_document(
        document((paragraph("First of all. Rest. Drink."), item_list("Chills", "Fever", "Pain")))
    )
    catalog = merge(old, Catalog("leaflet", "es", ()))
    done = Catalog(
        "leaflet",
        "es",
        tuple(type(m)(m.msgid, m.msgid.upper(), comments=m.comments) for m in catalog.messages),
        catalog.header,
    )
    merged = merge(new, done)
    assert {m.msgid for m in old.messages} <= {m.msgid for m in merged.messages}
    assert not any(message.fuzzy or message.obsolete for message in merged.messages)
    assert {m.msgid for m in merged.messages if not m.msgstr} == {"First of all.", "Chills"}
