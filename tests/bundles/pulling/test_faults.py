"""A hundred faults on the way: nothing wrong is ever visible, and the next run mends everything."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.bundles.pulling.conftest import Site
from tests.bundles.pulling.faults import FAULTS, Asked, Fault, serve
from tests.conftest import tree
from transform.bundles import verify
from transform.errors import TransformError

FILES = ("catalog.json", "SHA256SUMS", "manifest.json", "es/summary.html", "en/document.md")


def fault(number: int) -> tuple[Fault, str, int]:
    """Which fault in which file, and how often."""
    chance = random.Random(number)  # noqa: S311  # the same hundred every time
    kind = FAULTS[number % len(FAULTS)]
    return Fault(kind, chance.randrange(1, 40_000)), chance.choice(FILES), chance.choice((1, 1, 99))


@pytest.fixture(scope="module")
def bundles(first: Path, second: Path) -> list[dict[str, bytes]]:
    return [tree(folder / "hay-fever") for folder in (first, second)]


@pytest.fixture(scope="module")
def before(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the old version was pulled to."""
    site = Site(tmp_path_factory.mktemp("before") / "site")
    site.pull(first)
    return site.folder


@pytest.mark.parametrize("number", range(100))
def test_a_fault_shows_nothing_wrong_and_is_mended(
    number: int, before: Path, second: Path, bundles: list[dict[str, bytes]], site: Site
) -> None:
    made, name, often = fault(number)
    if number % 3:
        shutil.copytree(before, site.folder)
    left, wrong = [often], list[str]()

    def look() -> None:
        if not (site.folder / "hay-fever").is_dir():
            return
        shown = site.bundle()
        shown.pop("PULLED.json", None)
        if shown not in bundles:
            wrong.append("neither the old nor the new")

    def choose(asked: Asked) -> Fault | None:
        look()  # what readers see while it is pulled
        if asked.path.endswith(name) and left[0]:
            left[0] -= 1
            return made
        return None

    with serve(second, choose) as (address, asked):
        failed = False
        try:
            site.pull(address)
        except TransformError:
            failed = True
        look()
        assert asked
        assert left[0] < often, "the fault never happened"
        assert not failed or name == "catalog.json"
        left[0] = 0
        mended = site.one(address)
    look()
    assert not wrong
    assert mended.why == ""
    assert mended.result in {"pulled", "unchanged"}
    shown = site.bundle()
    del shown["PULLED.json"]
    assert shown == bundles[1]
    if number % 10 == 0:  # the bytes are known to be right; the index is looked at now and then
        assert verify(site.folder) == ()
