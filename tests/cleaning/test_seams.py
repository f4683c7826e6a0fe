"""Words that ran together come apart, words that are rightly one stay one, line by line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from transform.cleaning.seams import Evidence, find_seams

HERE = Path(__file__).parent / "fixtures"
RUN_ON = Evidence(frozenset({"the", "of", "and", "now"}), run_on=True)


def parted(text: str, evidence: Evidence | None = None) -> str:
    places = [0, *(seam.offset for seam in find_seams(text, evidence)), len(text)]
    return "|".join(text[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize("text", (HERE / "whole.txt").read_text(encoding="utf-8").splitlines())
def test_what_is_rightly_whole_stays_whole(text: str) -> None:
    """By itself, and in a text whose sentences ran together elsewhere."""
    assert parted(text) == text
    assert parted(text, RUN_ON) == text


@pytest.mark.parametrize("text", (HERE / "joined.txt").read_text(encoding="utf-8").splitlines())
def test_what_ran_together_comes_apart(text: str) -> None:
    assert parted(text.replace("|", "")) == text
