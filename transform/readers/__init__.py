"""Reads documents: Markdown, web pages and plain text become blocks with their source spans.

The readers themselves are imported when the first document is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transform.readers.source import Source, find_inputs, load_source, stdin_source

if TYPE_CHECKING:
    from transform.model import Document
    from transform.settings import Settings

__all__ = ["Source", "find_inputs", "identify", "load_source", "read_document", "stdin_source"]


def read_document(source: Source, settings: Settings, language: str = "") -> Document:
    """Read one document; see :func:`transform.readers.read.read_document`."""
    from transform.readers.read import read_document as read

    return read(source, settings, language)


def identify(source: Source) -> str:
    """The id of a source's document; see :func:`transform.readers.read.identify`."""
    from transform.readers.read import identify as find

    return find(source)
