"""Updating catalogs with a memory: the same bytes twice, with and without an old memory."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from tests.conftest import tree
from transform.catalogs import (
    catalog_path,
    load_catalog,
    reviews_path,
    update_catalogs,
    write_catalog,
    write_templates,
)
from transform.catalogs.approving import record_drafts
from transform.catalogs.header import template_header
from transform.catalogs.memory.database import open_memory
from transform.catalogs.memory.model import Entry
from transform.catalogs.model import Catalog, Message
from transform.catalogs.store import StoreReport
from transform.catalogs.varieties import is_written_alike

LONG = "Take two tablets every day with a glass of water."
SPANISH = "Tome dos tabletas al día con un vaso de agua."


class Project:
    """A project's catalogs and its memory."""

    def __init__(self, folder: Path) -> None:
        self.locales = folder / "locales"
        self.memory = folder / ".transform" / "memory.sqlite"

    def extract(self, **domains: tuple[str, ...]) -> None:
        write_templates(
            self.locales,
            [
                Catalog(
                    domain.replace("_", "."),
                    "",
                    tuple(map(Message, msgids)),
                    template_header(domain, "en", "2025-12-30 00:00+0000"),
                )
                for domain, msgids in domains.items()
            ],
        )

    def update(self, locale: str = "es") -> StoreReport:
        report = update_catalogs(self.locales, locale, memory=self.memory)
        assert not report.errors
        return report

    def translate(self, domain: str, **changes: str | tuple[str, ...]) -> None:
        """Set fields of every message of a catalog."""
        catalog = load_catalog(self.locales, "es", domain)
        messages = tuple(replace(m, **changes) for m in catalog.messages)  # type: ignore[arg-type]
        write_catalog(catalog_path(self.locales, "es", domain), replace(catalog, messages=messages))

    def message(self, domain: str, msgid: str) -> Message:
        catalog = load_catalog(self.locales, "es", domain)
        return next(m for m in catalog.messages if m.msgid == msgid and not m.obsolete)


def translated(folder: Path) -> Project:
    """One leaflet is translated, and then others come."""
    project = Project(folder)
    project.extract(old=(LONG,))
    project.update()
    project.translate("old", msgstr=SPANISH)
    project.extract(
        new=(LONG, LONG.replace("two", "three"), "Call us."),
        new_summary=(LONG, f"{LONG} Call us."),
    )
    return project


def test_new_messages_get_what_other_catalogs_hold(tmp_path: Path) -> None:
    project = translated(tmp_path)
    project.update()
    same = project.message("new", LONG)
    assert (same.msgstr, same.fuzzy) == (SPANISH, True)
    assert same.translator_comments == ("From memory: 100%, old",)
    other = project.message("new", LONG.replace("two", "three"))
    assert (other.msgstr, other.previous_msgid, other.fuzzy) == (SPANISH, LONG, True)
    assert "in this message alone: three" in other.translator_comments[0]
    assert project.message("new", "Call us.").msgstr == ""


def test_twice_gives_the_same_bytes_and_so_does_a_project_without_its_memory(
    tmp_path: Path,
) -> None:
    project = translated(tmp_path)
    fresh = Project(tmp_path / "clone")
    shutil.copytree(project.locales, fresh.locales)
    project.update()
    once = tree(project.locales)
    for _ in range(2):
        assert not project.update().written
    fresh.update()
    assert tree(fresh.locales) == once
    project.memory.unlink()
    assert not project.update().written
    assert tree(project.locales) == once


def test_a_suggestion_is_no_source_of_suggestions(tmp_path: Path) -> None:
    # "five" is like "four", and that only by what was suggested for it.
    steps = tuple(f"{LONG} {'Then rest. ' * n}".strip() for n in (0, 3, 6, 9))
    project = translated(tmp_path)
    project.extract(new=steps)
    project.update()
    once = tree(project.locales)
    assert project.message("new", steps[-1]).msgstr == ""
    project.update()
    assert tree(project.locales) == once


def test_an_empty_message_gets_what_is_imported_later(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.extract(new=(LONG,))
    project.update()
    with open_memory(project.memory) as memory:
        memory.add([Entry("en", "es", LONG, SPANISH, "tmx:old.tmx")])
    project.update()
    assert project.message("new", LONG).translator_comments == ("From memory: 100%, tmx:old.tmx",)


def test_a_suggestion_that_was_taken_out_does_not_come_back(tmp_path: Path) -> None:
    project = translated(tmp_path)
    project.update()
    project.translate("new", msgstr="", flags=(), previous_msgid="")
    project.translate("new.summary", msgstr="", flags=(), previous_msgid="")
    project.update()
    assert project.message("new", LONG).msgstr == ""
    assert project.message("new", LONG.replace("two", "three")).msgstr == ""


def test_what_a_translator_emptied_is_not_filled_from_the_same_catalog(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.extract(d=(LONG,))
    project.update()
    project.translate("d", msgstr=SPANISH)
    project.extract(d=(LONG.replace("two", "three"),))
    project.update()  # carried over, the old one obsolete
    catalog = load_catalog(project.locales, "es", "d")
    emptied = tuple(
        m if m.obsolete else replace(m, msgstr="", flags=(), previous_msgid="")
        for m in catalog.messages
    )
    write_catalog(catalog_path(project.locales, "es", "d"), replace(catalog, messages=emptied))
    project.update()
    assert project.message("d", LONG.replace("two", "three")).msgstr == ""


def test_what_a_sibling_or_an_earlier_sentence_gives_comes_first(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with open_memory(project.memory) as memory:
        memory.add([Entry("en", "es", LONG, "DE LA MEMORIA", "tmx:old.tmx")])
    project.extract(d=(LONG.replace("two", "ten"), "Call us."))
    project.update()
    project.translate("d", msgstr=SPANISH, flags=(), previous_msgid="", translator_comments=())
    project.extract(d=(LONG, "Call us."), d_summary=("Call us.",))
    project.update()
    assert project.message("d", LONG).previous_msgid == LONG.replace("two", "ten")
    shared = project.message("d.summary", "Call us.")
    assert (shared.msgstr, shared.translator_comments) == (SPANISH, ())


def test_catalogs_without_a_template_are_remembered_too(tmp_path: Path) -> None:
    project = translated(tmp_path)
    (project.locales / "pot" / "old.pot").unlink(missing_ok=True)
    project.update()
    assert project.message("new", LONG).msgstr == SPANISH


def test_a_draft_on_record_stays_a_draft_where_it_is_suggested(tmp_path: Path) -> None:
    project = translated(tmp_path)
    old = project.message("old", LONG)
    record_drafts(reviews_path(project.locales, "es", "old"), [old], "engine en-es")
    project.update()
    assert reviews_path(project.locales, "es", "new").exists()


def test_without_records_no_records_are_begun(tmp_path: Path) -> None:
    project = translated(tmp_path)
    project.translate("old", flags=("fuzzy",))
    project.update()
    assert project.message("new", LONG).msgstr == SPANISH
    assert not list(project.locales.rglob("*.jsonl"))


def test_a_memory_that_cannot_be_used_stops_no_update(tmp_path: Path) -> None:
    project = translated(tmp_path)
    project.memory.write_bytes(b"no database " * 1000)
    report = update_catalogs(project.locales, "es", memory=project.memory)
    assert [path.name for path in report.written] == ["new.po", "new.summary.po"]
    assert [str(error.place) for error in report.errors] == [str(project.memory)]


def test_without_a_memory_nothing_is_suggested_and_no_file_is_made(tmp_path: Path) -> None:
    project = translated(tmp_path)
    project.memory.unlink()
    update_catalogs(project.locales, "es")
    assert project.message("new", LONG).msgstr == ""
    assert not project.memory.exists()


def test_a_pseudo_locale_has_no_memory(tmp_path: Path) -> None:
    project = translated(tmp_path)
    before = project.memory.stat().st_mtime_ns
    project.update("ar-XB")
    assert project.memory.stat().st_mtime_ns == before
    assert not is_written_alike("ar-XB", "ar")
