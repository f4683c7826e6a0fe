"""What holds for any document: nothing is lost, and cleaning again changes nothing."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cleaning.outline import visible
from transform.cleaning import clean
from transform.errors import InputError
from transform.inlines import plain_text
from transform.model import Document
from transform.readers import Source, read_document
from transform.settings import Settings
from transform.tree import runs

_PIECES = st.sampled_from(
    [
        "Gout hurts.",
        "Subscribe to our newsletter.",
        "Skip to main content",
        "What is gout?",
        "Call if you have:",
        "the big toe",
        "All rights reserved.",
        "knee.Soft",
        "U.S.Food",
        "p.Val600Glu",
        "Surgery: It helps most people.",
        "- fever",
        "  - chills",
        "• rash",
        "1. Rest",
        "2) Ice",
        "====",
        "---",
        "Enlarge",
        "Share",
        "Home",
        "www.example.org.",
        "¿Qué es?",
        "a\u00adb",
        "\u200b",
        "\u202eabc\u202c",
        "ErrorSelect a topic",
        "word " * 30,
        "12 replies",
        "o",
        "*",
        ":",
    ]
)
_SEPARATORS = st.sampled_from(["\n", "\n\n", " ", "", "\n    ", ". "])
_TEXTS = st.lists(st.tuples(_PIECES, _SEPARATORS), min_size=1, max_size=14).map(
    lambda pairs: "".join(piece + separator for piece, separator in pairs)
)
# What a plain text draws and a reader does not read: marks of lists, lines under headings.
_DRAWN = re.compile(r"^[ \t]*(?:[-*•o–]\s+|•|\(?[0-9]{1,2}[.)]\s*|[-=*_~\s]{3,}$)", re.MULTILINE)


def _read(name: str, text: str) -> Document | None:
    try:
        return read_document(Source(name, text.encode()), Settings(), "en")
    except InputError:
        return None


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_cleaning_is_idempotent(text: str) -> None:
    for name in ("a.txt", "a.md"):
        document = _read(name, text)
        if document is not None:
            once = clean(document, Settings().cleaning)
            assert clean(once, Settings().cleaning) == once


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_no_character_is_lost(text: str) -> None:
    """Letters and figures of blocks and removals, sorted by place, are those that were read."""
    for name in ("a.txt", "a.md"):
        document = _read(name, text)
        if document is None:
            continue
        cleaned = clean(document, Settings().cleaning)
        left = visible(cleaned) + "".join(one.text for one in cleaned.removals)
        if name == "a.txt":
            said = _DRAWN.sub("", text.removeprefix(document.metadata.raw))
            missing = _count(_letters(said), _letters(left))
            # A number or an "o" that begins a line may be a mark or a word.
            assert not missing.strip("o0123456789"), missing
        else:
            said = "".join(plain_text(run.inlines) for run in runs(document.blocks))
            assert sorted(_letters(said)) == sorted(_letters(left))


def _count(whole: str, part: str) -> str:
    """The letters of the one that the other lacks."""
    rest = list(part)
    missing = []
    for letter in whole:
        if letter in rest:
            rest.remove(letter)
        else:
            missing.append(letter)
    return "".join(missing)


def _outcome(name: str, data: bytes) -> Document | InputError:
    try:
        return read_document(Source(name, data), Settings(), "en")
    except InputError as error:
        return error


@given(
    st.one_of(
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
        st.binary(max_size=200),
    )
)
@settings(max_examples=300, deadline=None)
def test_anything_is_read_or_refused_with_a_word(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        outcome = _outcome(name, data)
        if isinstance(outcome, InputError):
            assert str(outcome).startswith(name)
        else:
            assert outcome.blocks or outcome.removals
            once = clean(outcome, Settings().cleaning)
            assert clean(once, Settings().cleaning) == once
