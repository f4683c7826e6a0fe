"""Each cleaning rule by example: title, input, what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cleaning.outline import Case, cases, outline, removed
from transform.cleaning import clean
from transform.model import Document
from transform.readers import Source, read_document
from transform.settings import Settings

HERE = Path(__file__).parent
LANGUAGES = {"¿": "es", "La gripe": "es", "No comparta": "es", "El dibujo": "es", "Duele": "es"}


def cleaned(name: str, text: str) -> Document:
    language = next((tag for word, tag in LANGUAGES.items() if word in text), "en")
    document = read_document(Source(name, text.encode()), Settings(), language)
    return clean(document, Settings().cleaning)


def every(*names: str) -> list[object]:
    found = [(name, case) for name in names for case in cases(HERE / "fixtures" / f"{name}.txt")]
    return [pytest.param(name, case, id=f"{name}: {case.title}") for name, case in found]


@pytest.mark.parametrize(("name", "case"), every("text", "joins"))
def test_plain_text(name: str, case: Case) -> None:
    assert outline(cleaned(f"{name}.txt", case.given).blocks) == case.expected


@pytest.mark.parametrize(("name", "case"), every("figures", "boilerplate"))
def test_markdown(name: str, case: Case) -> None:
    document = cleaned(f"{name}.md", case.given)
    assert outline(document.blocks) + removed(document) == case.expected
