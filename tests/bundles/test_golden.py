"""Whole bundles, byte for byte. `make golden` writes them anew; read the diff before a commit."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bundles.samples import (
    EVERYTHING,
    SPANISH_PAGE,
    arabic,
    decision,
    empty,
    every_block,
    inputs,
    reviewed,
    spanish,
)
from tests.conftest import tree
from transform.bundles import BundleInputs, assemble, write_bundle, write_index

GOLDEN = Path(__file__).parent / "golden"


def cases() -> tuple[BundleInputs, ...]:
    excerpt = inputs(rights=decision(*EVERYTHING, excerpt=True))
    held_back = inputs(rights=decision())
    return (
        inputs(spanish(), arabic(), empty("fr"), official_translations=SPANISH_PAGE),
        replace(
            excerpt, document=replace(excerpt.document, id="every-block", blocks=every_block())
        ),
        replace(held_back, document=replace(held_back.document, id="held-back")),
        reviewed(inputs(spanish(), arabic())),
    )


def test_bundles_are_the_golden_ones(tmp_path: Path) -> None:
    update = os.environ.get("TRANSFORM_UPDATE_GOLDEN")
    output = GOLDEN if update else tmp_path
    for made in cases():
        write_bundle(assemble(made), output)
    write_index(output)
    assert tree(output) == tree(GOLDEN)
    if update:
        pytest.skip(f"wrote {GOLDEN} anew")
