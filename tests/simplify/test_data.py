"""The lists that the rules work with: nothing in them may touch what is locked."""

from __future__ import annotations

import pytest

from transform.data import load_table
from transform.locale import base_language
from transform.simplify.cues import ORDER, cues
from transform.simplify.lexicon import grammar, known_language, lock_words
from transform.simplify.locks import lock_spans
from transform.simplify.vocabulary import plain_words
from transform.wording import say

LANGUAGES = ("en", "es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_plain_word_touches_a_lock(language: str) -> None:
    for entries in plain_words(language).values():
        for entry in entries:
            hard = [lock.value for lock in lock_spans(" ".join(entry.hard), language)]
            for plain in filter(None, (entry.plain, entry.past, entry.participle)):
                found = [lock.value for lock in lock_spans(plain, language)]
                assert found == hard, f"{' '.join(entry.hard)} -> {plain}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_plain_word_is_itself_hard(language: str) -> None:
    table = plain_words(language)
    for row in load_table(f"simplify/{language}/plain_words.tsv"):
        first = row["plain"].split()[0].rstrip(",")
        assert not any(entry.hard == (first,) for entry in table.get(first, ())), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_whole_and_stand_once(language: str) -> None:
    rows = load_table(f"simplify/{language}/plain_words.tsv")
    assert len({row["hard"] for row in rows}) == len(rows)
    for row in rows:
        assert row["hard"] == row["hard"].strip().lower() != ""
        assert row["plain"] == row["plain"].strip() != ""
        assert row["class"] in {"fixed", "noun", "verb", "past", "opener"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_whole_in_each_language(language: str) -> None:
    lists = cues(language)
    assert set(lists.shares) == set(ORDER)
    assert sum(lists.shares.values()) == pytest.approx(1)
    assert {key for key, *_ in lists.headings} == set(ORDER)
    assert {key for key, *_ in lists.sentences} == set(ORDER)
    assert grammar(language).finite
    assert lock_words(language).phrases
    assert {question.key for question in lists.questions} == {
        question.key for question in cues("en").questions
    }
    assert known_language(f"{language}-MX") == base_language(language)


@pytest.mark.parametrize("key", ["main_message", *ORDER, "questions"])
def test_each_section_has_a_title(key: str) -> None:
    assert say(f"summary.{key}", "en")


def test_each_question_has_its_words() -> None:
    for question in cues("en").questions:
        assert say(question.key, "en").endswith("?")
