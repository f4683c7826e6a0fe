"""textstat beside us: where it counts right the figures agree, and where not the reason stands."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from tests.readability.documents import SETTINGS, document, items, paragraph
from transform.model import Document
from transform.readability import compare_textstat, score

SHORT = "The cat sat on the mat. The dog ran to the red house. We went home with him then."

# What textstat counts otherwise, the formula that shows it, and why we do not follow.
DIFFERENCES = [
    ("You can take it and/or leave it here.", "ari", 'it joins "and/or" to one word'),
    ("The well-known doctor came to see us.", "ari", "it counts the hyphen as a letter"),
    (
        "We plan a colonoscopy for him now.",
        "flesch_kincaid_grade",
        "it gives colonoscopy 1 syllable",
    ),
    (
        "We told him what PDQ and NCI do.",
        "flesch_kincaid_grade",
        "it reads initials as one syllable",
    ),
    (
        "Stop now. We went to see him there.",
        "flesch_kincaid_grade",
        "it drops sentences of two words",
    ),
    (
        "Now go and see Dr. Li at the big house.",
        "flesch_kincaid_grade",
        "it ends a sentence after Dr.",
    ),
    ("The cat sat on the mat.", "coleman_liau", "it uses 0.058 for the published 0.0588"),
    ("The cat sat on the zygote.", "spache", "it uses the constants of 1953, not the revised ones"),
    ("Now take just 2.5 mg of it at home.", "lix", "it ends a sentence inside 2.5"),
]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the comparison asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def _both(text: Document) -> tuple[dict[str, float], dict[str, float | None]]:
    return dict(compare_textstat(text)), dict(score(text, SETTINGS).scores)


def test_the_two_agree_where_textstat_counts_right() -> None:
    theirs, ours = _both(document(paragraph(SHORT)))
    for name in ("flesch_kincaid_grade", "flesch_reading_ease", "lix", "rix"):
        assert theirs[name] == pytest.approx(ours[name], abs=0.01), name


@pytest.mark.parametrize(("text", "name", "reason"), DIFFERENCES)
def test_the_two_differ_for_a_reason(text: str, name: str, reason: str) -> None:
    theirs, ours = _both(document(paragraph(text)))
    assert theirs[name] != pytest.approx(ours[name], abs=0.01), f"no longer so: {reason}"


def test_list_items_are_given_as_sentences() -> None:
    theirs, ours = _both(document(items("one two three four", "the cat sat here")))
    assert theirs["flesch_kincaid_grade"] == pytest.approx(ours["flesch_kincaid_grade"], abs=0.01)


def test_spanish_is_compared_and_what_textstat_cannot_score_is_not() -> None:
    spanish = document(paragraph("El gato come pan con sal."), language="es")
    assert "szigriszt_pazos" in dict(compare_textstat(spanish))
    assert compare_textstat(document(paragraph("这是癌症。"), language="zh")) == ()
    assert compare_textstat(document()) == ()
