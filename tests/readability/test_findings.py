"""Each rule finds what it should and leaves alone what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readability.documents import SETTINGS, document, heading, paragraph
from transform.data import load_table, load_toml
from transform.language import supported_languages
from transform.model import Link, Paragraph, TermRef, Text
from transform.readability import score
from transform.readability.rules import RULES
from transform.settings import ReadabilitySettings

FIXTURE = Path(__file__).parent / "fixtures" / "findings.txt"


def _cases() -> list[tuple[str, str, list[str]]]:
    cases = []
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, text, expected = (part.strip() for part in line.split("|"))
            cases.append((language, text, [e.strip() for e in expected.split(";") if e.strip()]))
    return cases


@pytest.mark.parametrize(("language", "text", "expected"), _cases())
def test_findings(language: str, text: str, expected: list[str]) -> None:
    found = score(document(paragraph(text), language=language), SETTINGS).findings
    assert sorted(f"{finding.rule}: {finding.text}" for finding in found) == sorted(expected)


def test_every_rule_has_a_case() -> None:
    tried = {entry.partition(":")[0] for _, _, expected in _cases() for entry in expected}
    tried |= {
        "long-paragraph",
        "few-headings",
        "no-direct-address",
        "missing-main-message",
    }  # below
    assert tried == set(load_toml("readability/rules.toml"))
    assert len(RULES) >= 10


@pytest.mark.parametrize("name", ["en", "es"])
def test_the_phrase_list_is_sound(name: str) -> None:
    rows = load_table(f"readability/phrases.{name}.tsv")
    phrases = [phrase for row in rows for phrase in row["phrase"].split("|")]
    assert len(phrases) == len(set(phrases))
    assert {row["rule"] for row in rows} <= set(load_toml("readability/rules.toml"))
    for row in rows:
        forms = row["plain"].count("|")
        assert row["plain"]
        assert forms in {0, row["phrase"].count("|")}, row
    never = {"cancer", "disease", "cáncer", "enfermedad", "chemotherapy", "surgery", "tumor"}
    assert not never & set(phrases)


def test_long_paragraph_and_causes() -> None:
    text = "We treat you with care and tell you what we do each day. " * 8
    report = score(document(paragraph(text, line=4)), SETTINGS)
    assert [finding.rule for finding in report.findings] == ["long-paragraph"]
    assert report.findings[0].span is not None
    assert report.findings[0].span.first_line == 4


def test_few_headings_and_no_direct_address() -> None:
    plain = "The nurse looks at the arm and tells the doctor what is wrong with it. " * 4
    report = score(document(heading("The nurse"), *[paragraph(plain)] * 6), SETTINGS)
    rules = {finding.rule for finding in report.findings}
    assert rules == {"few-headings", "no-direct-address"}


def test_a_text_that_never_takes_up_its_title_lacks_a_main_message() -> None:
    plain = "The nurse looks at your arm and tells the doctor what is wrong with it. " * 7
    blocks = (paragraph(plain), heading("More", 3), paragraph(plain))
    for title, expected in (("Sarcoma (Patient Version)", True), ("Your arms", False)):
        report = score(document(heading(title, 1), *blocks), SETTINGS)
        rules = [finding.rule for finding in report.findings]
        assert ("missing-main-message" in rules) == expected
    short = score(document(heading("Sarcoma", 1), paragraph("Ask your nurse.")), SETTINGS)
    assert short.findings == ()


def test_a_word_of_the_title_is_no_jargon() -> None:
    text = paragraph("Your cholangiopathy is mild.")
    rules = [finding.rule for finding in score(document(text), SETTINGS).findings]
    assert rules == ["undefined-term"]
    assert score(document(heading("Cholangiopathy"), text), SETTINGS).findings == ()


def test_thresholds_are_settings() -> None:
    text = document(paragraph("Take it (one) now (two) or then, as your doctor says."))
    low = ReadabilitySettings(parentheses=2, long_sentence=8)
    assert score(text, SETTINGS).findings == ()
    assert {f.rule for f in score(text, low).findings} == {"parentheses", "long-sentence"}


def test_linked_terms_and_titles_are_not_hard_words() -> None:
    block = Paragraph(
        (
            Text("Your "),
            TermRef("1", (Text("prognosis"),)),
            Text(" and "),
            TermRef("2", (Text("MRI"),)),
            Text(" are in "),
            Link("x", (Text("numerous notes"),)),
            Text("."),
        )
    )
    assert score(document(block), SETTINGS).findings == ()


def test_a_sentence_names_its_causes() -> None:
    report = score(document(paragraph("See a nurse. Utilize the cream prior to bed.")), SETTINGS)
    assert [sentence.causes for sentence in report.sentence_list] == [(), ("hard-word",)]


def test_the_message_of_a_repeated_word_says_how_often() -> None:
    text = "Numerous people smoke. Numerous people drink."
    (finding,) = score(document(paragraph(text)), SETTINGS).findings
    assert "2 times" in finding.message
    assert finding.suggestion == 'Say "many".'


@pytest.mark.parametrize("language", supported_languages())
def test_no_rule_fails_in_any_language(language: str) -> None:
    text = "Aa bb (cc dd), EE 5% 1 in 10. ?! 你好。नमस्ते। سلام؟"
    score(document(heading(""), paragraph(text), language=language), SETTINGS)


def test_limits_are_in_words_where_characters_are_counted() -> None:
    short = score(
        document(paragraph("如果疼痛超过两周没有好转就请您尽快联系您的家庭医生。"), language="zh"),
        SETTINGS,
    )
    long = score(
        document(
            paragraph("如果疼痛超过两周没有好转就请您尽快联系您的家庭医生" * 2), language="zh"
        ),
        SETTINGS,
    )
    assert [finding.rule for finding in short.findings] == []
    assert [finding.message for finding in long.findings] == [
        "This sentence has 50 characters; up to 36 are easy to follow."
    ]
