"""The pages that are judged, and the browser that they are judged in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.environments import needed
from tests.pages.browser import Browser, Tab, find_browser
from tests.pages.made import make_pages


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = needed(find_browser(), "no Chromium is here: apt install chromium")
    with Browser(str(program), tmp_path_factory.mktemp("profile")) as browser:
        yield browser.tab()
