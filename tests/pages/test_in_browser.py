"""Every kind of page in a real browser: accessible, in its direction, on a phone, on paper.

All pages are looked at in one test a question, so that the browser starts once.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.environments import needed
from tests.pages.browser import Tab
from tests.pages.made import LOCALES, page_files
from tests.pages.programs import node_modules

pytestmark = pytest.mark.contract

CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")
PHONE, DESK = 320, 1280
KINDS = {"summary.html", "document.html", "index.html"}
SUMMARY_LIMIT = 60_000

Faults = dict[str, list[str]]


def opened(pages: Path, tab: Tab) -> Iterator[str]:
    """Each page in turn, by its name."""
    for path in page_files(pages):
        tab.open(path)
        yield path.relative_to(pages).as_posix()


def asked(tab: Tab, question: str) -> list[str]:
    found: list[str] = tab.run(f"({CHECKS}).{question}()")
    return found


def half_hidden(node: dict[str, Any]) -> bool:
    """A cell of a table that is wider than a phone, of which axe sees too little to judge its
    colours; on a desk it sees all of it.
    """
    return any(
        (one["data"] or {}).get("messageKey") == "elmPartiallyObscured" for one in node["any"]
    )


def test_every_kind_of_page_is_there_in_every_language(pages: Path) -> None:
    names = {path.relative_to(pages / "built").as_posix() for path in page_files(pages / "built")}
    for locale in LOCALES:
        assert {f"ear-infection/{locale}/{kind}.html" for kind in ("summary", "document")} <= names
        notice = (pages / f"recalled/ear-infection/{locale}/summary.html").read_text()
        assert "One dose was wrong." in notice
    assert {path.name for path in page_files(pages)} == KINDS
    assert 'id="gaps"' in (pages / "built/ear-infection/ar/document.html").read_text()
    assert "hospital-leaflet" in (pages / "index-ar/index.html").read_text()


@pytest.mark.parametrize(
    ("width", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")]
)
def test_axe_has_nothing_to_say(pages: Path, tab: Tab, width: int, scheme: str) -> None:
    modules = needed(node_modules(), "npm could not install axe-core")
    axe = (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    tab.show(width, scheme)
    faults: Faults = {}
    rules = 0
    for name in opened(pages, tab):
        tab.run(f"{axe};0")
        result = json.loads(
            tab.run(
                "axe.run(document, {resultTypes: ['violations', 'incomplete']}).then(JSON.stringify)"
            )
        )
        rules += len(result["passes"])
        for fault in (*result["violations"], *result["incomplete"]):
            if nodes := [node["html"] for node in fault["nodes"] if not half_hidden(node)]:
                faults[f"{name}: {fault['id']}"] = nodes
    assert rules > 15 * len(page_files(pages)), "axe looked at something"
    assert faults == {}


@pytest.mark.parametrize("question", ["languages", "directions"])
def test_languages_and_directions(pages: Path, tab: Tab, question: str) -> None:
    tab.show()
    assert {name: found for name in opened(pages, tab) if (found := asked(tab, question))} == {}


@pytest.mark.parametrize("font", [16, 32])
def test_a_phone_need_not_scroll_sideways(pages: Path, tab: Tab, font: int) -> None:
    tab.show(PHONE)
    faults = {}
    for name in opened(pages, tab):
        tab.run(f"document.documentElement.style.fontSize = '{font}px'")
        if found := asked(tab, "overflow"):
            faults[name] = found
    assert faults == {}


def test_nothing_is_asked_for_but_the_page(pages: Path, tab: Tab) -> None:
    for scheme, media in (("light", "screen"), ("dark", "print")):
        tab.show(scheme=scheme, media=media)
        for path in page_files(pages):
            assert tab.open(path) == [path.resolve().as_uri()]


def test_pages_are_light(pages: Path) -> None:
    heavy = {path: path.stat().st_size for path in page_files(pages) if path.name == "summary.html"}
    assert heavy
    assert max(heavy.values()) < SUMMARY_LIMIT


def test_pages_on_paper(pages: Path, tab: Tab) -> None:
    tab.show(width=700, scheme="dark", media="print")
    assert {name: found for name in opened(pages, tab) if (found := asked(tab, "printed"))} == {}
    paper = base64.b64decode(tab.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert re.search(rb"/Type\s*/Page\b", paper)


def test_the_questions_find_what_is_wrong(pages: Path, tab: Tab, tmp_path: Path) -> None:
    text = (pages / "built/ear-infection/ar/document.html").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        text.replace('<html lang="ar" dir="rtl">', '<html lang="ar">')
        .replace('<div class="untranslated" lang="en" dir="ltr">', '<div class="untranslated">')
        .replace("</main>", '<p style="width: 50rem">x</p><img src="https://x.example/"></main>'),
        encoding="utf-8",
    )
    tab.show(PHONE)
    assert len(tab.open(wrong)) == 2
    for question in ("languages", "directions", "overflow"):
        assert asked(tab, question), question
    tab.show(media="print")
    tab.run("document.querySelector('main p').style.color = 'red'")
    assert asked(tab, "printed")
