"""The Spanish drafts of NCI's two pages: drafts that say so, with the source's tags and figures."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from transform.catalogs import read_catalog
from transform.catalogs.model import Message

MESSAGES = Path(__file__).parents[2] / "locales" / "es" / "LC_MESSAGES"
DOMAINS = (
    "nci-alveolar-soft-part-sarcoma",
    "nci-alveolar-soft-part-sarcoma.summary",
    "nci-soft-tissue-sarcoma-treatment",
    "nci-soft-tissue-sarcoma-treatment.summary",
)
TAG = re.compile(r"</?[a-z]+\d+/?>")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
STAGE = re.compile(r"\b(?:IV|I{1,3})[AB]?\b")
NEGATED = re.compile(r"\b(?:not|no|without|cannot|never)\b|n['’]t\b", re.IGNORECASE)
NEGATED_ES = re.compile(r"\b(?:no|ni|sin|nunca|tampoco|ningún|ninguna)\b", re.IGNORECASE)
MODAL = re.compile(r"\b(?:may|might)\b")
MODAL_ES = re.compile(r"\bp(?:ue|o)d\w+|\bposible\b", re.IGNORECASE)


def drafted(domain: str) -> list[Message]:
    catalog = read_catalog(MESSAGES / f"{domain}.po", domain, "es")
    return [message for message in catalog.messages if message.msgstr and not message.obsolete]


def words(text: str) -> str:
    return TAG.sub("", text)


@pytest.mark.parametrize("domain", DOMAINS)
def test_there_is_a_draft_and_every_message_of_it_is_fuzzy(domain: str) -> None:
    messages = drafted(domain)
    assert messages
    assert [message.msgid for message in messages if not message.fuzzy] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_tags_stay(domain: str) -> None:
    for message in drafted(domain):
        wanted, got = Counter(TAG.findall(message.msgid)), Counter(TAG.findall(message.msgstr))
        assert got == wanted, message.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_numbers_and_stages_stay(domain: str) -> None:
    for message in drafted(domain):
        source, told = words(message.msgid), words(message.msgstr)
        numbers = {number.replace(".", ",") for number in NUMBER.findall(source)}
        assert set(NUMBER.findall(told)) == numbers, message.msgid
        assert set(STAGE.findall(told)) == set(STAGE.findall(source)), message.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_negation_and_no_may_is_lost(domain: str) -> None:
    for message in drafted(domain):
        source, told = words(message.msgid), words(message.msgstr)
        if NEGATED.search(source):
            assert NEGATED_ES.search(told), message.msgid
        if MODAL.search(source):
            assert MODAL_ES.search(told), message.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_reader_is_usted_and_marks_come_in_pairs(domain: str) -> None:
    for message in drafted(domain):
        told = words(message.msgstr)
        assert not re.search(r"\b(?:tú|tu|tus|vosotros|vuestr\w+)\b", told), told
        assert told.count("¿") == told.count("?"), told
        assert told.count("(") == told.count(")"), told
        assert "  " not in told
