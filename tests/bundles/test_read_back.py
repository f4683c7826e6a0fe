"""Markdown that is written is read by our own reader as the same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import DOCUMENTS
from transform.bundles import to_markdown
from transform.cleaning import clean
from transform.inlines import plain_text
from transform.model import Block
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.tree import runs

SETTINGS = Settings()
NAMES = sorted(p.name for p in DOCUMENTS.iterdir() if p.suffix in (".md", ".txt", ".html"))


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [plain_text(run.inlines) for run in runs(blocks)]


@pytest.mark.parametrize("name", NAMES)
def test_a_cleaned_document_reads_back(name: str, tmp_path: Path) -> None:
    document = clean(read_document(load_source(DOCUMENTS / name), SETTINGS), SETTINGS.cleaning)
    copy = tmp_path / "copy.md"
    copy.write_text(to_markdown(document.blocks), encoding="utf-8")
    again = read_document(load_source(copy), SETTINGS, document.language)
    assert texts(again.blocks) == texts(document.blocks)
