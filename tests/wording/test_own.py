"""A project's own words before ours: message by message, language by language."""

from __future__ import annotations

import pickle

import pytest

from transform.errors import InputError
from transform.wording import own_words, say, speaking, spoken_locale, updated_own_catalog
from transform.wording.messages import interface_messages
from transform.wording.own import OwnWords
from transform.wording.speech import available_locales

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def catalog(**translations: str) -> str:
    entries = [HEADER]
    for name, text in translations.items():
        key = name.replace("__", ".")
        message = interface_messages()[key]
        entries.append(f'msgctxt "{key}"\nmsgid "{message.text}"\nmsgstr "{text}"\n')
    return "\n".join(entries)


def words(locale: str, **translations: str) -> OwnWords:
    own, unused = own_words(catalog(**translations), locale)
    assert not unused
    return own


def test_a_projects_words_come_before_ours() -> None:
    before = say("page.terms", "es")
    with speaking((words("es", page__terms="Glosario"),)):
        assert say("page.terms", "es") == "Glosario"
        assert say("page.terms", "es-MX") == "Glosario"
        assert say("page.about", "es") != interface_messages()["page.about"].text
    assert say("page.terms", "es") == before


def test_a_language_that_the_program_does_not_speak() -> None:
    assert "ht" not in available_locales()
    with speaking((words("ht", page__terms="Mo pou konnen"),)):
        assert say("page.terms", "ht") == "Mo pou konnen"
        assert say("page.about", "ht") == say("page.about", "en")
        assert spoken_locale("ht", "page.terms") == "ht"
        assert spoken_locale("ht", "page.about") == "en"
        assert spoken_locale("ht", "page.") == "en", "not all of them are there"
    assert spoken_locale("ht", "page.terms") == "en"


def test_the_nearer_language_speaks_first() -> None:
    own = (words("es", page__terms="Glosario"), words("es-MX", page__about="De esta hoja"))
    with speaking(own):
        assert say("page.about", "es-MX") == "De esta hoja"
        assert say("page.terms", "es-MX") == "Glosario"
        assert say("page.about", "es") != "De esta hoja"


def test_english_words_of_a_project_stand_in_everywhere() -> None:
    with speaking((words("en", page__terms="Word list"),)):
        assert say("page.terms", "en-GB") == "Word list"
        assert say("page.terms", "ht") == "Word list"
        assert say("page.terms", "es") != "Word list"


def test_scripts_are_told_apart() -> None:
    with speaking((words("zh-Hant", page__terms="詞彙"),)):
        assert say("page.terms", "zh-TW") == "詞彙"
        assert say("page.terms", "zh-CN") != "詞彙"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgctxt "page.term_back"\nmsgid "{x}"\nmsgstr "Atrás"\n', "was translated from other English"),
        ('msgctxt "page.nothing"\nmsgid "Nothing"\nmsgstr "Nada"\n', "is not said any more"),
        ('#, fuzzy\nmsgctxt "page.terms"\nmsgid "Words to know"\nmsgstr "Glosario"\n', "is fuzzy"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told(entry: str, problem: str) -> None:
    own, unused = own_words(f"{HEADER}\n{entry}", "es")
    assert own.keys == frozenset()
    assert [one.problem for one in unused] == [problem]


def test_wrong_slots_are_never_said() -> None:
    text = interface_messages()["page.gaps"].text
    assert "{language}" in text
    entry = f'msgctxt "page.gaps"\nmsgid "{text}"\nmsgstr "Una parte está en {{idioma}}."\n'
    own, (unused,) = own_words(f"{HEADER}\n{entry}", "es", "interface.po")
    assert unused.problem == "has other slots than the English"
    assert f"{HEADER}\n{entry}".splitlines()[unused.line - 1] == 'msgctxt "page.gaps"'
    with speaking((own,)):
        assert "idioma" not in say("page.gaps", "es", language="inglés")


@pytest.mark.parametrize("text", ["nonsense", 'msgstr "b"\nmsgstr "c"\n'])
def test_what_is_no_catalog_is_one_error(text: str) -> None:
    with pytest.raises(InputError, match=r"interface\.po"):
        own_words(text, "es", "interface.po")


def test_words_travel_to_other_processes() -> None:
    own = words("ht", page__terms="Mo pou konnen")
    assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301  # our own value


def test_words_are_given_back_after_an_error() -> None:
    def fail() -> None:
        with speaking((words("ht", page__terms="Mo"),)):
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # whatever it was
        fail()
    assert say("page.terms", "ht") == say("page.terms", "en")


def test_a_catalog_begins_with_everything_and_keeps_what_is_translated() -> None:
    begun = updated_own_catalog("", "ht")
    assert all(f'msgctxt "{key}"' in begun for key in interface_messages())
    text = interface_messages()["page.terms"].text
    filled = begun.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "Mo"')
    assert filled != begun
    again = updated_own_catalog(filled, "ht")
    assert again == filled
    assert own_words(again, "ht")[0].keys == {"page.terms"}


def test_a_language_we_speak_shows_what_we_say() -> None:
    assert f"The program says: {say('page.terms', 'es')}" in updated_own_catalog("", "es")


@pytest.mark.parametrize(("locale", "forms"), [("ar", 6), ("zh-Hans", 1), ("ht", 2), ("xx", 2)])
def test_a_new_catalog_has_the_plural_forms_of_its_language(locale: str, forms: int) -> None:
    begun = updated_own_catalog("", locale)
    assert f"nplurals={forms};" in begun
    if "msgid_plural" in begun:
        assert f"msgstr[{forms - 1}]" in begun
        assert f"msgstr[{forms}]" not in begun
