"""What is found: the best of what is there, with an honest score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from transform.catalogs.memory.fitting import fitted
from transform.catalogs.memory.lookup import Lookup
from transform.catalogs.memory.model import Entry, words_of
from transform.catalogs.memory.similar import SimilarTexts
from transform.catalogs.varieties import is_written_alike


def entry(
    msgid: str, msgstr: str = "x", origin: str = "leaflet", locale: str = "es", **more: str
) -> Entry:
    return Entry("en", locale, msgid, msgstr, origin, **more)  # type: ignore[arg-type]


def found(msgid: str, *entries: Entry, without: str = "") -> tuple[str, int] | None:
    hit = Lookup(entries, "en", "es").best(msgid, without)
    return None if hit is None else (hit.entry.msgstr, hit.score)


def test_only_the_same_words_under_the_same_tags_are_100() -> None:
    assert found("Take <t1>two</t1>.", entry("Take <t1>two</t1>.")) == ("x", 100)
    assert found("Take <t1>two</t1>.", entry("Take two.")) == ("x", 99)
    assert found("Take two.", entry("take two.")) == ("x", 88)
    long = "Take two tablets every day with a glass of water, and do not lie down after that"
    assert found(f"{long}!", entry(f"{long}.")) == ("x", 98)
    assert found(f"{long * 4}!", entry(f"{long * 4}.")) == ("x", 99)


def test_what_is_less_alike_than_the_limit_is_not_offered() -> None:
    assert found("Call your doctor at once.", entry("Drink a lot of water.")) is None
    assert found("abcd", entry("abce")) == ("x", 75)
    assert found("abc", entry("abd")) is None


def test_of_the_same_words_approved_ones_come_first_then_newer_ones() -> None:
    old = entry("Rest.", "old", date="2020-01-01")
    new = entry("Rest.", "new", date="2024-01-01")
    draft = entry("Rest.", "draft", state="draft", date="2026-01-01")
    approved = entry("Rest.", "approved", state="approved")
    assert found("Rest.", draft, old, new, approved) == ("approved", 100)
    assert found("Rest.", draft, old, new) == ("new", 100)
    assert found("Rest.", draft, entry("Rest.", "undated")) == ("undated", 100)
    assert found("<t1>Rest</t1>.", new, entry("<t1>Rest</t1>.", "tags")) == ("tags", 100)


def test_what_a_catalog_itself_holds_can_be_left_out() -> None:
    own = entry("Rest now.", "own", "d")
    assert found("Rest now.", own, without="d") is None
    assert found("Rest now.", own, entry("Rest now", "other", "e"), without="d") == ("other", 94)


def test_other_regions_count_less_and_other_scripts_nothing() -> None:
    assert found("Rest.", entry("Rest.", "us", locale="es-US")) == ("us", 98)
    assert found("Rest.", entry("Rest.", "us", locale="es-US"), entry("Rest.", "es")) == ("es", 100)
    assert found("Rest.", entry("Rest.", "pt", locale="pt")) is None
    assert not is_written_alike("zh-TW", "zh-Hans")
    assert is_written_alike("zh-CN", "zh-Hans")
    assert is_written_alike("pt-PT", "pt-BR")


WORDS = st.lists(
    st.sampled_from(
        [
            "take",
            "two",
            "tablets",
            "every",
            "day",
            "with",
            "a",
            "glass",
            "of",
            "water",
            "before",
            "you",
            "sleep",
        ]
    ),
    min_size=4,
    max_size=14,
).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=30, unique=True), WORDS)
def test_looking_up_finds_what_comparing_with_all_finds(texts: list[str], text: str) -> None:
    # Words of this kind share more of their letters than real ones: sentences of quite other words
    # can reach the limit, so what is asked for is what is nearly the same.
    best = max(fuzz.ratio(text, other) for other in texts)
    hits = SimilarTexts(texts, "en").find(text)
    assert all(score == fuzz.ratio(text, said) >= 75 for said, score in hits)
    if best >= 90:
        assert hits[0][1] == best


@pytest.mark.parametrize(
    ("known", "text", "language"),
    [
        ("Treatments", "Treatment", "en"),
        ("Bone scan", "Bone scans", "en"),
        ("请多喝水，好好休息。", "请多喝水，好好休息吧。", "zh-Hans"),
        ("よく休んでください。", "よく休んで下さい。", "ja"),
    ],
)
def test_short_texts_and_scripts_without_spaces_are_found(
    known: str, text: str, language: str
) -> None:
    assert [said for said, _ in SimilarTexts([known, "x"], language).find(text)] == [known]


@pytest.mark.parametrize(
    ("msgid", "known", "msgstr", "expected"),
    [
        ("Rest.", "Rest.", "Descanse.", "Descanse."),
        ("<t1>Rest</t1>.", "Rest.", "Descanse.", "Descanse."),
        ("Rest.", "<t1>Rest</t1>.", "<t1>Descanse</t1>.", "Descanse."),
        ("<t2>a</t2> <t1>b</t1>", "<t1>a</t1> <t2>b</t2>", "<t2>B</t2> <t1>A</t1>", "<t1>B</t1> <t2>A</t2>"),
        ("<t1>c</t1>", "<t1>a</t1>", "<t1>A</t1>", "<t1>A</t1>"),
        ("<t1>c</t1>", "<t1>a</t1> <t2>b</t2>", "<t1>A</t1> <t2>B</t2>", "A B"),
        ("x <t1>b</t1>", "<t1>a</t1> <t2>b</t2>", "<t1>A</t1> <t2>B</t2>", "A <t1>B</t1>"),
        ("x<br1/>", "y<br1/>", "Y<br1/>", "Y<br1/>"),
        ("<a1>x</a1>", "<a1/>", "Vea <a1/>", "Vea "),
        ("<em1>x</em1>", "<t1>x</t1>", "<t1>X</t1>", "X"),
    ],
)  # fmt: skip
def test_tags_become_those_of_the_message(
    msgid: str, known: str, msgstr: str, expected: str
) -> None:
    assert fitted(msgid, known, msgstr) == expected
    assert words_of(fitted(msgid, known, msgstr)) == words_of(msgstr)
