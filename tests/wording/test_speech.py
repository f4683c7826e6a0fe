from __future__ import annotations

from pathlib import Path

import pytest

from transform.wording import speech
from transform.wording.messages import InterfaceMessage
from transform.wording.speech import available_locales, say, spoken_locale

MESSAGES = {
    message.key: message
    for message in (
        InterfaceMessage("area.hello", "Hello {name}", "c"),
        InterfaceMessage("area.draft", "Draft", "c"),
        InterfaceMessage("area.pages", "{count} page of {name}", "c", "{count} pages of {name}"),
        InterfaceMessage("area.size", "{size} words", "c"),
    )
}
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n'
)
SPANISH = (
    HEADER.format("nplurals=2; plural=(n != 1);")
    + """
msgctxt "area.hello"
msgid "Hello {name}"
msgstr "Hola, {name}"

#, fuzzy
msgctxt "area.draft"
msgid "Draft"
msgstr "Corriente de aire"

msgctxt "area.size"
msgid "{size} words"
msgstr "{size} palabras"
"""
)
MEXICAN = (
    HEADER.format("nplurals=2; plural=(n != 1);")
    + """
msgctxt "area.size"
msgid "{size} words"
msgstr "{size} palabras, ¿eh?"
"""
)
RUSSIAN = (
    HEADER.format(
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<10 || n%100>=20) ? 1 : 2);"
    )
    + """
msgctxt "area.pages"
msgid "{count} page of {name}"
msgid_plural "{count} pages of {name}"
msgstr[0] "{count} страница: {name}"
msgstr[1] "{count} страницы: {name}"
msgstr[2] "{count} страниц: {name}"
"""
)


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for tag, text in (("es", SPANISH), ("es-MX", MEXICAN), ("ru", RUSSIAN)):
        (tmp_path / f"{tag}.po").write_text(text, encoding="utf-8")
    monkeypatch.setattr(speech, "interface_messages", lambda: MESSAGES)
    monkeypatch.setattr(speech, "catalog_file", lambda tag: tmp_path / f"{tag}.po")
    monkeypatch.setattr(speech, "_speaker", speech._speaker.__wrapped__)
    monkeypatch.setattr(speech, "_voices", speech._voices.__wrapped__)
    monkeypatch.setattr(speech, "_spoken", speech._spoken.__wrapped__)


def test_a_message_is_said_in_its_locale() -> None:
    assert say("area.hello", "es", name="Ana") == "Hola, Ana"
    assert say("area.hello", "en", name="Ana") == "Hello Ana"


def test_a_region_falls_back_to_its_language_and_then_to_english() -> None:
    assert say("area.size", "es-MX", size=3) == "3 palabras, ¿eh?"
    assert say("area.hello", "es-MX", name="Ana") == "Hola, Ana"
    assert say("area.hello", "xx", name="Ana") == "Hello Ana"
    assert spoken_locale("es-AR") == "es"
    assert spoken_locale("xx") == "en"


def test_a_tag_that_means_a_catalog_s_own_is_spoken_by_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "zh-Hans.po").write_text(
        HEADER.format("nplurals=1; plural=0;")
        + '\nmsgctxt "area.draft"\nmsgid "Draft"\nmsgstr "草稿"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(speech, "available_locales", lambda: ("en", "es", "zh-Hans"))
    assert say("area.draft", "zh-CN") == "草稿"
    assert spoken_locale("zh") == "zh-Hans"
    assert spoken_locale("zh-TW") == "en"
    assert spoken_locale("es-AR") == "es"


def test_a_fuzzy_translation_is_not_said() -> None:
    assert say("area.draft", "es") == "Draft"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 страница: А"),
        (3, "3 страницы: А"),
        (11, "11 страниц: А"),
        (1100, "1\N{NO-BREAK SPACE}100 страниц: А"),
    ],
)
def test_plurals_follow_the_rules_of_the_language(count: int, said: str) -> None:
    assert say("area.pages", "ru", count=count, name="А") == said


def test_plurals_in_english() -> None:
    assert say("area.pages", "en", count=1, name="A") == "1 page of A"
    assert say("area.pages", "en", count=0, name="A") == "0 pages of A"


def test_what_fills_a_slot_is_never_filled_again() -> None:
    assert say("area.hello", "en", name="{name} {size} %s \\1") == "Hello {name} {size} %s \\1"


def test_unknown_keys_and_wrong_slots_are_programming_errors() -> None:
    with pytest.raises(KeyError):
        say("area.nothing", "en")
    with pytest.raises(TypeError, match="name"):
        say("area.hello", "en")
    with pytest.raises(TypeError, match="size"):
        say("area.hello", "en", name="Ana", size=3)


def test_the_package_itself_speaks() -> None:
    assert "en" in available_locales()
