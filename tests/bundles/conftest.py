"""Bundles of the sample documents, assembled once."""

from __future__ import annotations

import pytest

from tests.bundles.samples import SPANISH_PAGE, arabic, empty, inputs, spanish
from transform.bundles import Bundle, BundleInputs, assemble


@pytest.fixture(scope="session")
def full_inputs() -> BundleInputs:
    return inputs(spanish(), arabic(), empty("fr"), official_translations=SPANISH_PAGE)


@pytest.fixture(scope="session")
def full(full_inputs: BundleInputs) -> Bundle:
    return assemble(full_inputs)
