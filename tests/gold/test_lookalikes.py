"""Sentences that sound like a page's frame and are advice to patients stay where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gold.cases import lines
from transform.cleaning import clean
from transform.readers import Source, read_document
from transform.settings import Settings

BEFORE = {
    "en": "Asthma is a long-term disease of the lungs.",
    "es": "El asma es una enfermedad larga de los pulmones.",
}
FORMATS = {
    "a.html": "<main><h1>A</h1><p>{before}</p><p>{sentence}</p></main>",
    "a.md": "# A\n\n{before} {sentence}\n",
    "b.md": "# A\n\n{before}\n\n- {sentence}\n- {before}\n",
    "a.txt": "{before}\n\n{sentence}\n",
}


def sentences() -> list[tuple[str, str]]:
    found, language = [], ""
    rows = (Path(__file__).parent / "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    for row in filter(None, rows[1:]):
        if row.startswith("["):
            language = row.strip("[]")
        else:
            found.append((language, row))
    return found


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("language", "sentence"), sentences())
def test_stays(language: str, sentence: str, name: str) -> None:
    text = FORMATS[name].format(before=BEFORE[language], sentence=sentence)
    settings = Settings()
    document = clean(
        read_document(Source(name, text.encode()), settings, language), settings.cleaning
    )
    assert document.removals == ()
    assert any(sentence in line.text for line in lines(document))
