"""Checks of translations: tags, numbers, spaces, ends of sentences."""

from __future__ import annotations

import pytest

from transform.catalogs.checking import check_catalog, check_message
from transform.catalogs.model import Catalog, Message


def found(msgid: str, msgstr: str, locale: str = "es") -> list[tuple[str, str]]:
    return [(f.rule, f.severity) for f in check_message(Message(msgid, msgstr), "en", locale)]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "locale"),
    [
        ("Take 2 tablets.", "Tome 2 tabletas.", "es"),
        ("About 10.5% of 1,000 people.", "Cerca del 10,5 % de 1.000 personas.", "es"),
        ("About 10.5% of 1,000 people.", "Около 10,5 % из 1\u00a0000 человек.", "ru"),
        ("About 10.5% of 1,000 people.", "Около 10,5 % из 1 000 человек.", "ru"),
        ("About 10.5% of 1,000 people.", "Cerca del 10.5% de 1,000 personas.", "es-MX"),
        ("Take 12 tablets.", "خذ ١٢ قرصا.", "ar"),
        ("Rest for 2 days.", "Descanse dos días.", "es"),
        ("One in 5 people.", "1 de cada 5 personas.", "es"),
        ("The gene TP53 and IL-2.", "El gen TP53 y la IL-2.", "es"),
        ("See <a1>this</a1><br1/><fn1/>.", "Vea <a1>esto</a1><br1/><fn1/>.", "es"),
        ("See <a1/>.", "Vea <a1/>.", "es"),
        ("Does it hurt?", "¿Duele?", "es"),
        ("Does it hurt?", "痛吗？", "zh-Hans"),
        ("Rest.", "休息。", "ja"),
        ("Rest.", "พักผ่อน", "th"),
    ],
)
def test_good_translations_pass(msgid: str, msgstr: str, locale: str) -> None:
    assert found(msgid, msgstr, locale) == []


@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        ("Take 2.", "Tome 3.", [("number", "error"), ("number", "error")]),
        ("Take 2.", "Tome.", [("number", "error")]),
        ("A 3-drug treatment.", "Un tratamiento con varios medicamentos.", [("number", "warning")]),
        ("Take it.", "Tome 2.", [("number", "error")]),
        ("About 1.5 mg.", "Cerca de 15 mg.", [("number", "error"), ("number", "error")]),
        ("About 1.5 mg.", "Cerca de 1.5 mg.", [("number-format", "warning")]),
        ("See <a1>this</a1>.", "Vea esto.", [("placeholder", "error")]),
        ("See <t1>this</t1>.", "Vea esto.", [("placeholder", "warning")]),
        ("See it.", "Vea <t1>esto</t1>.", [("placeholder", "error"), ("placeholder", "error")]),
        ("See it.", "Vea  esto. ", [("space", "warning"), ("space", "warning")]),
        ("See it.", "Vea esto", [("end", "warning")]),
        ("Does it hurt?", "Duele?", [("end", "warning")]),
    ],
)
def test_each_fault_is_found(msgid: str, msgstr: str, expected: list[tuple[str, str]]) -> None:
    assert found(msgid, msgstr) == expected


def test_only_live_translations_are_checked() -> None:
    messages = (Message("Take 2.", ""), Message("Take 2.", "Tome.", obsolete=True))
    assert check_catalog(Catalog("leaflet", "es", messages), "en") == ()
    (finding,) = check_catalog(Catalog("leaflet", "es", (Message("Take 2.", "Tome."),)), "en")
    assert (finding.message, finding.text) == ("2 is missing", "Take 2.")
