"""What an import may do to a catalog, and what it may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.catalogs.exchange.leaflet import EN, catalog, portion
from transform.catalogs.exchange.applying import Applied, apply_portion
from transform.catalogs.exchange.units import Portion, Unit, base_of, id_of
from transform.catalogs.model import Catalog, Message

OLD = Message("Rest.", "Repose.")


def one(
    old: Message, new: Message, *, base: str = "", id_: str = "", approved: bool = False
) -> Applied:
    found = Catalog("leaflet", "es", (old,))
    unit = Unit(new, approved, id=id_, base=base, line=7)
    return apply_portion(found, Portion("leaflet", "es", EN, (unit,)), EN, "es.xlf")


def rules(done: Applied) -> list[tuple[str, int | None]]:
    return [(notice.rule, notice.line) for notice in done.notices]


def test_nothing_replaces_something() -> None:
    done = one(OLD, Message("Rest."))
    assert done.catalog.messages == (OLD,)
    assert (done.kept, done.changed) == (1, 0)


@pytest.mark.parametrize("approved", [True, False])
def test_nothing_is_approved_by_being_imported(approved: bool) -> None:
    done = one(Message("Rest."), OLD, approved=approved)
    assert done.catalog.messages == (OLD,)
    assert done.approved == ((("", "Rest."),) if approved else ())


def test_a_changed_source_is_said_and_not_taken() -> None:
    done = one(OLD, Message("Rest well.", "Descanse bien."), id_=id_of(OLD))
    assert done.catalog.messages == (OLD,)
    assert rules(done) == [("source-changed", 7)]


def test_a_message_that_is_gone_becomes_obsolete() -> None:
    done = one(OLD, Message("Drink.", "Beba.", flags=("fuzzy",), previous_msgid="Drink!"))
    assert done.catalog.messages[1] == Message(
        "Drink.", "Beba.", flags=("fuzzy",), previous_msgid="Drink!", obsolete=True
    )
    assert rules(done) == [("gone", 7)]
    again = apply_portion(
        done.catalog,
        Portion("leaflet", "es", EN, (Unit(Message("Drink.", "Beba.", flags=("fuzzy",))),)),
        EN,
    )
    assert again.catalog == done.catalog
    assert not again.notices


def test_tags_that_do_not_match_make_a_draft() -> None:
    old = Message("Take <a1>this</a1>.")
    done = one(old, Message("Take <a1>this</a1>.", "Tome esto."), approved=True)
    assert done.catalog.messages == (replace(old, msgstr="Tome esto.", flags=("fuzzy",)),)
    assert rules(done) == [("placeholder", 7)]
    assert not done.approved


def test_a_file_that_is_older_than_the_catalog_takes_nothing_back() -> None:
    newer = Message("Rest.", "Descanse.")
    done = one(newer, OLD, base=base_of(OLD), approved=True)
    assert done.catalog.messages == (newer,)
    assert (done.kept, done.notices, done.approved) == (1, (), ())


def test_where_both_were_changed_both_are_kept() -> None:
    newer, other = Message("Rest.", "Descanse."), Message("Rest.", "Repose\nmucho.")
    done = one(newer, other, base=base_of(OLD))
    (message,) = done.catalog.messages
    assert message.msgstr == "Descanse."
    assert message.translator_comments == ("Also translated (es.xlf): Repose mucho.",)
    assert rules(done) == [("both-changed", 7)]
    again = one(message, other, base=base_of(OLD))
    assert again.catalog.messages == (message,)


def test_both_changed_to_the_same_words() -> None:
    newer = Message("Rest.", "Descanse.")
    done = one(newer, newer, base=base_of(OLD))
    assert (done.unchanged, done.notices) == (1, ())


def test_twice_in_one_file() -> None:
    units = (Unit(OLD), Unit(OLD), Unit(replace(OLD, msgstr="Descanse."), line=9))
    found = Catalog("leaflet", "es", (Message("Rest."),))
    done = apply_portion(found, Portion("leaflet", "es", EN, units), EN)
    assert done.catalog.messages == (OLD,)
    assert rules(done) == [("twice", 9)]


@pytest.mark.parametrize("character", ["\0", "\x04", "\ud800"])
def test_what_no_catalog_can_hold(character: str) -> None:
    done = one(OLD, Message("Rest.", f"a{character}"))
    assert done.catalog.messages == (OLD,)
    assert rules(done) == [("unreadable", 7)]


def test_line_breaks_at_the_ends_follow_the_source() -> None:
    assert one(Message("Rest."), Message("Rest.", "\nRepose.\r\n")).catalog.messages == (OLD,)


def test_notes_are_added_and_never_taken_away() -> None:
    old = replace(OLD, translator_comments=("One.",))
    assert one(old, OLD).catalog.messages == (old,)
    done = one(old, replace(OLD, translator_comments=("Two.", "One.", "Two.")))
    assert done.catalog.messages[0].translator_comments == ("One.", "Two.")


def test_a_live_message_wins_over_an_obsolete_one() -> None:
    found = Catalog("leaflet", "es", (Message("Rest."), replace(OLD, obsolete=True)))
    done = apply_portion(found, Portion("leaflet", "es", EN, (Unit(OLD),)), EN)
    assert done.catalog.messages == (OLD, replace(OLD, obsolete=True))


def test_everything_of_another_catalog_is_gone_not_mixed() -> None:
    own = Message("Sleep.", "Duerma.")
    done = apply_portion(Catalog("other", "es", (own,)), portion(catalog()), EN)
    assert done.catalog.messages[0] == own
    assert all(message.obsolete for message in done.catalog.messages[1:])
    assert {notice.severity for notice in done.notices} == {"warning"}
