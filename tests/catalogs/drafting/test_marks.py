"""Tags around words: taken off a message, and put where the words went."""

from __future__ import annotations

import pytest

from transform.catalogs.drafting.marks import Mark, attached, place_marks, read_marks


def put(msgid: str, answer: str, alone: dict[str, str], locale: str = "es") -> str:
    plain = read_marks(msgid)
    wordings = {mark: (alone[mark.words],) for mark in plain.marks if mark.words in alone}
    return attached(answer, place_marks(plain, answer, wordings, locale))


@pytest.mark.parametrize(
    ("msgid", "answer", "alone", "expected"),
    [
        # inflected otherwise in the sentence than alone
        ("<t1>Organs</t1> rest.", "Los órganos descansan.", {"Organs": "Órgano"}, "Los <t1>órganos</t1> descansan."),
        # words in another order than in the source
        (
            "the <t1>red</t1> <t2>blood cells</t2>",
            "los glóbulos de sangre rojos",
            {"red": "rojo", "blood cells": "glóbulos de sangre"},
            "los <t2>glóbulos de sangre</t2> <t1>rojos</t1>",
        ),
        # of two places the one that lies where the source has it
        (
            "cancer cells and <t1>cancer</t1>",
            "células de cáncer y cáncer",
            {"cancer": "cáncer"},
            "células de cáncer y <t1>cáncer</t1>",
        ),
        (
            "<t1>cancer</t1> and cancer cells",
            "cáncer y células de cáncer",
            {"cancer": "cáncer"},
            "<t1>cáncer</t1> y células de cáncer",
        ),
        # one in the other, at one place and at two
        ("<strong1><t1>Biopsy</t1></strong1>: a test", "Biopsia: una prueba", {"Biopsy": "biopsia"}, "<strong1><t1>Biopsia</t1></strong1>: una prueba"),
        (
            "<em1>two <t1>lungs</t1></em1> work",
            "dos pulmones trabajan",
            {"two lungs": "dos pulmones", "lungs": "pulmón"},
            "<em1>dos <t1>pulmones</t1></em1> trabajan",
        ),
        # a tag that stands alone is no word
        ("See <a1/> and <t1>a1</t1>.", "Vea <a1/> y a1.", {"a1": "a1"}, "Vea <a1/> y <t1>a1</t1>."),
        # words that are not there leave no tag
        ("<t1>Lungs</t1> rest.", "Descansan.", {"Lungs": "pulmones"}, "Descansan."),
        # other numbers are other things
        ("<t1>stage 1</t1>", "estadio 2", {"stage 1": "estadio 1"}, "estadio 2"),
    ],
)  # fmt: skip
def test_tags_go_where_their_words_went(
    msgid: str, answer: str, alone: dict[str, str], expected: str
) -> None:
    assert put(msgid, answer, alone) == expected


def test_scripts_without_spaces_have_their_words_found() -> None:
    assert (
        put("<t1>Lungs</t1> rest.", "肺部休息。", {"Lungs": "肺"}, "zh-Hans")
        == "<t1>肺</t1>部休息。"
    )


def test_two_tags_never_cross() -> None:
    found = put(
        "<em1>a b c</em1> <strong1>b d</strong1>", "a b c d", {"a b c": "a b c", "b d": "b c d"}
    )
    assert found == "<em1>a b c</em1> d"


def test_marks_know_where_they_stand() -> None:
    assert read_marks("A <t1>b &lt; c</t1><br1/>.").marks == (Mark("t1", "b &lt; c", 2, 10),)
