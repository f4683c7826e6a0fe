"""The benchmark measures what it says, and its figures on the shared corpus and the seed stand."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.benchmarks.corpus import WebPage, cleaned, pdq_pages
from tests.benchmarks.glued_seed import check_seed
from tests.benchmarks.page_blocks import (
    KINDS,
    accents,
    blocks_of_document,
    blocks_of_page,
    squeezed,
    text_of_page,
)
from tests.benchmarks.text_scores import Score, mean, score

SMALL = WebPage(
    "small.html",
    b"",
    "<body><h2>Gout</h2><p>It hurts.<figure><a>Enlarge</a><figcaption>A toe</figcaption></figure>"
    "<ul><li>Rest<ul><li>in bed</li></ul></li><li>Drink</li></ul></body>",
)


def test_the_dom_tells_its_blocks() -> None:
    assert blocks_of_page(SMALL) == Counter(
        [
            ("headings", "Gout"),
            ("paragraphs", "Ithurts."),
            ("captions", "Atoe"),
            ("leaf list items", "inbed"),
            ("leaf list items", "Drink"),
        ]
    )
    assert "Enlarge" not in text_of_page(SMALL)


def test_scores() -> None:
    assert score("a b c d", "b c d x", 2) == Score(2 / 3, 2 / 3)
    assert score("a", "").f1 == 0
    assert mean([Score(1, 0), Score(0, 1)]) == Score(0.5, 0.5)
    assert accents("él y ella, 3²") == Counter("é")
    assert squeezed("10⁹ \n cells") == "109cells"


@pytest.mark.parametrize("kind", KINDS)
def test_recall_on_the_shared_corpus(kind: str) -> None:
    pages = pdq_pages()
    if not pages:
        pytest.skip("the shared corpus is not here (TRANSFORM_SHARED)")
    wanted = kept = 0
    for page in pages:
        there = blocks_of_document(cleaned(page))
        for block, count in blocks_of_page(page).items():
            if block[0] == kind:
                wanted += count
                kept += min(count, there[block])
    assert kept / wanted >= 0.995


def test_the_seed_without_structure() -> None:
    check = check_seed()
    if check is None:
        pytest.skip("the seed is not here")
    assert (check.content, check.frame) == (32, 28)
    assert (check.content_lost, check.frame_kept, check.left_over) == ((), (), 0)
