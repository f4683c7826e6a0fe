"""The checklists of CDC and AHRQ: each item judged by what is there, or left to a person."""

from __future__ import annotations

import pytest

from tests.readability.documents import SETTINGS, document, heading, items, paragraph
from transform.data import load_toml
from transform.model import Block, Document, Figure, Paragraph, Strong, Table, Text
from transform.readability import checklist, score


def _verdicts(text: Document) -> dict[str, str]:
    return {item.id: item.verdict for item in checklist(text, score(text, SETTINGS))}


def test_all_items_of_both_lists_stand_in_order() -> None:
    text = document(paragraph("Ask your doctor."))
    found = checklist(text, score(text, SETTINGS))
    assert [item.number for item in found if item.source == "CDC Index"] == list(range(1, 21))
    pemat = [item.number for item in found if item.source == "PEMAT-P"]
    assert pemat == [*range(1, 13), *range(15, 27)]
    assert all(item.value or item.verdict == "person" for item in found)


def test_rules_of_items_are_rules() -> None:
    rows = load_toml("readability/checklist.toml")["item"]
    named = {rule for row in rows for rule in row.get("rules", ())}
    assert named <= set(load_toml("readability/rules.toml"))


FIGURE = Figure("a.png", "An arm")
CAPTIONED = Figure("a.png", "An arm", (Text("This is an arm."),))
HEADLESS = Table((), (((Text("a"),),),))


@pytest.mark.parametrize(
    ("item", "blocks", "verdict"),
    [
        ("cdc-5", (paragraph("Call your doctor."),), "met"),
        ("cdc-5", (paragraph("If it hurts, call your doctor."),), "met"),
        ("cdc-5", (paragraph("It may hurt you, see below."),), "not met"),
        ("cdc-3", (items("One is here.", "Two is there."),), "met"),
        ("cdc-3", (paragraph("It may hurt you."),), "not met"),
        ("cdc-3", (Paragraph((Strong((Text("Stop"),)), Text(" it now."))),), "met"),
        ("cdc-6", (paragraph("Blood is taken from the arm."),), "not met"),
        ("cdc-7", (paragraph("Utilize it."),), "not met"),
        ("cdc-7", (paragraph("Use it."),), "met"),
        ("cdc-15", (paragraph("Use it."),), "not applicable"),
        ("cdc-16", (paragraph("It takes 3 days."),), "person"),
        ("cdc-17", (paragraph("You are 3 times as likely to get it."),), "not met"),
        ("pemat-9", (heading("Signs"),), "met"),
        ("pemat-11", (heading("Key points"),), "met"),
        ("pemat-11", (heading("Signs"),), "not met"),
        ("pemat-16", (paragraph("Use it."),), "not applicable"),
        ("pemat-17", (FIGURE,), "not met"),
        ("pemat-17", (CAPTIONED,), "met"),
        ("pemat-19", (HEADLESS,), "not met"),
        ("cdc-1", (paragraph("Use it."),), "person"),
    ],
)
def test_verdicts(item: str, blocks: tuple[Block, ...], verdict: str) -> None:
    assert _verdicts(document(*blocks))[item] == verdict


def test_what_is_not_known_in_a_language_needs_a_person() -> None:
    verdicts = _verdicts(document(paragraph("Le médecin regarde le bras."), language="fr"))
    assert verdicts["cdc-5"] == verdicts["cdc-6"] == verdicts["pemat-11"] == "person"
