"""Files: written once, left alone where nothing changed, gone where the rights say so."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from transform.catalogs import (
    approval_hash,
    catalog_path,
    catalog_statuses,
    drop_put_aside,
    load_approvals,
    load_catalog,
    load_filled,
    orphans,
    read_catalog,
    template_path,
    update_catalogs,
    withhold,
    write_catalog,
    write_templates,
)
from transform.catalogs.header import template_header
from transform.catalogs.model import Catalog, Message
from transform.errors import InputError, UsageError


def template(domain: str, *msgids: str) -> Catalog:
    header = template_header(domain, "en", "2025-12-30 00:00+0000")
    return Catalog(domain, "", tuple(map(Message, msgids)), header, "A leaflet")


def translate(locales: Path, domain: str, **words: str) -> None:
    catalog = load_catalog(locales, "es", domain)
    messages = tuple(
        Message(m.msgid, words.get(m.msgid, m.msgstr), flags=m.flags) for m in catalog.messages
    )
    write_catalog(
        catalog_path(locales, "es", domain),
        Catalog(domain, "es", messages, catalog.header, catalog.header_comment),
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_templates_and_catalogs_have_their_places(tmp_path: Path) -> None:
    write_templates(tmp_path, [template("a", "Rest."), template("a.summary", "Rest.")])
    update_catalogs(tmp_path, "pt-br")
    assert list(files(tmp_path)) == [
        "pot/a.pot",
        "pot/a.summary.pot",
        "pt_BR/LC_MESSAGES/a.po",
        "pt_BR/LC_MESSAGES/a.summary.po",
    ]


def test_the_same_again_touches_no_file(tmp_path: Path) -> None:
    for _ in range(2):
        first = write_templates(tmp_path, [template("a", "Rest.")])
        updated = update_catalogs(tmp_path, "es")
    assert (first.written, updated.written) == ((), ())
    assert [path.name for path in (*first.unchanged, *updated.unchanged)] == ["a.pot", "a.po"]


def test_another_programs_layout_is_left_alone(tmp_path: Path) -> None:
    write_templates(tmp_path, [template("a", "Rest for two days. " * 9)])
    update_catalogs(tmp_path, "es")
    path = catalog_path(tmp_path, "es", "a")
    wrapped = str(polib.pofile(str(path), wrapwidth=60))
    path.write_text(wrapped, encoding="utf-8")
    assert update_catalogs(tmp_path, "es").unchanged == (path,)
    assert path.read_text(encoding="utf-8") == wrapped
    write_templates(tmp_path, [template("a", "Rest.")])
    assert update_catalogs(tmp_path, "es").written == (path,)


def test_an_update_keeps_translations_and_fills_in_shared_ones(tmp_path: Path) -> None:
    write_templates(tmp_path, [template("a", "Rest.", "Sleep."), template("a.summary", "Rest.")])
    update_catalogs(tmp_path, "es")
    translate(tmp_path, "a.summary", **{"Rest.": "Descanse."})
    for _ in range(2):
        update_catalogs(tmp_path, "es")
        rest, sleep = load_catalog(tmp_path, "es", "a").messages
        assert (rest.msgstr, rest.fuzzy, sleep.msgstr) == ("Descanse.", True, "")
        assert not load_catalog(tmp_path, "es", "a.summary").messages[0].fuzzy


def test_nothing_of_a_withheld_document_stays_and_no_work_is_lost(tmp_path: Path) -> None:
    locales, aside = tmp_path / "locales", tmp_path / "aside"
    both = [template("a", "Secret words."), template("a.summary", "Secret words.")]
    write_templates(locales, [*both, template("b", "Open words.")])
    for locale in ("es", "zh-Hans"):
        update_catalogs(locales, locale)
    filled = Catalog("a", "es", (Message("Secret words.", "Palabras secretas."),))
    write_catalog(catalog_path(locales, "es", "a"), filled)
    moved = withhold(locales, aside, "a")
    assert len(moved) == 4
    left = files(locales)
    assert len(left) == 3
    assert not any(b"Secret" in data for data in left.values())
    back = load_filled(locales, aside, "es", "a")
    assert back.messages[0].msgstr == "Palabras secretas."
    write_catalog(catalog_path(locales, "es", "a"), filled)
    assert withhold(locales, aside, "a")[0].name == "a.2.po", "the first one is not written over"
    drop_put_aside(aside, filled)
    assert load_filled(locales, aside, "es", "a").messages == ()


def test_a_catalog_without_a_template_is_left_alone_and_named(tmp_path: Path) -> None:
    path = catalog_path(tmp_path, "es", "gone")
    write_catalog(path, Catalog("gone", "es", (Message("x", "y"),)))
    assert update_catalogs(tmp_path, "es").orphans == (path,)
    assert read_catalog(path, "gone", "es").messages[0].msgstr == "y"


def test_files_of_unknown_documents_are_named_and_kept(tmp_path: Path) -> None:
    write_templates(tmp_path, [template("a", "x"), template("b", "x"), template("b.summary", "x")])
    update_catalogs(tmp_path, "es")
    assert [path.name for path in orphans(tmp_path, ["b"])] == ["a.po", "a.pot"]
    assert len(files(tmp_path)) == 6


def test_one_broken_catalog_does_not_stop_the_others(tmp_path: Path) -> None:
    write_templates(tmp_path, [template("a", "Rest."), template("b", "Rest.")])
    broken = catalog_path(tmp_path, "es", "a")
    broken.parent.mkdir(parents=True)
    broken.write_text('msgid "Rest."\nmsgstr "Descanse.\n', encoding="utf-8")
    report = update_catalogs(tmp_path, "es")
    assert [path.name for path in report.written] == ["b.po"]
    (error,) = report.errors
    assert str(error).startswith(f"{broken}:2: ")
    assert "Descanse" in broken.read_text(encoding="utf-8")


def test_two_documents_cannot_share_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.summary"):
        write_templates(tmp_path, [template("a.summary", "x"), template("a.summary", "y")])
    with pytest.raises(UsageError, match="interface"):
        write_templates(tmp_path, [template("interface", "x")])


def test_the_status_counts_against_the_template_of_now(tmp_path: Path) -> None:
    write_templates(tmp_path, [template("a", "One.", "Two.", "Three.", "Four.")])
    update_catalogs(tmp_path, "es")
    translate(tmp_path, "a", **{"One.": "Uno.", "Two.": "Dos."})
    write_templates(tmp_path, [template("a", "One.", "Three.", "Four.", "Five is the new one.")])
    (found,) = catalog_statuses(tmp_path)
    assert (found.locale, found.messages, found.translated) == ("es", 4, 1)
    assert (found.fuzzy, found.untranslated, found.stale) == (0, 3, 2)
    (missing,) = catalog_statuses(tmp_path, ["fr"])
    assert (missing.untranslated, missing.stale) == (4, 4)


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    template_path(tmp_path, "a").mkdir(parents=True)  # a folder stands where the file should go
    with pytest.raises(InputError, match="cannot be written"):
        write_templates(tmp_path, [template("a", "Rest.")])
    assert files(tmp_path) == {}


def test_approvals_are_read_line_by_line(tmp_path: Path) -> None:
    rest, sleep = Message("Rest.", "Descanse."), Message("Sleep.", "Duerma.")
    path = catalog_path(tmp_path, "es", "a").with_name("a.reviews.jsonl")
    path.parent.mkdir(parents=True)
    assert load_approvals(tmp_path, "es", "a") == frozenset()

    def record(message: Message, verdict: str) -> str:
        return json.dumps(
            {
                "hash": approval_hash(message),
                "who": "Ana",
                "role": "reviser",
                "date": "2026-01-01",
                "verdict": verdict,
            }
        )

    lines = [record(rest, "approved"), record(sleep, "approved"), record(sleep, "rejected")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert load_approvals(tmp_path, "es", "a") == {approval_hash(rest)}
    path.write_text(lines[0] + "\n{}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"reviews\.jsonl:2: "):
        load_approvals(tmp_path, "es", "a")
