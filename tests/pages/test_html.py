"""Every kind of page before the Nu Html Checker, which the W3C's validator is made of."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.environments import needed
from tests.pages.made import page_files
from tests.pages.programs import node_modules

pytestmark = pytest.mark.contract


def complaints(paths: tuple[Path, ...]) -> list[str]:
    """Errors and warnings, with the file and line that each is about."""
    java = needed(shutil.which("java"), "no Java is here: apt install default-jre-headless")
    modules = needed(node_modules(), "npm could not install vnu-jar")
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--stdout", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)["messages"]
    return [f"{one['url'].rpartition('/')[2]}:{one['lastLine']}: {one['message']}" for one in found]


def test_pages_are_valid(pages: Path) -> None:
    assert complaints(page_files(pages)) == []


def test_the_checker_finds_what_is_wrong(pages: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    text = (pages / "built/ear-infection/en/summary.html").read_text(encoding="utf-8")
    wrong.write_text(text.replace("</main>", "<p><div>x</div></p></main>"), encoding="utf-8")
    assert complaints((wrong,))
