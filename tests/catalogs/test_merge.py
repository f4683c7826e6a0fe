"""Updates: no translation is lost, and none is taken for what it is not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.strategies import catalogs, messages
from transform.catalogs import merge
from transform.catalogs.model import Catalog, Message
from transform.glossary import packaged_glossary

HEADER = (("POT-Creation-Date", "2025-12-30 00:00+0000"), ("X-Source-Language", "en"))


def template(*msgids: str) -> Catalog:
    return Catalog(
        "leaflet", "", tuple(Message(msgid, comments=("x",)) for msgid in msgids), HEADER
    )


def catalog(*found: Message) -> Catalog:
    return Catalog("leaflet", "es", found)


def live(merged: Catalog) -> list[Message]:
    return [message for message in merged.messages if not message.obsolete]


def gone(merged: Catalog) -> list[Message]:
    return [message for message in merged.messages if message.obsolete]


REST = Message("Rest for two days.", "Descanse dos días.", translator_comments=("ok",))
DRINK = Message("Drink a lot of water.", "Beba mucha agua.")


def test_the_order_and_comments_are_the_templates() -> None:
    merged = merge(template("New words here.", DRINK.msgid, REST.msgid), catalog(REST, DRINK))
    assert [m.msgstr for m in merged.messages] == ["", DRINK.msgstr, REST.msgstr]
    assert all(m.comments == ("x",) for m in merged.messages)
    assert merged.messages[2].translator_comments == ("ok",)
    assert not any(m.fuzzy for m in merged.messages)


def test_a_changed_sentence_is_fuzzy_and_shows_the_change() -> None:
    (message,) = live(merge(template("Drink a lot of warm water."), catalog(DRINK)))
    assert message.fuzzy
    assert message.msgstr == DRINK.msgstr
    assert message.previous_msgid == DRINK.msgid
    assert message.comments == (
        "x",
        "Changed: wording",
        "Change: Drink a lot of {+warm+} water.",
    )


def test_a_changed_number_is_named_and_never_counts_as_translated() -> None:
    (message,) = live(merge(template("Rest for three days."), catalog(REST)))
    assert message.fuzzy
    assert message.comments[1].startswith("Changed: number")
    assert "[-two-] {+three+}" in message.comments[2]


def test_a_removed_sentence_is_kept_and_comes_back() -> None:
    without = merge(template(DRINK.msgid), catalog(REST, DRINK))
    assert [m.msgid for m in gone(without)] == [REST.msgid]
    again = merge(template(REST.msgid, DRINK.msgid), without)
    assert [(m.msgstr, m.fuzzy, m.translator_comments) for m in again.messages] == [
        (REST.msgstr, False, ("ok",)),
        (DRINK.msgstr, False, ()),
    ]


def test_a_change_that_is_undone_gives_the_approved_words_back() -> None:
    changed = merge(template("Rest for three days."), catalog(REST))
    undone = merge(template(REST.msgid), changed)
    (message,) = live(undone)
    assert (message.msgstr, message.fuzzy) == (REST.msgstr, False)
    assert gone(undone) == []  # the carried-over copy was nobody's work


def test_a_sentence_changed_twice_keeps_the_msgid_its_translation_is_of() -> None:
    once = merge(template("Rest for three days."), catalog(REST))
    twice = merge(template("Rest for three long days."), once)
    (message,) = live(twice)
    assert (message.previous_msgid, message.msgstr) == (REST.msgid, REST.msgstr)
    assert [m.msgid for m in gone(twice)] == [REST.msgid]


def test_what_a_translator_emptied_is_not_filled_again() -> None:
    once = merge(template("Rest for three days."), catalog(REST))
    emptied = Catalog("leaflet", "es", (Message("Rest for three days."), *gone(once)), once.header)
    (message,) = live(merge(template("Rest for three days."), emptied))
    assert (message.msgstr, message.flags) == ("", ())


def test_one_paragraph_more_at_the_top_makes_nothing_fuzzy() -> None:
    old = [Message(f"Sentence number {n} about care.", f"Frase {n}.") for n in range(50)]
    merged = merge(template("Care.", *(m.msgid for m in old)), catalog(*old))
    assert [m.msgstr for m in live(merged)] == ["", *(m.msgstr for m in old)]
    assert not any(m.fuzzy for m in merged.messages)


def test_each_removed_sentence_serves_one_new_one_and_the_nearest() -> None:
    old = [Message(f"Stage {n} means care.", f"Estadio {n}.") for n in ("I", "II", "III")]
    new = ["Stage I means good care.", "Stage II means good care.", "Stage III means good care."]
    merged = merge(template(*new), catalog(*old))
    assert [m.msgstr for m in live(merged)] == ["Estadio I.", "Estadio II.", "Estadio III."]


def test_both_halves_of_a_split_sentence_get_the_translation_of_the_whole() -> None:
    whole = Message(
        "Rest for two days and drink a lot of water.", "Descanse dos días y beba mucha."
    )
    halves = ["Rest for two days.", "Something else.", "Drink a lot of water."]
    merged = live(merge(template("Before.", *halves), catalog(Message("Before.", "Antes."), whole)))
    assert [m.msgstr for m in merged] == ["Antes.", whole.msgstr, "", whole.msgstr]
    assert [m.previous_msgid for m in merged] == ["", whole.msgid, "", whole.msgid]
    assert merged[1].comments[1].startswith("Changed: split")
    assert merged[3].comments[1].startswith("Changed: number")  # "two" went to the other half


def test_two_sentences_that_became_one_are_put_together() -> None:
    joined = "Rest for two days and drink a lot of water."
    (message,) = live(merge(template(joined), catalog(REST, DRINK)))
    assert message.fuzzy
    assert message.msgstr == "Descanse dos días. Beba mucha agua."
    assert message.previous_msgid == "Rest for two days. Drink a lot of water."
    chinese = Catalog("leaflet", "zh-Hans", (REST, DRINK))
    (message,) = live(merge(template(joined), chinese))
    assert message.msgstr == "Descanse dos días.Beba mucha agua."


def test_another_sentence_is_no_change() -> None:
    (message,) = live(merge(template("Call an ambulance."), catalog(DRINK)))
    assert (message.msgstr, message.fuzzy) == ("", False)


def test_the_same_words_that_come_to_mean_something_else_are_looked_at_again() -> None:
    other = Catalog("leaflet", "", (Message(REST.msgid, msgctxt="term 5"),), HEADER)
    (message,) = live(merge(other, catalog(REST)))
    assert (message.msgstr, message.fuzzy, message.previous_msgid) == (
        REST.msgstr,
        True,
        REST.msgid,
    )


def test_a_term_has_its_known_name_in_the_locale() -> None:
    term = packaged_glossary("es").get("257523")
    assert term is not None
    pot = Catalog(
        "leaflet", "", (Message("<t1>o</t1>", comments=('t1: term 257523 "organ" - x',)),)
    )
    (message,) = merge(pot, Catalog("leaflet", "es-MX", ())).messages
    assert message.comments[1] == f't1 in es: "{term.name}" - {term.definition}'
    (message,) = merge(pot, Catalog("leaflet", "tlh", ())).messages
    assert len(message.comments) == 1


def test_the_header_keeps_what_people_wrote() -> None:
    old = Catalog("leaflet", "pt-BR", (), (("Last-Translator", "Ana <a@b.org>"),), "# Ana's")
    merged = merge(template("x"), old)
    header = dict(merged.header)
    assert header["Last-Translator"] == "Ana <a@b.org>"
    assert header["POT-Creation-Date"] == "2025-12-30 00:00+0000"
    assert header["Language"] == "pt_BR"
    assert header["Plural-Forms"] == "nplurals=2; plural=(n > 1);"
    assert merged.header_comment == "# Ana's"


templates = st.lists(messages(), max_size=6, unique_by=lambda m: m.key).map(
    lambda found: Catalog("leaflet", "", tuple(Message(m.msgid, msgctxt=m.msgctxt) for m in found))
)


@given(templates, catalogs)
def test_every_translation_is_still_there_after_an_update(pot: Catalog, old: Catalog) -> None:
    merged = merge(pot, old)
    assert [m.key for m in live(merged)] == [m.key for m in pot.messages]
    kept = {m.msgstr.strip("\n") for m in merged.messages}
    assert {m.msgstr.strip("\n") for m in old.messages} <= kept | {""}


@given(templates, catalogs)
def test_an_update_twice_is_an_update_once(pot: Catalog, old: Catalog) -> None:
    once = merge(pot, old)
    assert merge(pot, once) == once


def test_of_ten_thousand_messages_the_hundred_changed_are_fuzzy() -> None:
    chance = random.Random(1)  # noqa: S311  # no secret
    words = [
        "the",
        "doctor",
        "may",
        "look",
        "at",
        "cells",
        "in",
        "your",
        "blood",
        "with",
        "a",
        "small",
        "strong",
        "light",
    ]
    texts = [" ".join(chance.choices(words, k=12)) + f" {n}." for n in range(10_000)]
    old = Catalog("leaflet", "es", tuple(Message(text, text.upper()) for text in texts))
    for number in range(0, 10_000, 100):
        texts[number] = f"Sometimes {texts[number]}"
    merged = merge(Catalog("leaflet", "", tuple(map(Message, texts))), old)
    assert sum(message.fuzzy for message in merged.messages) == 100
