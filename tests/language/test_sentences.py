"""Where sentences end, in every supported language. Fixture lines show the ends as `|`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.inlines import plain_text
from transform.language import profile, sentence_spans, split_sentences, supported_languages
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


@dataclass(frozen=True)
class _Tally:
    right: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.expected)


def _tally(stretches: list[list[str]], tag: str) -> _Tally:
    """How many starts of sentences are right, of stretches whose sentences are known."""
    joint = "" if profile(tag).breaks == "none" else " "
    right = found = expected = 0
    for sentences in stretches:
        starts, position = set(), 0
        for sentence in sentences:
            starts.add(position)
            position += len(sentence) + len(joint)
        ours = {start for start, _ in sentence_spans(joint.join(sentences), tag)}
        right, found = right + len(starts & ours), found + len(ours)
        expected += len(starts)
    return _Tally(right, found, expected)


def _gold(tag: str) -> list[list[str]]:
    text = (FIXTURES.parent / "gold" / f"{tag}.txt").read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines() if line and line[0] != "#"]


def _offsets(seeds: Path) -> list[list[str]]:
    text = (seeds / "mayo-soft-tissue-sarcoma.txt").read_text(encoding="utf-8")
    lines = (FIXTURES.parent / "gold" / "mayo.offsets.txt").read_text(encoding="utf-8").splitlines()
    spans = [[span.split("-") for span in line.split()] for line in lines if line[0] != "#"]
    return [[text[int(start) : int(end)] for start, end in line] for line in spans]


def test_ends_in_the_seeds(seeds: Path) -> None:
    tally = _tally(_gold("en") + _offsets(seeds), "en")
    assert tally.expected >= 300
    assert tally.f1 >= 0.98


@pytest.mark.parametrize("tag", ["ar", "hi", "zh", "ja"])
def test_ends_in_other_scripts(tag: str) -> None:
    tally = _tally(_gold(tag), tag)
    assert tally.expected >= 30
    assert tally.f1 >= 0.98
