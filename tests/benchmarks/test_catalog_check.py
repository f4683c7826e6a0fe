"""Good translations pass, planted faults are found: figures on the shared corpus."""

from __future__ import annotations

from functools import cache

import pytest

from tests.benchmarks.catalog_check import SEEDS, Seed, aligned_messages, false_alarms, recall
from tests.benchmarks.corpus import shared
from transform.catalogs.model import Message

LEAST = {"negation": 0.8, "hedge": 0.65, "length": 0.9, "number": 0.8}
SAMPLE = 4  # every fourth translation, for the time that it takes


@cache
def messages() -> tuple[Message, ...]:
    if shared() is None:
        pytest.skip("the shared corpus is not here (TRANSFORM_SHARED)")
    return aligned_messages()


def test_translations_by_people_hardly_have_errors() -> None:
    found = false_alarms(messages())
    assert found["*", "error"] <= 0.012 * len(messages())
    assert found["negation", "error"] <= 0.003 * len(messages())
    assert found["*", "warning"] <= 0.08 * len(messages())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_planted_faults_are_found(seed: Seed) -> None:
    rare = seed.rule in {"number", "unit", "negation", "hedge", "bracket"}
    planted, found = recall(messages() if rare else messages()[::SAMPLE], seed)
    assert found >= LEAST.get(seed.rule, 0.98) * planted


def test_planting_says_where_it_cannot() -> None:
    for seed in SEEDS:
        if seed.rule not in {"unchanged", "space", "bidi"}:
            assert seed.plant(Message("Rest", "Descanse")) == ""
