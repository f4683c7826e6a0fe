"""The wheel, installed in a clean environment, speaks every language and builds."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import DOCUMENTS, ROOT

pytestmark = pytest.mark.contract


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    command = [*build, "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_data_file_and_nothing_else(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("transform/")}
    tracked = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "transform").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == tracked


def test_a_clean_environment_builds_with_it(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(binaries / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--constraint", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    # No network from here on: a proxy that nobody listens at stands for it.
    dead = "http://127.0.0.1:9"
    environment = {"PATH": os.fspath(binaries), "HTTP_PROXY": dead, "HTTPS_PROXY": dead}

    def run(*arguments: str | Path) -> str:
        done = subprocess.run(
            [binaries / "transform", *arguments],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    assert "asthma-inhaler" in run("build", DOCUMENTS, "--locale", "es", "--jobs", "2")
    assert "nothing wrong" in run("bundle", "verify", "output")
    assert "textstat" in run("check", DOCUMENTS / "asthma-inhaler.md", "--compare", "textstat")
    page = (tmp_path / "output" / "resfriado" / "es" / "summary.html").read_text(encoding="utf-8")
    assert '<html lang="es"' in page
