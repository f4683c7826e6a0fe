"""`transform catalog pseudo`, and what pages of pseudo-locales show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from jsonschema import validate  # type: ignore[import-untyped]

from tests.conftest import ROOT, Run

ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
DIRECTED = re.compile("\u200f\u202e.+?\u202c\u200f")
NAMES = re.compile(r"CC(?:0| BY) \d\.\d")  # licences go by their names everywhere
PLAIN = re.compile(r"[A-Za-z]{2,}")


def spoken(node: Tag, language: str) -> Iterator[tuple[str, str]]:
    """Everything on a page that is seen or read aloud, with the language it is said to be in."""
    for child in node.children:
        if type(child) is NavigableString:
            yield language, str(child)
        elif isinstance(child, Tag) and child.name not in {"style", "script"}:
            own = str(child.get("lang", language))
            for name in ("alt", "title", "aria-label", "placeholder"):
                yield own, str(child.get(name, ""))
            if child.name == "meta" and child.get("name") == "description":
                yield own, str(child["content"])
            yield from spoken(child, own)


def plain_words(path: Path, locale: str) -> list[str]:
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    found = []
    for language, text in spoken(page, ""):
        rest = DIRECTED.sub("", NAMES.sub("", ADDRESS.sub("", text)))
        if language == locale and PLAIN.search(rest):
            found.append(text.strip())
    return found


@pytest.fixture
def built(run: Run, documents: Path) -> list[Path]:
    run("catalog", "extract", documents)
    run("catalog", "pseudo")
    result = run("build", documents, "--locale", "en-XA", "--locale", "ar-XB")
    assert result.exit_code == 0
    return sorted(Path("output").rglob("*-X?/*.html"))


def test_pages_hold_no_word_that_nobody_can_translate(built: list[Path]) -> None:
    assert len(built) >= 8
    for path in built:
        assert plain_words(path, path.parent.name) == [], path


def test_a_plain_word_would_be_found(built: list[Path]) -> None:
    path = next(path for path in built if path.parent.name == "en-XA")
    path.write_text(path.read_text("utf-8").replace("<h1>", "<h1>Hello "), "utf-8")
    assert plain_words(path, "en-XA")


def test_pages_name_their_language_and_direction(built: list[Path]) -> None:
    for path in built:
        locale = path.parent.name
        direction = "rtl" if locale == "ar-XB" else "ltr"
        assert f'<html lang="{locale}" dir="{direction}">' in path.read_text("utf-8")


def test_bundles_are_sound_and_drafts(run: Run, built: list[Path]) -> None:
    assert run("bundle", "verify", "output").exit_code == 0
    for bundle in {path.parents[1] for path in built}:
        pages = json.loads((bundle / "manifest.json").read_text("utf-8"))["pages"]
        assert {p["status"] for p in pages if "-X" in p["locale"]} == {"draft"}


def test_no_setting_releases_a_pseudo_locale(run: Run, documents: Path) -> None:
    Path("transform.toml").write_text("require_review = false\n", "utf-8")
    run("catalog", "extract", documents)
    run("catalog", "pseudo")
    run("build", documents, "--locale", "en-XA")
    manifest = json.loads(Path("output/asthma-inhaler/manifest.json").read_text("utf-8"))
    assert {p["locale"]: p["status"] for p in manifest["pages"]} == {
        "en": "released",
        "en-XA": "draft",
    }


def test_json_tells_what_was_written_and_twice_is_the_same(run: Run, documents: Path) -> None:
    run("catalog", "extract", documents)
    result = run("catalog", "pseudo", "--locale", "en-XA", "--output", "pseudo", "--format", "json")
    record = json.loads(result.stdout)
    validate(
        record, json.loads((ROOT / "docs/schemas/catalog-pseudo.schema.json").read_text("utf-8"))
    )
    path = Path("pseudo/en_XA/LC_MESSAGES/asthma-inhaler.po")
    first = path.read_bytes()
    assert {one["locale"] for one in record["catalogs"]} == {"en-XA"}
    run("catalog", "pseudo", "--locale", "en-XA", "--output", "pseudo")
    assert path.read_bytes() == first
    assert not Path("locales/en_XA").exists()


@pytest.mark.parametrize(
    "arguments", [(), ("--domain", "nothing"), ("--locale", "es"), ("--locale", "en-XB")]
)
def test_what_is_not_there_is_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("catalog", "pseudo", *arguments).exit_code == 2


def test_a_projects_own_words_are_on_its_pages(run: Run, documents: Path) -> None:
    run("catalog", "extract", documents)
    run("catalog", "update", "--locale", "en", "--interface")
    path = Path("locales/en/LC_MESSAGES/interface.po")
    said = path.read_text("utf-8")
    own = said.replace(
        'msgid "Draft, not reviewed"\nmsgstr ""', 'msgid "Draft, not reviewed"\nmsgstr "Our draft"'
    )
    assert own != said
    path.write_text(own, "utf-8")
    for jobs in (1, 2):
        assert run("build", documents, "--jobs", jobs).exit_code == 0
        for name in ("html", "md"):
            assert "Our draft" in Path(f"output/asthma-inhaler/en/document.{name}").read_text(
                "utf-8"
            )
        assert "Our draft" in Path("output/index.html").read_text("utf-8")
        assert run("bundle", "verify", "output").exit_code == 0


def test_words_that_cannot_be_used_are_told_and_ours_stand(run: Run, documents: Path) -> None:
    path = Path("locales/en/LC_MESSAGES/interface.po")
    path.parent.mkdir(parents=True)
    path.write_text('msgctxt "page.terms"\nmsgid "Old English"\nmsgstr "Ours"\n', "utf-8")
    result = run("build", documents)
    assert (
        f"{path}:1: page.terms is not used: it was translated from other English" in result.stderr
    )
    assert "Ours" not in Path("output/asthma-inhaler/en/document.html").read_text("utf-8")


def test_a_catalog_of_the_interface_that_is_none_is_one_error(run: Run, documents: Path) -> None:
    path = Path("locales/en/LC_MESSAGES/interface.po")
    path.parent.mkdir(parents=True)
    path.write_text("nonsense\n", "utf-8")
    result = run("build", documents)
    assert result.exit_code == 3
    assert "interface.po" in result.stderr
