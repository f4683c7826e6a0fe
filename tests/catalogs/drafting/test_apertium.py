"""Apertium: its stream format, and the real programs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.drafting.engines import task
from tests.environments import needed
from transform.catalogs.drafting import Languages, Request, draft
from transform.catalogs.drafting.apertium import MODES, apertium_for, from_stream, to_stream
from transform.catalogs.model import Message
from transform.catalogs.tags import escape
from transform.errors import InputError, UsageError

ES = Languages("en", "es")
TEXT = st.text(alphabet=st.sampled_from("ab $^[]{}\\/<>@&~*#+.\n"), max_size=20)


@given(TEXT, TEXT)
def test_every_text_comes_back_from_the_stream_format(one: str, two: str) -> None:
    text = f"{escape(one)}<a1/>{escape(two)}"
    assert from_stream(to_stream(text)) == text


def mode(folder: Path, chain: str) -> Path:
    (folder / "eng-spa.mode").write_text(chain, encoding="utf-8")
    return folder


def test_a_pair_that_is_not_installed_names_its_package(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="apt-get install apertium apertium-eng-spa"):
        apertium_for(ES, tmp_path)


def test_a_program_that_is_missing_names_its_package(tmp_path: Path) -> None:
    engine = apertium_for(ES, mode(tmp_path, "no-such-stage x | cat"))
    with pytest.raises(UsageError, match="apt-get install"):
        list(engine.translate([Request("a")]))


@pytest.mark.parametrize(
    ("chain", "problem"),
    [("false", "ended with code 1|ended"), ("sleep 60", "no answer|ended with code")],
)
def test_a_chain_that_dies_is_one_error(tmp_path: Path, chain: str, problem: str) -> None:
    engine = apertium_for(ES, mode(tmp_path, chain), timeout=0.5)
    with pytest.raises(InputError, match=problem):
        list(engine.translate([Request("a")]))


@pytest.mark.contract
class TestApertium:
    """With the real language pair; `.ci/run` installs it."""

    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        here = shutil.which("lt-proc") if (MODES / "eng-spa.mode").is_file() else None
        needed(here, "not installed: apt-get install apertium apertium-eng-spa")

    def test_lines_are_translated_one_after_the_other(self) -> None:
        engine = apertium_for(ES)
        try:
            answers = list(engine.translate([Request("The red house is small.")] * 50))
        finally:
            engine.close()
        assert {answer.text for answer in answers} == {"La casa roja es pequeña."}

    def test_signs_of_its_stream_do_it_no_harm(self) -> None:
        engine = apertium_for(ES)
        text = "The house [5] {x} is $3^2 \\ ~ * # + @ a/b &lt;b&gt; &amp; <a1/> red."
        try:
            (answer,) = engine.translate([Request(text)])
        finally:
            engine.close()
        for sign in ("[5]", "{x}", "&lt;b>", "&amp;", "<a1/>", "\\", "~", "*", "#", "+", "@"):
            assert sign in answer.text

    def test_empty_texts_and_long_ones_come_back(self) -> None:
        engine = apertium_for(ES)
        asks = [Request(""), Request("."), Request("The house is red. " * 400), Request("Dog")]
        try:
            answers = list(engine.translate(asks))
        finally:
            engine.close()
        assert [answer.id for answer in answers] == [0, 1, 2, 3]
        assert answers[2].text.count("casa") == 400
        assert answers[3].text == "Perro"

    def test_terms_keep_their_tags_and_names(self) -> None:
        message = Message(
            "The <t1>organs</t1> do not hurt after 5 days.",
            comments=('t1: term 1 "organ" - a part',),
        )
        engine = apertium_for(ES)
        try:
            (attempt,) = draft([message], engine, task())
        finally:
            engine.close()
        assert "<t1>órganos</t1>" in attempt.msgstr
        assert "no " in attempt.msgstr
        assert "5" in attempt.msgstr
