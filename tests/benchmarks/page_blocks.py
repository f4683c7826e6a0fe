"""How many of a page's blocks the cleaner keeps as what they are, told by the page's own DOM.

The DOM side knows nothing of the readers: it asks lxml for every leaf `li`, every `h1` to `h6`,
every `p` outside captions and every caption. "Enlarge" links are taken off before, as they are no
words of the text; nothing else is. A `p` ends where a figure begins, as it does in a browser. A
block counts where the document has one of the same kind with the same characters, white space
aside.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import lxml.html

from tests.benchmarks.corpus import WebPage
from transform.inlines import plain_text
from transform.model import (
    Block,
    Document,
    Figure,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Table,
)
from transform.tree import runs, walk

__all__ = ["KINDS", "accents", "blocks_of_document", "blocks_of_page", "squeezed", "text_of_page"]

KINDS = ("leaf list items", "headings", "paragraphs", "captions")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CAPTIONS = {"figcaption", "caption"}
_ENLARGE = re.compile(r"\s*(?:enlarge|ampliar)\s*", re.IGNORECASE)

Pool = Counter[tuple[str, str]]


def squeezed(text: str) -> str:
    """The characters alone: no white space, and one form for raised numbers and the like."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def blocks_of_page(page: WebPage) -> Pool:
    """The blocks of a page by its DOM, by kind and text."""
    return Counter(
        (kind, text)
        for element in _body(page).iter()
        if (kind := _kind(element)) and (text := squeezed(_text(element, kind)))
    )


def text_of_page(page: WebPage) -> str:
    """All that stands in the body of a page."""
    return str(_body(page).text_content())


def _body(page: WebPage) -> Any:
    root = lxml.html.document_fromstring(page.text.encode(), lxml.html.HTMLParser(encoding="utf-8"))
    body: Any = root.find("body")
    for link in list(body.iter("a")):
        if _ENLARGE.fullmatch(link.text_content()):
            link.drop_tree()
    return body


def _text(element: Any, kind: str) -> str:
    if kind == "paragraphs" and element.find(".//figure") is not None:
        return "".join(element.xpath(".//text()[not(ancestor::figure)]"))
    return str(element.text_content())


def _kind(element: Any) -> str:
    above = {parent.tag for parent in element.iterancestors()}
    match element.tag:
        case "li" if element.find(".//li") is None:
            return "leaf list items"
        case "p" if not above & _CAPTIONS:
            return "paragraphs"
        case tag if tag in _HEADINGS:
            return "headings"
        case tag if tag in _CAPTIONS:
            return "captions"
        case _:
            return ""


def blocks_of_document(document: Document) -> Pool:
    """The blocks of a cleaned document, by kind and text."""
    return Counter(
        (kind, squeezed(text)) for block in walk(document.blocks) for kind, text in _said(block)
    )


def _said(block: Block | ListItem) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield "headings", plain_text(block.inlines)
        case Paragraph():
            yield "paragraphs", plain_text(block.inlines)
        case ListItem() if not any(isinstance(child, ItemList) for child in walk(block.blocks)):
            parts = (run for run in runs(block.blocks) if run.role != "alt")
            yield "leaf list items", "".join(plain_text(run.inlines) for run in parts)
        case Figure() | Table():
            yield "captions", plain_text(block.caption)
        case _:
            return


def accents(text: str) -> Counter[str]:
    """The letters outside ASCII and how often each stands there."""
    return Counter(c for c in text if c.isalpha() and not c.isascii())
