from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
import pytest

from transform.wording import available_locales, upkeep
from transform.wording.messages import InterfaceMessage, interface_messages
from transform.wording.speech import catalog_file
from transform.wording.upkeep import (
    interface_template,
    translation_problems,
    updated_translation,
)

TRANSLATIONS = [tag for tag in available_locales() if tag != "en"]


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_translation_is_complete(locale: str) -> None:
    assert translation_problems(locale) == ()


@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_every_translation_is_written_as_an_update_would_write_it(locale: str) -> None:
    assert updated_translation(locale) == catalog_file(locale).read_text(encoding="utf-8")


def test_the_template_has_every_message_with_its_context_and_comment() -> None:
    entries = {entry.msgctxt: entry for entry in polib.pofile(interface_template())}
    assert list(entries) == list(interface_messages())
    for key, message in interface_messages().items():
        assert entries[key].msgid == message.text
        assert entries[key].comment.replace("\n", " ") == message.comment
        assert entries[key].msgstr == ""


def test_every_message_tells_translators_what_it_is() -> None:
    assert [m.key for m in interface_messages().values() if len(m.comment) < 10] == []


MESSAGES = {
    message.key: message
    for message in (
        InterfaceMessage("area.same", "Same {title}", "c"),
        InterfaceMessage("area.changed", "New words", "c"),
        InterfaceMessage("area.added", "Added", "c"),
        InterfaceMessage("area.counted", "{count} page", "c", "{count} pages"),
    )
}
OLD = """
msgid ""
msgstr ""
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "area.same"
msgid "Same {title}"
msgstr "Igual {titulo}"

msgctxt "area.changed"
msgid "Old words"
msgstr "Palabras viejas"

msgctxt "area.gone"
msgid "Gone"
msgstr "Se fue"

msgctxt "area.counted"
msgid "{count} page"
msgid_plural "{count} pages"
msgstr[0] "una página"
msgstr[1] "{count} páginas"
"""


@pytest.fixture
def catalog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "interface.po"
    path.write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(upkeep, "catalog_file", lambda _: path)
    monkeypatch.setattr(upkeep, "interface_messages", lambda: MESSAGES)
    return path


def test_problems_name_what_is_stale_missing_or_broken(catalog: Path) -> None:
    assert set(translation_problems("es")) == {
        "area.gone is not in interface.toml",
        "area.same has other slots than the English",
        "area.changed was translated from other English",
        "area.added is missing",
    }


def test_a_missing_catalog_is_a_problem(catalog: Path) -> None:
    catalog.unlink()
    assert translation_problems("es") == ("es has no catalog",)


def test_an_update_loses_no_translation(catalog: Path) -> None:
    catalog.write_text(updated_translation("es"), encoding="utf-8")
    entries: dict[str, Any] = {entry.msgctxt: entry for entry in polib.pofile(str(catalog))}
    assert entries["area.changed"].fuzzy
    assert entries["area.changed"].msgstr == "Palabras viejas"
    assert entries["area.changed"].previous_msgid == "Old words"
    assert entries["area.gone"].obsolete
    assert entries["area.gone"].msgstr == "Se fue"
    assert entries["area.added"].msgstr == ""
    assert entries["area.counted"].msgstr_plural[1] == "{count} páginas"
    assert updated_translation("es") == catalog.read_text(encoding="utf-8")
