"""What all tests share: where things are, and the command line in this process."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent
DOCUMENTS = Path(__file__).parent / "documents"
NCI = "nci-soft-tissue-sarcoma-treatment"
ASPS = "nci-alveolar-soft-part-sarcoma"
MAYO = "mayo-soft-tissue-sarcoma"


@pytest.fixture(scope="session")
def seeds() -> Path:
    folder = ROOT / "seeds"
    if not folder.is_dir():
        pytest.skip("seeds/ is not here: these tests need a checkout of the repository")
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The tests' own documents, copied where they can be changed."""
    return Path(shutil.copytree(DOCUMENTS, tmp_path / "documents"))


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("build", "x.md")` runs the command line in an empty folder of its own."""
    from transform.cli.root import cli

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
        runner = CliRunner()
        result = runner.invoke(
            cli, [os.fspath(a) if isinstance(a, Path) else str(a) for a in arguments], input=stdin
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def objects(result: Result) -> list[dict[str, Any]]:
    """The JSON Lines of a result."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
