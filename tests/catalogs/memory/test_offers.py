"""What is offered: always fuzzy, with source and score, and never twice."""

from __future__ import annotations

import pytest

from transform.catalogs.approvals import Reviews, approval_hash
from transform.catalogs.exchange.tmx import Pair, format_tmx, parse_tmx
from transform.catalogs.header import template_header
from transform.catalogs.memory.differences import differences
from transform.catalogs.memory.filling import catalog_entries, pair_of, tmx_entries
from transform.catalogs.memory.lookup import Lookup
from transform.catalogs.memory.model import Entry
from transform.catalogs.memory.offers import with_offers
from transform.catalogs.model import Catalog, Message


def catalog(*messages: Message, domain: str = "leaflet") -> Catalog:
    return Catalog(domain, "es", messages, template_header(domain, "en", "2025-12-30 00:00+0000"))


def offered(message: Message, *entries: Entry) -> Message:
    made = with_offers(catalog(message), Lookup(entries, "en", "es"), {message.key}, {message.key})
    return made.catalog.messages[0]


def entry(msgid: str, msgstr: str, origin: str = "tmx:old.tmx") -> Entry:
    return Entry("en", "es", msgid, msgstr, origin)


def test_the_same_words_are_offered_as_fuzzy_with_source_and_score() -> None:
    message = offered(Message("Rest."), entry("Rest.", "Descanse."))
    assert (message.msgstr, message.flags, message.previous_msgid) == ("Descanse.", ("fuzzy",), "")
    assert message.translator_comments == ("From memory: 100%, tmx:old.tmx",)


def test_similar_words_name_what_they_translate_and_what_differs() -> None:
    known = entry("Take 3 tablets every day with water.", "Tome 3 tabletas al día con agua.")
    message = offered(Message("Do not take 2 tablets every day with water."), known)
    assert message.fuzzy
    assert message.previous_msgid == known.msgid
    (remark,) = message.translator_comments
    assert remark.startswith("From memory: 8")
    assert remark.endswith(
        "%, tmx:old.tmx; in this message alone: not, 2 tablets; in that of the memory alone: 3 tablets"
    )
    assert message.comments[0].startswith("Changed: number")


def test_what_is_translated_or_was_refused_gets_nothing() -> None:
    known = entry("Rest.", "Descanse.")
    own = Message("Rest.", "Repose.", flags=("fuzzy",))
    refused = Message("Rest.", translator_comments=("From memory: 100%, tmx:old.tmx",))
    gone = Message("Rest.", obsolete=True)
    for message in (own, refused, gone):
        assert offered(message, known) == message


def test_a_message_that_stood_there_gets_nothing_from_its_own_catalog() -> None:
    lookup = Lookup([entry("Rest now.", "Descanse ya.", "leaflet")], "en", "es")
    message = Message("Rest now!")
    old = with_offers(catalog(message), lookup, {message.key}, ())
    assert old.catalog.messages == (message,)
    new = with_offers(catalog(message), lookup, {message.key}, {message.key})
    assert new.catalog.messages[0].msgstr == "Descanse ya."


def test_a_region_is_named() -> None:
    message = offered(Message("Rest."), Entry("en", "es-US", "Rest.", "Descanse.", "tmx:a.tmx"))
    assert message.translator_comments == ("From memory: 98%, tmx:a.tmx (es-US)",)


def test_drafts_that_are_offered_are_told() -> None:
    draft = Entry("en", "es", "Rest.", "Descanse.", "other", "draft")
    message = Message("Rest.")
    made = with_offers(catalog(message), Lookup([draft], "en", "es"), {message.key}, ())
    assert made.drafts == (("other", made.catalog.messages[0]),)


def test_what_a_catalog_gives() -> None:
    approved, done = Message("A.", "a."), Message("B.", "b.")
    engine = Message("C.", "c.")
    messages = (
        approved, done, engine,
        Message("D.", "d.", flags=("fuzzy",)),
        Message("E.", "e.", obsolete=True),
        Message("F.", "f.", flags=("fuzzy",), previous_msgid="Before F."),
        Message("G.", "g.", flags=("fuzzy",), translator_comments=("From memory: 80%, x",)),
        Message("H.", "h.", flags=("fuzzy",), comments=("Translated as in: leaflet.summary",)),
        Message("I.", "i.", translator_comments=("From memory: 80%, x",)),
        Message("J."),
    )  # fmt: skip
    reviews = Reviews(frozenset({approval_hash(approved)}), frozenset({approval_hash(engine)}))
    given = {e.msgid: (e.state, e.date) for e in catalog_entries(catalog(*messages), reviews)}
    day = "2025-12-30"
    assert given == {
        "A.": ("approved", day),
        "B.": ("translated", day),
        "C.": ("draft", day),
        "D.": ("draft", day),
        "E.": ("translated", day),
        "I.": ("translated", day),
    }


def test_no_date_is_made_up() -> None:
    undated = Catalog("d", "es", (Message("A.", "a."),), template_header("d", "en", ""))
    (given,) = catalog_entries(undated, Reviews())
    assert given.date == ""


def test_tmx_keeps_what_an_entry_says_but_no_approval() -> None:
    entries = [
        Entry("en", "es", "<t1>A</t1>.", "<t1>a</t1>.", "leaflet", "approved", "2025-12-30"),
        Entry("en", "es", "B.", "b.", "leaflet", "draft"),
    ]
    back = list(tmx_entries(parse_tmx(format_tmx(map(pair_of, entries))), "tmx:m.tmx"))
    assert [(e.msgid, e.msgstr, e.origin, e.state, e.date) for e in back] == [
        ("<t1>A</t1>.", "<t1>a</t1>.", "tmx:m.tmx", "translated", "2025-12-30"),
        ("B.", "b.", "tmx:m.tmx", "draft", ""),
    ]
    carried = Pair(
        "en",
        "es",
        "New.",
        "viejo",
        properties=(("x-state", "fuzzy"), ("x-previous-source", "Old.")),
    )
    assert [(e.msgid, e.state) for e in tmx_entries([carried], "x")] == [("Old.", "draft")]
    assert not list(tmx_entries([Pair("en", "es", "A", " "), Pair("en", "es", "", "a")], "x"))


@pytest.mark.parametrize(
    ("here", "there", "language", "expected"),
    [
        ("It may spread.", "It spreads.", "en", (("may",), ())),
        ("Stage II", "Stage I", "en", (("stage ii",), ("stage i",))),
        ("No coma.", "Coma.", "es", (("no",), ())),
        ("Prenez 2 comprimés.", "Prenez 3 comprimés.", "fr", (("2",), ("3",))),
        ("Rest.", "Rest!", "en", ((), ())),
    ],
)
def test_differences(here: str, there: str, language: str, expected: object) -> None:
    assert differences(here, there, language) == expected
