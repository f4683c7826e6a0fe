"""SARI as its authors count it, and the facts that the benchmark watches."""

from __future__ import annotations

import pytest

from tests.benchmarks.sari import corpus_sari, sari
from tests.benchmarks.simplification import changed_facts

SOURCE = "About 95 species are currently accepted ."
REFERENCES = [
    "About 95 species are currently known .",
    "About 95 species are now accepted .",
    "95 species are now accepted .",
]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("About 95 you now get in .", 26.82782411698074),
        ("About 95 species are now agreed .", 58.89995423074248),
        ("About 95 species are currently agreed .", 50.71608864657479),
    ],
)
def test_sari_is_what_the_authors_program_prints(output: str, expected: float) -> None:
    assert sari(SOURCE, output, REFERENCES).score == pytest.approx(expected)


def test_doing_nothing_adds_and_deletes_nothing() -> None:
    found = corpus_sari([(SOURCE, SOURCE, REFERENCES)] * 2)
    assert found.add == found.delete == 0
    assert found.keep > 0


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("It may take 5 days.", "It will take 5 days.", ["hedges"]),
        ("It does not help.", "It does help.", ["negations"]),
        ("Take 5 to 10 mg.", "Take 10 to 5 mg.", ["numbers"]),
        ("Three trials (relating to 233 women).", "Three trials (about 233 women).", ["hedges"]),
        ("If it hurts, stop.", "It hurts, stop.", ["conditions"]),
        ("Most people get well.", "All people get well.", ["quantities"]),
        ("It is used prior to surgery.", "It is used before surgery.", []),
        ("It failed due to the fact that it rained.", "It failed because it rained.", []),
    ],
)
def test_changed_facts_are_seen(before: str, after: str, kinds: list[str]) -> None:
    assert changed_facts(before, after) == kinds
