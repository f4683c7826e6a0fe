"""Markdown and HTML by example: title, input, the blocks that come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cleaning.outline import Case, cases, outline
from transform.readers import Source, read_document
from transform.settings import Settings

HERE = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("case", cases(HERE / "markdown.txt"), ids=lambda case: case.title)
def test_markdown(case: Case) -> None:
    document = read_document(Source("a.md", case.given.encode()), Settings(), "en")
    assert outline(document.blocks) == case.expected


@pytest.mark.parametrize("case", cases(HERE / "html.txt"), ids=lambda case: case.title)
def test_html(case: Case) -> None:
    document = read_document(Source("a.html", case.given.encode()), Settings(), "en")
    assert outline(document.blocks) == case.expected
