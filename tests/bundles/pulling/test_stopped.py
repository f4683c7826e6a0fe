"""A pull that is killed: readers see the old bundle or the new one, and the next run goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bundles.pulling.conftest import TODAY, Site
from tests.bundles.pulling.faults import Asked, serve
from tests.conftest import tree


@pytest.mark.parametrize("after", [2, 6, 14])
def test_what_a_kill_leaves(after: int, first: Path, second: Path, site: Site) -> None:
    site.pull(first)
    before = site.visible()
    running: list[subprocess.Popen[bytes]] = []
    count = [0]

    def kill(_: Asked) -> None:
        count[0] += 1
        if count[0] == after:
            os.kill(running[0].pid, signal.SIGKILL)

    with serve(second, kill) as (address, asked):
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "transform", "bundle", "pull", address,
                 "--output", site.folder, "--today", TODAY]
            )
        )  # fmt: skip
        assert running[0].wait(30) == -signal.SIGKILL
        assert site.visible() == before
        count[0] = 100
        fetched = len(asked)
        assert site.one(address).result == "pulled"
        again = {one.path for one in asked[fetched:]}
        brought = {one.path for one in asked[1 : after - 1]}
        assert not brought & again, "what was whole is fetched once"
    shown = site.bundle()
    del shown["PULLED.json"]
    assert shown == tree(second / "hay-fever")
