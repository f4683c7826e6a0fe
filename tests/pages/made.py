"""Every kind of page there is, built of documents and translations that were written for it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import polib
from click.testing import CliRunner

from tests.bundles.test_golden import cases
from tests.conftest import DOCUMENTS
from transform.bundles import assemble, write_bundle, write_index
from transform.cli.root import cli
from transform.locale import folder

__all__ = ["DOCUMENT", "LOCALES", "build", "fill", "make_pages", "page_files"]

HERE = Path(__file__).parent
DOCUMENT = "ear-infection"
LOCALES = ("en", "es", "ar", "zh-Hans")
# Built in English; its bundle is a manifest alone, and the index lists it as held back.
HELD_BACK = DOCUMENTS / "hospital-leaflet.txt"


def make_pages(place: Path) -> Path:
    """Bundles and indexes in four languages under `place`: `built/` with catalogs, `samples/`."""
    build(place / "built", place / "locales")
    fill(place / "locales")
    build(place / "built", place / "locales")
    shutil.copytree(place / "built", place / "recalled")
    recall(place / "recalled", place / "locales")
    for made in cases():
        write_bundle(assemble(made), place / "samples")
    write_index(place / "samples")
    for locale in LOCALES[1:]:
        own = place / f"index-{locale}"
        shutil.copytree(place / "built", own)
        write_index(own, locale)
        for folder_of_one in (path for path in own.iterdir() if path.is_dir()):
            shutil.rmtree(folder_of_one)
    return place


def build(output: Path, locales: Path, *options: str) -> None:
    asked = [part for locale in LOCALES[1:] for part in ("--locale", locale)]
    paths = [str(HERE / "documents"), str(HELD_BACK), "--quiet"]
    places = ["--output", str(output), "--locales-dir", str(locales)]
    result = CliRunner().invoke(cli, ["build", *paths, *places, *asked, *options])
    # The document that was named and may not be published is the one thing to complain of.
    assert result.stderr.count("\n") == 1, result.stderr
    assert "held back" in result.stderr


def recall(output: Path, locales: Path) -> None:
    """Take back every summary, so that a notice stands in its place in each language."""
    places = ["--output", str(output), "--locales-dir", str(locales)]
    asked = [part for locale in LOCALES for part in ("--locale", locale)]
    reason = ["--kind", "summary", "--reason", "One dose was wrong.", "--date", "2026-06-01"]
    result = CliRunner().invoke(cli, ["bundle", "recall", DOCUMENT, *asked, *reason, *places])
    assert result.exit_code == 0, result.output


def fill(locales: Path) -> None:
    """Translate the catalogs as a person would, from `translations.tsv`."""
    lines = (HERE / "translations.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((x for x in lines if x[0] != "#"), delimiter="\t"))
    for locale in LOCALES[1:]:
        known = {row["en"]: row[locale] for row in rows}
        for path in sorted((locales / folder(locale) / "LC_MESSAGES").glob("*.po")):
            catalog = polib.pofile(str(path), wrapwidth=0)
            for entry in catalog:
                entry.msgstr = known[entry.msgid]
            catalog.save(str(path))


def page_files(place: Path) -> tuple[Path, ...]:
    return tuple(sorted(place.rglob("*.html")))
