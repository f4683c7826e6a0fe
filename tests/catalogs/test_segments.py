"""Runs cut into sentences and joined again."""

from __future__ import annotations

import time
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.strategies import inlines
from transform.catalogs.segments import Gap, is_translatable, join, segments
from transform.inlines import plain_text
from transform.model import Code, FootnoteRef, Image, Inline, LineBreak, Strong, Text
from transform.tree import Run


def run(*content: Inline, role: str = "paragraph") -> Run:
    return Run(role, content, (), None)


def sentences(of: Run, language: str = "en") -> list[str]:
    cut = segments(of, language, "sentence")
    return [plain_text(segment.inlines) for segment in cut if segment.inlines]


@given(inlines, st.sampled_from(["en", "es", "zh"]), st.sampled_from(["sentence", "block"]))
def test_joining_the_segments_gives_the_run_back(
    content: tuple[Inline, ...], language: str, segmentation: Literal["sentence", "block"]
) -> None:
    cut = segments(run(*content), language, segmentation)
    pieces = tuple(segment.inlines for segment in cut)
    assert join(pieces, tuple(segment.gap for segment in cut), language, language) == content


def test_a_mark_over_two_sentences_becomes_one_again() -> None:
    content = (Text("Call us. "), Strong((Text("Stop. Do not"),)), Text(" wait. Go."))
    cut = segments(run(*content), "en", "sentence")
    assert [plain_text(segment.inlines) for segment in cut] == [
        "Call us.",
        "Stop.",
        "Do not wait.",
        "Go.",
    ]
    translated = (
        (Text("Llame."),),
        (Strong((Text("Alto."),)),),
        (Strong((Text("No"),)), Text(" espere.")),
        (Text("Vaya."),),
    )
    joined = join(translated, tuple(segment.gap for segment in cut), "en", "es")
    assert joined == (
        Text("Llame. "),
        Strong((Text("Alto. No"),)),
        Text(" espere. Vaya."),
    )


def test_sentences_are_joined_as_the_locale_does() -> None:
    gaps = (Gap(), Gap((Text(" "),)))
    pieces: tuple[tuple[Inline, ...], ...] = ((Text("休息。"),), (Text("喝水。"),))
    assert plain_text(join(pieces, gaps, "en", "ja")) == "休息。喝水。"
    pieces = ((Text("Rest."),), (Text("Drink."),))
    assert plain_text(join(pieces, (Gap(), Gap()), "zh-Hans", "en")) == "Rest. Drink."
    assert plain_text(join(pieces, gaps, "en", "th")) == "Rest. Drink."


def test_line_breaks_and_footnote_marks_between_sentences_stay() -> None:
    content = (Text("Rest."), LineBreak(), Text("Drink. "), FootnoteRef("1"), Text("Sleep."))
    cut = segments(run(*content), "en", "sentence")
    pieces: tuple[tuple[Inline, ...], ...] = ((Text("休息。"),), (Text("喝水。"),), (Text("睡。"),))
    joined = join(pieces, tuple(segment.gap for segment in cut), "en", "zh-Hans")
    assert joined == (
        Text("休息。"),
        LineBreak(),
        Text("喝水。 "),
        FootnoteRef("1"),
        Text("睡。"),
    )


def test_what_cannot_be_cut_is_never_cut() -> None:
    assert sentences(run(Text("Run "), Code("a. B"), Text(" now. Stop."))) == [
        "Run a. B now.",
        "Stop.",
    ]
    assert sentences(run(Image("x.png", "A lung. It is pink."), Text(" See it. Ok."))) == [
        "A lung. It is pink.",
        "See it.",
        "Ok.",
    ]


@pytest.mark.parametrize("role", ["heading", "term", "preformatted"])
def test_headings_terms_and_preformatted_text_are_one_message(role: str) -> None:
    assert sentences(run(Text("Surgery. After it."), role=role)) == ["Surgery. After it."]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.cancer.gov/types", "www.example.org", "cancer.gov", "nobody@example.org",
        "2025-12-30", "2025-12-30T10:00:00Z", "12/30/2025", "NCT01234567", "PMID: 26389481",
        "10.1000/xyz123", "doi:10.1000/xyz123", "CDR0000062820", "v1.2", "1,234 (56%)", "—", "",
        "123e4567-e89b-12d3-a456-426614174000", "/types/lung/patient", "ISBN 978-3-16-148410-0",
    ],
)  # fmt: skip
def test_addresses_ids_and_dates_are_no_messages(text: str) -> None:
    assert not is_translatable(text)


@pytest.mark.parametrize(
    "text",
    ["See NCT01234567.", "Fat.", "5 mg", "and/or", "休息", "Stage IV", "v", "HIV", "Ask a@b.org"],
)
def test_words_are_messages(text: str) -> None:
    assert is_translatable(text)


@pytest.mark.parametrize("unit", ["a", "休", "a.", "-a", "/a", "1,", "@a", "a@a."])
def test_text_without_end_is_judged_in_no_time(unit: str) -> None:
    start = time.perf_counter()
    is_translatable(unit * 100_000)
    assert time.perf_counter() - start < 2
