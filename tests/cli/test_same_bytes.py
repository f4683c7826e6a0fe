"""The same input gives the same bytes: in another folder, time zone, locale, with other hashes of
strings and any number of workers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import DOCUMENTS, tree
from tests.pages.made import DOCUMENT, HERE, LOCALES, fill
from tests.pages.made import build as make_built

SURROUNDINGS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77", "COLUMNS": "40"},
)
EPOCH = {"SOURCE_DATE_EPOCH": "1780272000"}  # midnight in London: another day in each zone


def transform(folder: Path, surroundings: dict[str, str], *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-W", "error", "-m", "transform", *arguments],
        cwd=folder,
        env=os.environ | EPOCH | surroundings,
        check=True,
        capture_output=True,
    )


def project(folder: Path, locales: Path) -> Path:
    """Documents, and catalogs that translators have filled."""
    (folder / "leaflets").mkdir(parents=True)
    for path in (HERE / "documents" / f"{DOCUMENT}.md", *DOCUMENTS.iterdir()):
        shutil.copy(path, folder / "leaflets")
    shutil.copytree(locales, folder / "locales")
    return folder


def test_nothing_around_a_build_is_in_its_bytes(tmp_path: Path) -> None:
    make_built(tmp_path / "first", tmp_path / "filled")
    fill(tmp_path / "filled")
    asked = [part for locale in LOCALES[1:] for part in ("--locale", locale)]
    said = ("--locale", "es", "--reason", "One dose was wrong.", "--date", "2026-06-01")
    made = []
    for surroundings, jobs, name in zip(SURROUNDINGS, "13", ("a", "b c/ñ"), strict=True):
        folder = project(tmp_path / name, tmp_path / "filled")
        transform(folder, surroundings, "build", "leaflets", "--quiet", "--jobs", jobs, *asked)
        transform(folder, surroundings, "bundle", "recall", DOCUMENT, *said)
        made.append(tree(folder))
    one, other = made
    assert len(one) > 60
    assert "output/ear-infection/ar/document.html" in one
    assert "output/ear-infection/es/RECALLED.json" in one
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
