"""Which format a document is in: its name says so, unless its content says otherwise."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from transform.model import Format

__all__ = ["sniff_format"]

_BY_SUFFIX: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
}
_SAMPLE = 20_000
_HTML_START = re.compile(
    r"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL
)  # fmt: skip
_HTML_BLOCK = re.compile(
    r"</?(?:p|div|section|article|ul|ol|li|h[1-6]|table|tr|td|main|header|footer|nav|dl|dt|dd)"
    r"(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"{_HTML_BLOCK.pattern.replace('</?', '</')}$", re.IGNORECASE)
_HTML_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ATX = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"\[[^\]\n]+\]\([^)\s]+[^)\n]*\)")
_MARKDOWN_STRONG = re.compile(r"\*\*[^\s*][^*\n]*\*\*")


# A title and text under it; a line of dashes and bars under one with bars; the text of a note.
_TITLED = re.compile(r"\s*#{1,2} [^\W\d][^\n]*\n[ \t]*\n\s*\S")
_TABLE = re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^[^\]\s]+\]: ", re.MULTILINE)


def sniff_format(path: str, body: str) -> Format:
    """The format of a document whose front matter is off already.

    >>> sniff_format("page.txt", "<!DOCTYPE html><p>Rest."), sniff_format("-", "Rest.")
    ('html', 'text')
    """
    sample = body[:_SAMPLE]
    named = _BY_SUFFIX.get(PurePosixPath(path).suffix.lower())
    if _HTML_START.match(sample):
        return "html"
    if named == "html":
        return "html" if _HTML_TAG.search(body) else _text_or_markdown(sample)
    if named == "markdown":
        return "html" if _is_all_html(sample) else "markdown"
    closed = _CLOSED.search(sample.rstrip()[-40:]) is not None
    if _is_all_html(sample, fewest=1 if closed else 4):
        return "html"
    return _text_or_markdown(sample)


def _is_all_html(sample: str, fewest: int = 4) -> bool:
    """Whether it begins with a tag and its blocks are HTML, not Markdown with a tag or two."""
    if not _HTML_BLOCK.match(sample.lstrip()):
        return False
    if any(sign.search(sample) for sign in (_ATX, _MARKDOWN_LINK, _MARKDOWN_STRONG)):
        return False
    return len(_HTML_BLOCK.findall(sample)) >= fewest


def _text_or_markdown(sample: str) -> Format:
    headings = len(_ATX.findall(sample))
    signs = len(_MARKDOWN_LINK.findall(sample)) + len(_MARKDOWN_STRONG.findall(sample))
    if _TITLED.match(sample) or _TABLE.search(sample) or _NOTE.search(sample):
        return "markdown"
    return "markdown" if headings >= 2 or (headings and signs) or signs >= 3 else "text"
