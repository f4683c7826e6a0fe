"""Where sentences end, in every supported language. Fixture lines show the ends as `|`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.inlines import plain_text
from transform.language import sentence_spans, split_sentences, supported_languages
from transform.model import Emphasis, FootnoteRef, Inline, Link, Strong, Text

FIXTURES = Path(__file__).parent / "fixtures" / "sentences"


def _cases() -> list[tuple[str, str]]:
    cases = []
    for path in sorted(FIXTURES.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        cases += [(path.stem, line) for line in lines if line and not line.startswith("#")]
    return cases


def test_every_language_has_a_fixture() -> None:
    assert {path.stem for path in FIXTURES.glob("*.txt")} == set(supported_languages())


@pytest.mark.parametrize(("tag", "case"), _cases())
def test_sentences_end_where_the_fixture_says(tag: str, case: str) -> None:
    text = case.replace("|", "")
    found = [text[start:end] for start, end in sentence_spans(text, tag)]
    assert found == [sentence.strip() for sentence in case.split("|")]


@settings(deadline=None)  # the first run reads the word lists
@given(
    st.text(alphabet="ab AB.?!\n\"'()0。 eg", max_size=60), st.sampled_from(supported_languages())
)
def test_only_white_space_stands_between_sentences(text: str, tag: str) -> None:
    position = 0
    for start, end in sentence_spans(text, tag):
        assert not text[position:start].strip()
        assert text[start:end].strip() == text[start:end] != ""
        position = end
    assert not text[position:].strip()


def test_marks_stay_with_their_words() -> None:
    inlines: tuple[Inline, ...] = (
        Text("See "),
        Link("x", (Strong((Text("your doctor. Call"),)),)),
        Text(" 911."),
        FootnoteRef("1"),
        Text(" "),
        Emphasis((FootnoteRef("2"), Text("Now."))),
    )
    first, second, third = split_sentences(inlines, "en")
    assert plain_text(first) == "See your doctor."
    assert second == (Link("x", (Strong((Text("Call"),)),)), Text(" 911."), FootnoteRef("1"))
    assert plain_text(third) == "Now."


def test_no_footnote_mark_is_lost() -> None:
    inlines: tuple[Inline, ...] = (
        FootnoteRef("0"),
        Text("One. "),
        FootnoteRef("1"),
        Text(" Two. "),
        Emphasis((Text(" "), FootnoteRef("2"))),
    )
    pieces = split_sentences(inlines, "en")
    labels = {label for label in ("0", "1", "2") if f"label='{label}'" in repr(pieces)}
    assert labels == {"0", "1", "2"}


def test_dots_by_the_thousand_take_no_time() -> None:
    assert len(sentence_spans("a" + "." * 200_000 + "b then. Call", "en")) == 2


def test_ends_in_real_pages() -> None:
    path = FIXTURES.parent / "gold" / "en.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    right = found = expected = 0
    for line in filter(None, lines):
        text = line.replace("|", " ")
        starts, position = set(), 0
        for sentence in line.split("|"):
            starts.add(position)
            position += len(sentence) + 1
        ours = {start for start, _ in sentence_spans(text, "en")}
        right += len(starts & ours)
        found += len(ours)
        expected += len(starts)
    assert expected >= 280
    assert 2 * right / (found + expected) >= 0.98
