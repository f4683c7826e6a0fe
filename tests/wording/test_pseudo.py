"""Text in pseudo-locales: everything changed that can be translated, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.errors import UsageError
from transform.wording import format_date, format_number, language_name, say, spoken_locale
from transform.wording.messages import interface_messages, slots_in
from transform.wording.pseudo import pseudo_text, pseudo_words

KEPT = [
    "<t1>",
    "</t1>",
    "<br1/>",
    "&lt;",
    "{page}",
    "https://a.org/B?c=d",
    "me@example.org",
    "42",
    "1.5",
]
PLAIN = re.compile(r"[A-Za-z]")


@given(st.lists(st.sampled_from([*KEPT, "Word", "of", "it’s"]), max_size=8))
def test_what_nobody_translates_stays(parts: list[str]) -> None:
    text = " ".join(parts)
    for locale in ("en-XA", "ar-XB"):
        made = pseudo_text(text, locale)
        for kept in set(KEPT) & set(parts):
            assert made.count(kept) >= parts.count(kept)
    rest = pseudo_text(text, "en-XA")
    for kept in sorted(KEPT, key=len, reverse=True):
        rest = rest.replace(kept, "")
    assert not PLAIN.search(rest)


@given(st.text(alphabet="abc XYZ.,", min_size=8, max_size=200).filter(lambda text: text.strip()))
def test_a_message_in_en_xa_is_a_third_longer_and_stands_in_brackets(text: str) -> None:
    made = pseudo_text(text, "en-XA")
    assert made[0] + made[-1] == "⟦⟧"
    assert 1.25 * len(text) <= len(made) <= 1.36 * len(text) + 3


def test_each_word_in_ar_xb_runs_from_right_to_left_and_numbers_do_not() -> None:
    made = pseudo_text("Take 10 mg, don’t wait", "ar-XB")
    words = re.findall("\u200f\u202e(.+?)\u202c\u200f", made)
    assert words == ["Take", "mg", "don’t", "wait"]
    assert re.sub("[\u200f\u202e\u202c]", "", made) == "Take 10 mg, don’t wait"


def test_every_word_of_the_program_keeps_its_slots() -> None:
    for message in interface_messages().values():
        for locale in ("en-XA", "ar-XB"):
            assert slots_in(pseudo_text(message.text, locale)) == slots_in(message.text)


def test_the_program_speaks_pseudo_locales() -> None:
    assert say("page.gaps", "en-XA", language="X") != say("page.gaps", "en", language="X")
    assert spoken_locale("en-XA") == "en-XA"
    assert spoken_locale("ar-XB", "page.gaps") == "ar-XB"


def test_dates_and_names_go_along_and_figures_stay() -> None:
    assert format_date("2025-12-30", "en-XA") == "Ðéçéɱƀéŕ 30, 2025"
    assert format_number(1234.5, "ar-XB") == "1,234.5"
    assert language_name("es", "en-XA") == "Šþåñîšĥ"


def test_another_locale_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no pseudo-locale"):
        pseudo_words("a", "es")
