"""Drafts in files: only what is empty, always fuzzy, kept whatever happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogs.drafting.engines import Book, task
from transform.catalogs import (
    approval_hash,
    catalog_path,
    load_catalog,
    load_reviews,
    write_catalog,
)
from transform.catalogs.drafting import Place, draft_catalog
from transform.catalogs.drafting.saving import EVERY
from transform.catalogs.model import Catalog, Message


def place(folder: Path, *messages: Message) -> Place:
    write_catalog(catalog_path(folder, "es", "d"), Catalog("d", "es", messages))
    return Place(folder, "es", "d")


def messages(at: Place) -> dict[str, Message]:
    return {m.msgid: m for m in load_catalog(at.locales_dir, at.locale, at.domain).messages}


def test_only_empty_messages_are_drafted(tmp_path: Path) -> None:
    at = place(
        tmp_path,
        Message("Rest."),
        Message("Sleep.", "Duerma usted."),
        Message("Eat.", "Coma.", flags=("fuzzy",), previous_msgid="Eat"),
        Message("Gone.", obsolete=True, translator_comments=("why",)),
    )
    before = messages(at)
    engine = Book(lambda text: "Borrador.")
    report = draft_catalog(at, engine, task())
    after = messages(at)
    assert [request.text for request in engine.asked] == ["Rest."]
    assert (report.drafted, report.failed, report.left) == (1, (), 0)
    assert {k: v for k, v in after.items() if k != "Rest."} == {
        k: v for k, v in before.items() if k != "Rest."
    }
    made = after["Rest."]
    assert (made.msgstr, made.fuzzy, made.translator_comments) == (
        "Borrador.",
        True,
        ("Draft: book",),
    )
    assert approval_hash(made) in load_reviews(tmp_path, "es", "d").drafts


def test_an_interrupt_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path) -> None:
    every = [Message(f"Sentence {chr(97 + n // 26)}{chr(97 + n % 26)}.") for n in range(EVERY + 20)]
    at = place(tmp_path, *every)

    def stop(count: int) -> None:
        if count == EVERY + 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draft_catalog(at, Book(lambda text: f"Frase {text[9:]}", stop=stop), task())
    done = [m for m in messages(at).values() if m.msgstr]
    assert len(done) == EVERY + 7
    engine = Book(lambda text: f"Frase {text[9:]}")
    report = draft_catalog(at, engine, task())
    assert (report.drafted, report.left, len(engine.asked)) == (13, 0, 13)


def test_a_limit_is_kept(tmp_path: Path) -> None:
    at = place(tmp_path, Message("Rest."), Message("Sleep."), Message("Eat."))
    engine = Book(lambda text: "Ya.")
    report = draft_catalog(at, engine, task(), limit=2)
    assert (report.drafted, report.left, len(engine.asked)) == (2, 1, 2)


def test_what_a_translator_saves_meanwhile_is_kept(tmp_path: Path) -> None:
    at = place(tmp_path, Message("Rest."), Message("Sleep."))

    def book(text: str) -> str:
        if text == "Sleep.":  # somebody saves while the engine thinks
            place(tmp_path, Message("Rest.", "Descanse usted."), Message("Sleep."))
        return "Borrador."

    report = draft_catalog(at, Book(book), task())
    assert messages(at)["Rest."].msgstr == "Descanse usted."
    assert not messages(at)["Rest."].fuzzy
    assert messages(at)["Sleep."].msgstr == "Borrador."
    assert report.drafted == 1


def test_nothing_to_do_asks_nobody(tmp_path: Path) -> None:
    def stop(count: int) -> None:
        raise AssertionError("asked")

    at = place(tmp_path, Message("Rest.", "Descanse."))
    before = catalog_path(tmp_path, "es", "d").read_bytes()
    report = draft_catalog(at, Book(lambda text: "x", stop=stop), task())
    assert (report.drafted, report.left) == (0, 0)
    assert catalog_path(tmp_path, "es", "d").read_bytes() == before
