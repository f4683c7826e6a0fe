"""TMX: what is written comes back letter by letter, and what others write is understood."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.catalogs.strategies import strings, texts
from transform.catalogs.exchange.tmx import Pair, format_tmx, parse_tmx, read_tmx
from transform.errors import InputError

HEAD = '<?xml version="1.0"?><tmx version="1.4"><header srclang="{}"/><body>'
TAGGED = st.lists(
    st.one_of(
        strings,
        texts,
        st.sampled_from(["<t1>", "</t1>", "<a1/>", "<br1/>", "<em2>", "</em2>", "&lt;", "&amp;"]),
    ),
    max_size=8,
).map("".join)


def foreign(body: str, language: str = "en-US") -> tuple[Pair, ...]:
    return parse_tmx((HEAD.format(language) + body + "</body></tmx>").encode())


@given(TAGGED, TAGGED, strings, st.lists(strings, max_size=2), strings)
def test_pairs_come_back(source: str, target: str, id_: str, notes: list[str], value: str) -> None:
    pair = Pair("en", "pt-BR", source, target, "2025-12-30", id_, tuple(notes), (("x-a", value),))
    made = format_tmx([pair])
    assert parse_tmx(made) == (pair,)
    assert format_tmx(parse_tmx(made)) == made


def test_tags_are_inline_elements_that_others_show() -> None:
    made = format_tmx([Pair("en", "es", "See <a1>this</a1> <t1>organ</t1>.", "Vea <t1>x</t1>.")])
    source, target = etree.fromstring(made).iter("seg")
    assert [(e.tag, e.get("type")) for e in source] == [
        ("bpt", "link"), ("ept", None), ("bpt", "x-term"), ("ept", None),
    ]  # fmt: skip
    assert (source[0].tail, source[2].tail, source[3].tail) == ("this", "organ", ".")
    numbers = {e.text: e.get("x") for e in source if e.get("x")}
    assert {e.text: e.get("x") for e in target if e.get("x")}.items() <= numbers.items()


def test_a_segment_that_somebody_changed_is_read_as_it_stands() -> None:
    made = format_tmx([Pair("en", "es", "R & D", "I & D")])  # not as we write a msgid
    changed = made.replace(b"<seg>I &amp; D</seg>", b"<seg>I y D</seg>")
    assert changed != made
    assert parse_tmx(changed)[0].target == "I y D"
    assert parse_tmx(made)[0].target == "I & D"


def test_markup_of_other_programs_goes_and_its_words_stay() -> None:
    (pair,) = foreign(
        '<tu><tuv xml:lang="EN-us"><seg>Take <bpt i="1">&lt;b></bpt>two<ept i="1">&lt;/b></ept> '
        '<hi type="x">now</hi><ph>{1}</ph> &lt; 5.</seg></tuv>'
        '<tuv xml:lang="es_419"><!-- a remark --><seg>Tome <?pi x?>dos &amp; ya.</seg></tuv></tu>'
    )
    assert pair == Pair("en-US", "es-419", "Take two now &lt; 5.", "Tome dos &amp; ya.")


def test_our_tags_as_plain_words_are_tags_again() -> None:
    # So programs that translate PO files have them in their memories.
    (pair,) = foreign(
        '<tu><tuv lang="en"><seg>&lt;t1>Rest&lt;/t1> &amp;lt; 5</seg></tuv>'
        '<tuv lang="es"><seg>&lt;t1>Descanse&lt;/t1></seg></tuv></tu>'
    )
    assert (pair.source, pair.target) == ("<t1>Rest</t1> &lt; 5", "<t1>Descanse</t1>")


def test_a_unit_in_many_languages_is_a_pair_for_each() -> None:
    pairs = foreign(
        '<tu creationdate="20240501T100000Z" srclang="en">'
        '<tuv xml:lang="fr" changedate="20250102T000000Z"><seg>Repos</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>Rest</seg></tuv><tuv xml:lang="es"><seg>Reposo</seg></tuv></tu>'
        '<tu><tuv xml:lang="fr"><seg>Sans source</seg></tuv></tu>',
        "*all*",
    )
    assert [(p.source_language, p.locale, p.source, p.target, p.changed) for p in pairs] == [
        ("en-GB", "fr", "Rest", "Repos", "2025-01-02"),
        ("en-GB", "es", "Rest", "Reposo", "2024-05-01T10:00:00Z"),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<tmx version='1.4'><body><tu>", "no readable XML"),
        (b"no xml", "no readable XML"),
        (b"", "no readable XML"),
        (b"<xliff/>", "no TMX"),
        (b"<x><tmx/></x>", "no TMX"),
        (b"<tmx><body><tu><tuv><seg/></tuv></tu></body></tmx>", "names no language"),
        (b"<tmx><header srclang='e n'/></tmx>", "not a locale tag"),
        (b"<tmx><body>\n<tu><tuv lang='en'/><tuv lang='es'/></tu></body></tmx>", "no <seg>"),
        (
            b"<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx><tu><tuv lang='en'><seg>&a;</seg></tuv></tu></tmx>",
            "holds an entity",
        ),
        (
            b"<!DOCTYPE tmx [<!ENTITY a SYSTEM '/etc/passwd'>]><tmx><tu><tuv lang='en'><seg>&a;</seg></tuv></tu></tmx>",
            "holds an entity",
        ),
    ],
)
def test_what_is_no_tmx_is_said_with_its_place(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as error:
        read_tmx(path)
    assert error.value.place is not None
    assert error.value.place.path == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_tmx(tmp_path / "none.tmx")


def test_utf_16_with_a_doctype_is_read() -> None:
    made = format_tmx([Pair("en", "ar", "Rest.", "استرح.")]).decode()
    data = made.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert parse_tmx(data)[0] == replace(parse_tmx(made.encode())[0])
