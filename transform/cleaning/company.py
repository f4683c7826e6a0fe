"""Lines that are the page's frame by the company they keep: "News" between "Home" and "Donate"."""

from __future__ import annotations

import re
from itertools import pairwise

from transform.model import Block, Paragraph
from transform.readers.phrases import SURE, Match, PhraseBook

__all__ = ["find_company"]

_OPENS_LINKS = re.compile(
    r"(?:related|recommended|popular|trending|most (?:read|popular)|you (?:may|might) also|more "
    r"(?:like|articles)|relacionad|te puede interesar|le puede interesar|lo más)", re.IGNORECASE
)  # fmt: skip
_ENDS = re.compile(r"[.!?:;…,]\s*$")
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+")
_MOST_LINKS = 8
_LINES_ABOVE = 2
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)\s*[12]\d{3}|copyright\b)", re.IGNORECASE)
_MOST_WORDS = 8
_WORDS_OF_PROSE = 8
_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*$")


def find_company(
    blocks: tuple[Block, ...], lines: list[str], book: PhraseBook
) -> list[Match | None]:
    """For each block the class of boilerplate it is as a whole line, or None.

    `lines` are the texts of the paragraphs, "" for other blocks.

    A line that only may be the frame is so next to one that surely is; titles that follow
    "Related articles" up to the end, or up to the next line of the frame, are its links.
    """
    matches = [book.line(line) if line else None for line in lines]
    if not any(matches):
        return _with_owners(matches, lines)
    sure = [match is not None and match.sure >= SURE for match in matches]
    for step in (1, -1):
        before = False
        for at in range(len(blocks))[::step]:
            if matches[at] is not None and not sure[at]:
                sure[at] = before or (
                    0 <= at - step < len(lines) and _is_frame(lines[at - step], book)
                )
            before = sure[at]
    zones = _ends_of_text(lines)
    for zone in zones:
        if any(sure[at] for at in zone):
            for at in zone:
                sure[at] = sure[at] or matches[at] is not None
    found = [match if certain else None for match, certain in zip(matches, sure, strict=True)]
    for at, match in enumerate(found):
        if match is not None and match.category == "navigation" and _OPENS_LINKS.search(lines[at]):
            _take_links(found, lines, blocks, at + 1)
    for zone in zones:
        _take_between(found, lines, blocks, zone)
    return _with_owners(found, lines)


def _take_between(
    found: list[Match | None], lines: list[str], blocks: tuple[Block, ...], zone: range
) -> None:
    """Short lines between known ones of a menu, before or after all the text, are of the menu."""
    known = [at for at in zone if (match := found[at]) and match.category == "navigation"]
    for first, last in pairwise(known):
        between = range(first + 1, last)
        if len(between) <= _MOST_LINKS and all(
            _is_link_text(blocks[at], lines[at]) for at in between
        ):
            for at in between:
                found[at] = found[at] or Match("navigation", 0.7)


def _with_owners(found: list[Match | None], lines: list[str]) -> list[Match | None]:
    """A line that is a name, shortly before a copyright line that says it again, goes with that."""
    for at, line in enumerate(lines):
        if not _COPYRIGHT.match(line):
            continue
        owned = line.lower()
        for before in range(max(0, at - _LINES_ABOVE), at):
            name = lines[before].strip().lower()
            if name and len(name.split()) <= _MOST_WORDS and name in owned and not found[before]:
                found[before] = Match("legal", 0.9)
    return found


def _ends_of_text(lines: list[str]) -> tuple[range, range]:
    """The blocks before the first and after the last sentence of some length."""
    first = next((at for at, line in enumerate(lines) if _is_prose(line)), None)
    if first is None:
        return range(0), range(0)
    last = next(at for at in range(len(lines) - 1, -1, -1) if _is_prose(lines[at]))
    return range(first), range(last + 1, len(lines))


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _WORDS_OF_PROSE and bool(_SENTENCE_END.search(line.strip()))


def _is_frame(line: str, book: PhraseBook) -> bool:
    """Whether every sentence of a line is the frame's."""
    found = [book.sentence(part) for part in _SENTENCE_START.split(line) if part.strip()]
    return bool(found) and all(match is not None and match.sure >= SURE for match in found)


def _take_links(
    found: list[Match | None], lines: list[str], blocks: tuple[Block, ...], start: int
) -> None:
    end = start
    while end < len(blocks) and found[end] is None and _is_link_text(blocks[end], lines[end]):
        end += 1
    closed = end == len(blocks) or found[end] is not None
    if closed and end - start <= _MOST_LINKS:
        found[start:end] = [Match("navigation", 0.7)] * (end - start)


def _is_link_text(block: Block, line: str) -> bool:
    return (
        isinstance(block, Paragraph)
        and 0 < len(line.split()) <= _MOST_WORDS
        and not _ENDS.search(line)
    )
