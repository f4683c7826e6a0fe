"""Real pages beside the project: how much of their text is found again, by kind of block."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.shared import SHARED
from transform.cleaning import clean
from transform.inlines import plain_text, walk_inlines
from transform.model import Document, Figure, Link
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.tree import repeated_headings, runs, walk

PAGES = sorted((SHARED / "corpus" / "pdq").glob("*.html"))

pytestmark = pytest.mark.skipif(not PAGES, reason="the corpus is not here: set TRANSFORM_SHARED")


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def documents() -> dict[Path, Document]:
    settings = Settings()
    return {
        path: clean(read_document(load_source(path), settings), settings.cleaning) for path in PAGES
    }


def wanted(body: Tag) -> list[tuple[str, str]]:
    """The parts of a page by kind, figures and what enlarges them out of items and paragraphs."""
    found = [("caption", part.get_text()) for part in body.find_all("figcaption")]
    for figure in body.find_all("figure"):
        figure.decompose()
    found += [("item", li.get_text()) for li in body.find_all("li") if not li.find("li")]
    found += [("heading", h.get_text()) for h in body.find_all(re.compile("^h[1-6]$"))]
    found += [("paragraph", p.get_text()) for p in body.find_all("p")]
    return [(kind, squeeze(text)) for kind, text in found if text.strip()]


def test_the_text_is_found_again(documents: dict[Path, Document]) -> None:
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for path, document in documents.items():
        texts = [squeeze(plain_text(run.inlines)) for run in runs(document.blocks)]
        headings = {
            squeeze(plain_text(run.inlines))
            for run in runs(document.blocks)
            if run.role == "heading"
        }
        whole = "".join(texts)
        body = BeautifulSoup(path.read_bytes(), "lxml").body
        assert body is not None
        for kind, text in wanted(body):
            total[kind] += 1
            found[kind] += text in headings if kind == "heading" else text in whole
    for kind, count in total.items():
        assert found[kind] / count >= 0.995, (kind, found[kind], count)


def test_each_image_or_video_is_one_figure_with_its_caption(
    documents: dict[Path, Document],
) -> None:
    for path, document in documents.items():
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        captions = [
            squeeze(caption.get_text())
            for figure in soup.find_all("figure")
            if (caption := figure.find("figcaption"))
        ]
        figures = [block for block in walk(document.blocks) if isinstance(block, Figure)]
        assert [squeeze(plain_text(figure.caption)) for figure in figures] == captions


def test_no_popup_address_is_left(documents: dict[Path, Document]) -> None:
    for document in documents.values():
        for run in runs(document.blocks):
            for inline in walk_inlines(run.inlines):
                assert not (isinstance(inline, Link) and "popDefinition" in inline.href)


def test_only_the_frame_is_taken(documents: dict[Path, Document]) -> None:
    taken = {one.text for document in documents.values() for one in document.removals}
    assert taken == {
        "Enlarge",
        "Ampliar",
        "Go to Health Professional Version",
        "Vaya a la versión para profesionales de salud",
    }


def test_key_points_lead_to_the_headings_that_they_repeat(documents: dict[Path, Document]) -> None:
    points = linked = 0
    for path, document in documents.items():
        said = [squeeze(plain_text(run.inlines)) for run in runs(document.blocks)]
        repeated = repeated_headings(document.blocks)
        assert all(
            said[item].rstrip(".") == said[head].rstrip(".") for item, head in repeated.items()
        )
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        points += len(soup.select(".key-points li"))
        linked += len(repeated)
    assert linked / points >= 0.9
