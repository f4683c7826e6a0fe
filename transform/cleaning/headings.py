"""Plain text: lines that are headings by how they are written and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from transform.cleaning.change import Change
from transform.cleaning.letters import counted
from transform.data import load_lines
from transform.inlines import one_line
from transform.model import Block, Document, Heading, ItemList, Paragraph, Strong, Text
from transform.settings import CleaningSettings

__all__ = ["find_headings"]

_LONGEST = 100
_MOST_WORDS = 15
_MOST_WORDS_OF_TITLE = 12
_MOST_IN_A_ROW = 3
_FEWEST_NUMBERED = 2

_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})*)[.)]?\s+(?=[^\W\d_])")
_ENDS_OPEN = re.compile(r"[.,;:!…]$|[.!?]\s")
_QUESTION = re.compile(r"[¿A-ZÀ-ÖØ-Þ“\"].*\?$")
_TITLE_START = re.compile(r"[A-ZÀ-ÖØ-Þ¿“\"(]")
_NO_TITLE = re.compile(r"@|https?:|www\.|^\W*$|[0-9]{3}[-.\s][0-9]{3,4}")
_SMALL = re.compile(
    r"\b(?:a|an|and|as|at|but|by|for|from|in|is|of|on|or|the|to|with|your|y|e|o|de|del|la|el|los|"
    r"las|en|para|por|con|un|una|su|al)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: str  # question, title, capitals or numbered
    depth: int = 1


def find_headings(document: Document, settings: CleaningSettings) -> Change:
    """Make headings of a plain text's question lines, titles, numbered lines and capitals.

    A heading has text under it, and more than three such lines in a row are no headings but
    a list that lost its marks: they stay paragraphs.
    """
    del settings
    if document.format != "text":
        return Change(_bold_headings(document.blocks))
    given = _lettered_headings(_numbered_headings(document.blocks))
    candidates = [_candidate(block) for block in given]
    blocks: list[Block] = []
    for at, (block, candidate) in enumerate(zip(given, candidates, strict=True)):
        if candidate and isinstance(block, Paragraph) and _heads(candidates, at):
            level = _level(candidate, candidates, at, blocks)
            blocks.append(Heading(level, block.inlines, block.span))
        else:
            blocks.append(block)
    return Change(tuple(blocks))


def _numbered_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lists of one short item each, with text between and numbers that go on: "2. Treatment"."""
    lone = [
        _lone_item(block, after) for block, after in zip(blocks, (*blocks[1:], None), strict=False)
    ]
    numbers = [
        block.start
        for block, item in zip(blocks, lone, strict=True)
        if item and isinstance(block, ItemList)
    ]
    if len(numbers) < _FEWEST_NUMBERED or numbers != list(
        range(numbers[0], numbers[0] + len(numbers))
    ):
        return blocks
    return tuple(
        Heading(2, (Text(f"{block.start}. "), *item.inlines), item.span)
        if item is not None and isinstance(block, ItemList)
        else block
        for block, item in zip(blocks, lone, strict=True)
    )


def _lettered_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lines counted in order with text between: "I. Overview", "II. Treatment", or "A.", "B."."""
    made = list(blocks)
    for kind in "IA":
        places: list[int] = []
        for at, (block, after) in enumerate(pairwise(made)):
            number = _counted(block, kind) if isinstance(after, Paragraph | ItemList) else None
            if number == len(places) + 1:
                places.append(at)
        if len(places) < _FEWEST_NUMBERED or any(b - a == 1 for a, b in pairwise(places)):
            continue
        for at in places:
            if isinstance(block := made[at], Paragraph):
                made[at] = Heading(2, block.inlines, block.span)
    return tuple(made)


def _counted(block: Block, kind: str) -> int | None:
    if not isinstance(block, Paragraph):
        return None
    text = one_line(block.inlines)
    for count in counted(text[:12]) if len(text) <= _LONGEST else ():
        if count.kind == kind and not _ENDS_OPEN.search(text[count.end :]):
            return count.number
    return None


def _lone_item(block: Block, after: Block | None) -> Paragraph | None:
    if not isinstance(block, ItemList) or not block.ordered or len(block.items) != 1:
        return None
    inside = block.items[0].blocks
    if len(inside) != 1 or not isinstance(only := inside[0], Paragraph) or after is None:
        return None
    is_short = _candidate(only) is not None
    return only if is_short and isinstance(after, Paragraph | ItemList) else None


def _bold_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lines that are bold as a whole are headings where a page marks none, or a list is under them."""
    headed = any(isinstance(block, Heading) for block in blocks)
    level = 1
    made: list[Block] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        strong = _all_bold(block)
        if isinstance(block, Heading):
            level = block.level
        if strong is None or after is None or (_all_bold(after) is not None and not made):
            made.append(block)
        elif not headed:
            made.append(Heading(2 if made else 1, strong.children, block.span))
        elif isinstance(after, ItemList) and made and not isinstance(made[-1], Heading):
            made.append(Heading(max(level, 2), strong.children, block.span))
        else:
            made.append(block)
    return tuple(made)


def _all_bold(block: Block) -> Strong | None:
    if not isinstance(block, Paragraph) or len(block.inlines) != 1:
        return None
    strong = block.inlines[0]
    if not isinstance(strong, Strong):
        return None
    text = one_line(strong.children)
    ends = _ENDS_OPEN.search(text) or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS
    return None if ends else strong


def _candidate(block: Block) -> _Candidate | None:
    if isinstance(block, Heading):
        return _Candidate("title")
    if not isinstance(block, Paragraph):
        return None
    text = one_line(block.inlines)
    words = text.split()
    if not text or len(text) > _LONGEST or len(words) > _MOST_WORDS or _NO_TITLE.search(text):
        return None
    if _QUESTION.fullmatch(text) and len(words) > 1 and not re.search(r"[.!?]\s", text[:-1]):
        return _Candidate("question")
    numbered = _NUMBERED.match(text)
    body = text[numbered.end() :] if numbered else text
    if _ENDS_OPEN.search(body) or text.endswith("?"):
        return None
    if numbered:
        return _Candidate("numbered", numbered["number"].count(".") + 1)
    if text.isupper() and len(text) > 3:
        return _Candidate("capitals")
    if words[-1].lower() in load_lines("cleaning/lead_in_ends.txt"):  # "Common signs include"
        return None
    return _Candidate("title") if _is_title(text, words) else None


def _is_title(text: str, words: list[str]) -> bool:
    """Short, begun with a capital, and either in title case or a few words without a stop."""
    if not _TITLE_START.match(text) or len(words) > _MOST_WORDS_OF_TITLE:
        return False
    weighty = [word for word in words if not _SMALL.fullmatch(word.strip("(),"))]
    capitals = sum(word.strip('(“"¿')[:1].isupper() for word in weighty)
    return len(words) <= 8 or (len(weighty) > 1 and capitals / len(weighty) >= 0.7)


def _heads(candidates: list[_Candidate | None], at: int) -> bool:
    """Whether there is text under a line, and it is not one of a row of such lines."""
    first = at
    while at - first <= _MOST_IN_A_ROW and first > 0 and candidates[first - 1]:
        first -= 1
    last = at
    while last - at <= _MOST_IN_A_ROW and last + 1 < len(candidates) and candidates[last + 1]:
        last += 1
    return last + 1 < len(candidates) and last - first < _MOST_IN_A_ROW


def _level(
    candidate: _Candidate, candidates: list[_Candidate | None], at: int, above: list[Block]
) -> int:
    if candidate.kind == "numbered":
        return min(6, candidate.depth + 1)
    if candidate.kind != "question" and not above and any(candidates[at + 1 :]):
        return 1
    return 2
