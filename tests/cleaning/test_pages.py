"""Whole pages as hospitals and charities publish them: the text stays, the frame goes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.cleaning.outline import outline, removed, visible
from transform.cleaning import clean
from transform.model import Document
from transform.readers import Source, load_source, read_document
from transform.settings import CleaningSettings, Settings

PAGES = sorted((Path(__file__).parent / "pages").glob("*.*ml"))
SEEN = re.compile(r"^(?:script|style|template|head|title)$")


def page(path: Path, settings: Settings | None = None) -> Document:
    settings = settings or Settings()
    document = read_document(load_source(path), settings)
    return clean(document, settings.cleaning)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_gold_pages(path: Path) -> None:
    document = page(path)
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert outline(document.blocks) + removed(document) == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_of_a_page_is_lost(path: Path) -> None:
    """Beautiful Soup reads the same page: each of its words is in the blocks or the removals."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    for element in soup.find_all(SEEN):
        element.decompose()
    alts = " ".join(str(image.get("alt") or "") for image in soup.find_all("img"))
    document = page(path)
    left = visible(document) + "".join(one.text for one in document.removals)
    assert letters(soup.get_text(" ") + alts) == letters(left)


def letters(text: str) -> Counter[str]:
    # A raised figure (¹) is the figure that the page raises.
    return Counter(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text)))


def test_a_class_can_be_kept() -> None:
    text = "Gout hurts. Subscribe to our newsletter. All rights reserved."
    settings = Settings(cleaning=CleaningSettings(keep=("newsletter",)))
    document = read_document(Source("a.txt", text.encode()), settings, "en")
    cleaned = clean(document, settings.cleaning)
    assert outline(cleaned.blocks) == "Gout hurts. Subscribe to our newsletter.\n"
    html = (
        b"<main><p>Gout hurts a lot at night, mostly.</p></main><footer><p>(c) 2025 us</p></footer>"
    )
    kept = Settings(cleaning=CleaningSettings(keep=("legal",)))
    document = clean(read_document(Source("a.html", html), kept, "en"), kept.cleaning)
    assert outline(document.blocks) == "Gout hurts a lot at night, mostly.\n(c) 2025 us\n"


def test_own_phrases_are_boilerplate() -> None:
    settings = Settings(cleaning=CleaningSettings(phrases=("Ask Nurse Pat",)))
    text = "Gout hurts. Ask Nurse Pat for a hug! It passes.\n\nAsk nurse Pat."
    document = clean(
        read_document(Source("a.md", text.encode()), settings, "en"), settings.cleaning
    )
    assert outline(document.blocks) == "Gout hurts. It passes.\n"
    assert [one.category for one in document.removals] == ["phrase", "phrase"]
