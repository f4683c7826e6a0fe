"""A page's `<title>` names it where nothing better does."""

from __future__ import annotations

import pytest

from transform.readers import read_document
from transform.readers.source import Source
from transform.settings import Settings

PAGE = (
    '<!doctype html><html lang="en"><head><title>Gout\n at home</title></head><body>{heading}'
    "<p>Gout makes the joints hurt. Rest the joint and drink water.</p></body></html>"
)


@pytest.mark.parametrize(
    ("heading", "sidecar", "title"),
    [
        ("<h2>What is gout?</h2>", None, "Gout at home"),
        ("<h1>Gout</h1>", None, ""),
        ("<h2>What is gout?</h2>", b"title: A leaflet on gout\n", "A leaflet on gout"),
    ],
)
def test_the_title_element_comes_last(heading: str, sidecar: bytes | None, title: str) -> None:
    data = PAGE.format(heading=heading).encode()
    document = read_document(Source("gout.html", data, "gout.meta.yaml", sidecar), Settings())
    assert document.metadata.text("title") == title
    if title:
        assert document.metadata.origin("title") in {"gout.html", "gout.meta.yaml"}
