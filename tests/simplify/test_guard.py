"""The guard against rewritings of any origin, and the locks under it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simplify.cases import Case, read_cases
from transform.errors import InputError
from transform.simplify.guard import doubt, holds
from transform.simplify.locks import lock_spans


@pytest.mark.parametrize("case", read_cases("guard.txt", 3), ids=str)
def test_guard(case: Case) -> None:
    before, after, verdict = case.lines
    assert holds(before, after, case.language) is (verdict == "yes"), doubt(
        before, after, case.language
    )


@pytest.mark.parametrize("case", read_cases("locks.txt", 2), ids=str)
def test_locks(case: Case) -> None:
    found = [lock.text for lock in lock_spans(case.lines[0], case.language)]
    assert found == [text for text in case.lines[1].split("|") if text]


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "not",
        "may",
        "5",
        "mg,",
        "of",
        "tumor",
        "is",
        "no",
        "never",
        "if",
        "than",
        "TP53",
        "stage",
        "II",
        "-",
    ]
)


@given(st.lists(WORDS, max_size=15).map(" ".join))
def test_locks_are_in_order_and_apart(text: str) -> None:
    locks = lock_spans(text, "en")
    assert all(a.end <= b.start for a, b in itertools.pairwise(locks))
    assert all(0 <= lock.start < lock.end <= len(text) for lock in locks)


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_dropping_a_locked_word_is_always_seen(words: list[str], data: st.DataObject) -> None:
    locked = [i for i, word in enumerate(words) if word in {"not", "no", "never", "if", "TP53"}]
    if not locked:
        return
    gone = data.draw(st.sampled_from(locked))
    before = " ".join(words) + "."
    after = " ".join(word for i, word in enumerate(words) if i != gone) + "."
    assert not holds(before, after, "en")


def test_a_language_without_rules_is_an_error_never_english() -> None:
    with pytest.raises(InputError, match='no plain-language rules for "fr"'):
        lock_spans("Bonjour.", "fr")
