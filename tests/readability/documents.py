"""Documents built by hand for the tests of this folder."""

from __future__ import annotations

from transform.metadata import Metadata
from transform.model import (
    Block,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    SourceSpan,
    Text,
)
from transform.readability.passages import ScoredText, read_passages
from transform.settings import ReadabilitySettings

__all__ = ["SETTINGS", "document", "heading", "items", "paragraph", "scored"]

SETTINGS = ReadabilitySettings()


def paragraph(text: str, line: int = 1) -> Paragraph:
    span = SourceSpan(line, line)
    return Paragraph((Text(text, span),), span)


def heading(text: str, level: int = 2, line: int = 1) -> Heading:
    span = SourceSpan(line, line)
    return Heading(level, (Text(text, span),), span)


def items(*texts: str) -> ItemList:
    return ItemList(ordered=False, items=tuple(ListItem((paragraph(text),)) for text in texts))


def document(*blocks: Block, language: str = "en") -> Document:
    return Document(
        id="a",
        path="a.md",
        format="markdown",
        language=language,
        metadata=Metadata(),
        blocks=blocks,
    )


def scored(text: str, language: str = "en") -> ScoredText:
    return read_passages((paragraph(text),), language)
