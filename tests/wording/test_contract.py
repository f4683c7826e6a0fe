"""The interface catalogs before GNU gettext itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from transform.wording import available_locales
from transform.wording.speech import catalog_file
from transform.wording.upkeep import interface_template

pytestmark = pytest.mark.contract


def _msgfmt(path: Path) -> str:
    run = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stderr


@pytest.mark.parametrize("locale", [tag for tag in available_locales() if tag != "en"])
def test_msgfmt_accepts_every_translation(locale: str, tmp_path: Path) -> None:
    path = tmp_path / "interface.po"
    path.write_bytes(catalog_file(locale).read_bytes())
    assert _msgfmt(path) == ""


def test_msgfmt_accepts_the_template(tmp_path: Path) -> None:
    path = tmp_path / "interface.pot"
    path.write_text(interface_template(), encoding="utf-8")
    _msgfmt(path)
