"""Small documents for the tests: made here, in nobody's words."""

from __future__ import annotations

from transform.metadata import Metadata, MetaMap, MetaValue
from transform.model import Block, Document, Heading, Paragraph, Removal, SourceSpan, Text

__all__ = ["PDQ_URL", "document", "heading", "metadata", "paragraph", "pdq_fields"]

PDQ_URL = "https://www.cancer.gov/types/asthma/patient/asthma-treatment-pdq"


def metadata(fields: dict[str, MetaValue], origin: str = "a.md") -> Metadata:
    return Metadata(MetaMap(tuple(fields.items())), tuple((key, origin) for key in fields))


def pdq_fields() -> dict[str, MetaValue]:
    return {"license": "public_domain", "source": "NCI", "url": PDQ_URL}


def document(
    fields: dict[str, MetaValue], *blocks: Block, removals: tuple[Removal, ...] = ()
) -> Document:
    return Document("a", "a.md", "markdown", "en", metadata(fields), blocks, removals)


def paragraph(text: str, line: int = 5) -> Paragraph:
    return Paragraph((Text(text),), SourceSpan(line, line))


def heading(text: str, level: int = 2, line: int = 5) -> Heading:
    return Heading(level, (Text(text),), SourceSpan(line, line))
