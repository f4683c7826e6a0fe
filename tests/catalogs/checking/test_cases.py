"""Each rule on small cases in seven languages: what it has to find, and what it must let pass."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from transform.catalogs.checking import Options, Severities, check_message, rule_book
from transform.catalogs.model import Message
from transform.glossary import Glossary, Term

FILE = Path(__file__).with_name("cases.tsv")
LYMPH_NODE = Term("45762", "ganglio linfático", "una parte del cuerpo", "es")
OPTIONS = Options(Severities(), Glossary("es", (LYMPH_NODE,)))
NO_SINGLE_MESSAGE = {"inconsistent", "spelling", "readability"}  # tested beside this table


def cases() -> list[tuple[str, ...]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return rows[1:]


def unescaped(text: str) -> str:
    return "".join(
        chr(int(part[:4], 16)) + part[4:] if number else part
        for number, part in enumerate(text.split("\\u"))
    )


@pytest.mark.parametrize(("rule", "locale", "expect", "source", "translation"), cases())
def test_a_case(rule: str, locale: str, expect: str, source: str, translation: str) -> None:
    message = Message(
        unescaped(source), unescaped(translation), comments=('t1: term 45762 "lymph node"',)
    )
    found = [
        (one.rule, one.severity, one.message)
        for one in check_message(message, "en", locale, OPTIONS)
        if rule in {one.rule, "*"}
    ]
    if expect == "-":
        assert found == []
    else:
        assert expect in {severity for _, severity, _ in found}, found


def test_the_table_tries_every_rule_both_ways() -> None:
    rows = cases()
    fires = Counter(rule for rule, _, expect, *_ in rows if expect != "-")
    rests = Counter(rule for rule, _, expect, *_ in rows if expect == "-")
    assert fires.keys() == rests.keys() - {"*"} == rule_book().keys() - NO_SINGLE_MESSAGE
    assert len(rows) >= 120
    assert fires.total() <= rests.total()
    assert {row[1] for row in rows} >= {"es", "fr", "pt-BR", "ar", "zh-Hans", "ru", "vi"}
