"""Front matter: where it begins and ends, its values, and the block kept byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transform.errors import InputError, Place
from transform.readers.yamlmeta import ParsedMeta, parse_meta

__all__ = ["FrontMatter", "split_front_matter"]

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_OPEN = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LOOKS_LIKE_KEY = re.compile(r"[A-Za-z_][\w .-]{0,60}:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`raw` holds both fences and its own line ends; `lines` is how many lines it takes."""

    meta: ParsedMeta
    raw: str = ""
    lines: int = 0


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, str]:
    """The front matter of a decoded document, and the rest of it.

    `---` may be a thematic break as well: it opens front matter where a fence closes it and a
    map of names and values stands between. Raises InputError with file and line.
    """
    blank = len(text) - len(text.lstrip("\r\n"))
    opened = _OPEN.match(text, blank)
    if opened is None:
        return FrontMatter(ParsedMeta(None)), text
    above = _count_lines(text[: opened.end()])
    closed = _closing(text, opened.end())
    if closed is None:
        if _LOOKS_LIKE_KEY.match(text, opened.end()):
            raise InputError(
                "the front matter is not closed", 'end it with a line "---"', Place(path, above)
            )
        return FrontMatter(ParsedMeta(None)), text
    inner, end = closed
    meta = parse_meta(text[opened.end() : inner].replace("\r\n", "\n").replace("\r", "\n"),
                      Place(path, above + 1))  # fmt: skip
    if meta.fields is None:
        return FrontMatter(ParsedMeta(None)), text
    raw = text[:end]
    return FrontMatter(meta, raw, _count_lines(raw)), text[end:]


def _closing(text: str, start: int) -> tuple[int, int] | None:
    """Where the closing fence begins and where the line after it begins."""
    for line in _LINES.finditer(text, start):
        if _CLOSE.fullmatch(line[0].rstrip("\r\n")):
            return line.start(), line.end()
    return None


def _count_lines(text: str) -> int:
    ends = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return ends + (0 if text.endswith(("\r", "\n")) or not text else 1)
