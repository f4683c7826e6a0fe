"""Other programs that take the text out of a web page, each with the settings that suit it best."""

from __future__ import annotations

import importlib
import importlib.metadata
import logging
from collections.abc import Callable

__all__ = ["EXTRACTORS", "Extract", "load_extractor"]

Extract = Callable[[str], str]

EXTRACTORS = ("trafilatura", "resiliparse", "readability-lxml")


def load_extractor(name: str) -> tuple[str, Extract] | None:
    """The program's version and its function from HTML to text; None where it isn't installed."""
    try:
        return importlib.metadata.version(name), _EXTRACT[name]()
    except (ImportError, importlib.metadata.PackageNotFoundError):
        return None


def _trafilatura() -> Extract:
    module = importlib.import_module("trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Comments are never the text of a page here; everything else as its authors ship it.
    return lambda html: module.extract(html, include_comments=False) or ""


def _resiliparse() -> Extract:
    module = importlib.import_module("resiliparse.extract.html2text")
    return lambda html: module.extract_plain_text(html, main_content=True, alt_texts=False) or ""


def _readability() -> Extract:
    module = importlib.import_module("readability")
    lxml_html = importlib.import_module("lxml.html")
    logging.getLogger("readability").setLevel(logging.CRITICAL)

    def extract(html: str) -> str:
        article = module.Document(html)
        # It keeps the title apart from the text; a reader sees both.
        body = lxml_html.fromstring(article.summary())
        return f"{article.short_title()}\n" + "\n".join(body.itertext())

    return extract


_EXTRACT = {
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
}
