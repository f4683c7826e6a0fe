"""Whole catalogs: consistency, spelling, readability, ignored and waiting messages, severities."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from transform.catalogs import load_catalog
from transform.catalogs.checking import (
    Options,
    Severities,
    check_catalog,
    check_catalogs,
    check_message,
    dictionary_path,
    rule_book,
)
from transform.catalogs.checking.registry import RULES, SETS
from transform.catalogs.model import Catalog, Message
from transform.errors import UsageError
from transform.glossary import packaged_glossary

DRAFTS = (
    "nci-alveolar-soft-part-sarcoma",
    "nci-alveolar-soft-part-sarcoma.summary",
    "nci-soft-tissue-sarcoma-treatment",
    "nci-soft-tissue-sarcoma-treatment.summary",
)
DEFAULT = Options(Severities())


def test_every_rule_has_its_data_and_its_line_in_the_docs() -> None:
    assert rule_book().keys() == RULES.keys() | SETS.keys()
    page = (ROOT / "docs" / "catalogs.md").read_text(encoding="utf-8")
    for rule in rule_book().values():
        assert f"| `{rule.name}` | {rule.severity} | {rule.what} |" in page


def test_one_source_with_two_translations_across_catalogs() -> None:
    one = Catalog("a", "es", (Message("Key points", "Puntos clave"),))
    other = Catalog("b", "es", (Message("Key points", "Puntos importantes"),))
    first, second = check_catalogs([one, other], "en")
    assert first.findings == ()
    (found,) = second.findings
    assert (found.finding.rule, found.finding.severity) == ("inconsistent", "warning")
    assert "Puntos clave" in found.finding.message


def test_two_contexts_may_ask_for_two_translations() -> None:
    messages = (Message("Stage", "Estadio", "x"), Message("Stage", "Etapa", "y"))
    (found,) = check_catalog(Catalog("a", "es", messages), "en")
    assert (found.rule, found.severity) == ("inconsistent", "info")


def test_one_term_with_two_names() -> None:
    def message(number: int, name: str) -> Message:
        return Message(
            f"A <t1>lump</t1> of size {number}.",
            f"Un <t1>{name}</t1> de tamaño {number}.",
            comments=('t1: term 7 "lump"',),
        )

    alike = (message(1, "bulto"), message(2, "bulto"), message(3, "bultos"))
    assert check_catalog(Catalog("a", "es", alike), "en") == ()
    (found,) = check_catalog(Catalog("a", "es", (*alike, message(4, "masa"))), "en")
    assert (found.rule, "“masa”" in found.message) == ("inconsistent", True)


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dictionary of three words for a language that no system has another one of."""
    pytest.importorskip("spylls", reason="spelling needs the package spylls")
    (tmp_path / "es_ES.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    (tmp_path / "es_ES.dic").write_text("3\npregunte\nmédico/S\nlos\n", encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    return tmp_path


def spelt(msgid: str, msgstr: str) -> list[str]:
    found = check_message(Message(msgid, msgstr), "en", "es", Options(Severities(), None, True))
    return [one.message for one in found if one.rule == "spelling"]


def test_spelling_is_the_dictionarys(dictionary: Path) -> None:
    assert dictionary_path("es") == dictionary / "es_ES"
    assert spelt("Ask the doctors.", "Pregunte a los médicos.") == []
    assert spelt("Ask.", "Preguntxe a los médicos.") == [
        "“Preguntxe” is not in the dictionary es_ES"
    ]
    assert (
        spelt("Ask Xyzzian doctors.", "Pregunte a los médicos xyzzian, HDR, mRNA y Qwertz.") == []
    )


def test_spelling_is_looked_at_only_when_asked_for(dictionary: Path) -> None:
    assert [*check_message(Message("Ask.", "Preguntxe."), "en", "es")] == []


def test_no_dictionary_no_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    assert dictionary_path("tlh") is None
    options = Options(Severities(), None, True)
    assert [*check_message(Message("Ask.", "Qwertz."), "en", "tlh", options)] == []


def test_a_translation_that_is_much_harder_to_read() -> None:
    easy = "You will be asked some questions about how you feel each day."
    hard = (
        "Se procederá subsiguientemente a la cumplimentación de un cuestionario estandarizado "
        "concerniente a la sintomatología experimentada diariamente por el individuo."
    )
    found = {one.rule for one in check_message(Message(easy, hard), "en", "es")}
    assert "readability" in found
    plain = "Cada día le harán algunas preguntas sobre cómo se siente usted."
    assert [*check_message(Message(easy, plain), "en", "es")] == []


def test_a_comment_accepts_a_finding_and_stays_on_record() -> None:
    message = Message("Take 2.", "Tome", translator_comments=("ignore: number, ends",))
    (checked,) = check_catalogs([Catalog("a", "es", (message,))], "en")
    assert [one.finding.rule for one in checked.found if one.ignored] == ["number"]
    assert [one.finding.rule for one in checked.findings] == ["end"]
    assert checked.unknown == (("ends", message),)


def test_a_translation_of_an_older_source_waits() -> None:
    stale = Message("Take 3.", "Tome 2.", flags=("fuzzy",), previous_msgid="Take 2.")
    draft = Message("Take 3.", "Tome 2.", flags=("fuzzy",))
    (checked,) = check_catalogs([Catalog("a", "es", (stale,))], "en")
    assert (checked.checked, checked.waiting, checked.findings) == (0, 1, ())
    assert check_catalog(Catalog("a", "es", (draft,)), "en") != ()


def test_a_project_raises_lowers_and_switches_off() -> None:
    chosen = Severities((("end", "error"), ("number", "info"), ("space", "off")))
    found = check_message(Message("Take 2.", "Tome  3"), "en", "es", Options(chosen))
    assert {(one.rule, one.severity) for one in found} == {("end", "error"), ("number", "info")}
    assert chosen.of("end", lesser=True) == "info"
    assert chosen.of("number", lesser=True) == "info"
    with pytest.raises(UsageError, match='did you mean "number"'):
        Severities((("numbr", "off"),))


@pytest.mark.parametrize("locale", ["th", "ko", "sw", "zh-Hant", "en-XA"])
def test_any_locale_can_be_checked(locale: str) -> None:
    for finding in check_message(Message("Take 2 mg on May 3, 2024?", "¿5 g?"), "en", locale):
        assert finding.rule in rule_book()


@pytest.mark.parametrize(
    "text", ["", "x", "(", "<t1>", "% ² ½ ٪", "1.1.1,1", "99/99/9999", "\u202c"]
)
def test_no_text_stops_a_check(text: str) -> None:
    list(check_message(Message(text, text or " "), "en", "ar", DEFAULT))
    list(check_message(Message("Take 2 mg.", text), "en", "zh-Hans", DEFAULT))


@pytest.mark.parametrize("domain", DRAFTS)
def test_the_spanish_drafts_have_no_errors(domain: str) -> None:
    catalog = load_catalog(ROOT / "locales", "es", domain)
    if not catalog.messages:
        pytest.skip("the catalogs of the repository are not here")
    options = Options(Severities(), packaged_glossary("es"))
    found = check_catalog(catalog, "en", options)
    assert [one for one in found if one.severity == "error"] == []
    warnings = sum(one.severity == "warning" for one in found)
    assert warnings <= 0.05 * len(catalog.messages)
