"""The repository's own templates and catalogs are those of its seeds as the program reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT, Run, tree


def test_templates_and_catalogs_are_up_to_date(run: Run, seeds: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "locales", tmp_path / "locales"))
    before = tree(folder)
    # A copy, so that no translation memory of this machine has its say.
    settings = shutil.copy(ROOT / "transform.toml", tmp_path)
    project = ("--config", settings, "--locales-dir", folder, "--quiet")
    assert run("catalog", "extract", seeds, *project).exit_code == 0
    assert run("catalog", "update", *project).exit_code == 0
    after = tree(folder)
    changed = sorted(name for name, data in after.items() if before.get(name) != data)
    assert not changed, 'run "make catalogs", see what became fuzzy, and commit it'
