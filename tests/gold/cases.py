"""Pages and texts with the blocks that a careful reader finds in them.

`pages/<name>.expected` stands beside its page: a title, the input, the blocks one a line with
their kind, then, where it matters, the popup terms, the removals with their class, and the lines
that need a warning. The kinds: `h1` to `h6` (`h` where no level can be told), `p`, `item` and
`num` (`item2`: one inside another), `quote`, `alt`, `caption`, `row` (cells parted by a bar),
`term`, `def`, `summary`, `note` (a footnote) and `pre`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, assert_never

from transform.inlines import plain_text
from transform.model import (
    Block,
    DefinitionList,
    Details,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Table,
)
from transform.tree import term_refs

__all__ = ["PAGES", "GoldCase", "Line", "gold_cases", "lines", "matched", "missing"]

PAGES = Path(__file__).parent / "pages"


class Line(NamedTuple):
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text}"


@dataclass(frozen=True, slots=True)
class GoldCase:
    name: str
    title: str
    page: Path
    blocks: tuple[Line, ...]
    terms: tuple[str, ...]
    removed: tuple[Line, ...]
    warnings: tuple[str, ...]


def gold_cases() -> list[GoldCase]:
    """Every case in `pages/`, by name."""
    return [_case(path) for path in sorted(PAGES.glob("*.expected"))]


def _case(path: Path) -> GoldCase:
    title, page, *parts = path.read_text(encoding="utf-8").splitlines()
    sections: dict[str, list[str]] = {}
    for name in "\n".join(parts).strip().split("\n\n"):
        head, *rows = name.splitlines()
        sections[head] = rows
    return GoldCase(
        path.stem,
        title.removeprefix("title: "),
        PAGES / page.removeprefix("input: "),
        tuple(map(_line, sections["blocks"])),
        tuple(sections.get("terms", ())),
        tuple(map(_line, sections.get("removed", ()))),
        tuple(sections.get("warnings", ())),
    )


def _line(row: str) -> Line:
    kind, _, text = row.partition(": ")
    return Line(kind, text)


def lines(document: Document) -> list[Line]:
    """The blocks of a document as the lines of an `.expected` file."""
    return [line for block in document.blocks for line in _lines(block, "p", 0) if line.text]


def _lines(block: Block, kind: str, depth: int) -> Iterator[Line]:
    match block:
        case Heading():
            yield Line(f"h{block.level}", _text(block.inlines))
        case Paragraph():
            yield Line(kind, _text(block.inlines))
        case ItemList():
            yield from _items(block, depth + 1)
        case Figure():
            yield Line("alt", block.alt)
            yield Line("caption", _text(block.caption))
        case Table():
            yield Line("caption", _text(block.caption))
            for row in (block.header, *block.rows):
                yield Line("row", " | ".join(map(_text, row)) if any(map(_text, row)) else "")
        case Quote():
            yield from _inside(block.blocks, "quote", depth)
        case DefinitionList():
            for entry in block.items:
                yield from (Line("term", _text(term)) for term in entry.terms)
                for body in entry.definitions:
                    yield from _inside(body, "def", depth)
        case Details():
            yield Line("summary", _text(block.summary))
            yield from _inside(block.blocks, kind, depth)
        case Footnote():
            yield from _inside(block.blocks, "note", depth)
        case Preformatted():
            yield Line("pre", block.value.strip("\n").replace("\n", "\\n"))
        case Rule():
            return
        case _:
            assert_never(block)


def _items(block: ItemList, depth: int) -> Iterator[Line]:
    name = "num" if block.ordered else "item"
    for item in block.items:
        kind = name if depth == 1 else f"{name}{depth}"
        for child in item.blocks:
            yield from _lines(child, kind, depth)
            kind = "p"  # the first paragraph is the item, a second one its own text


def _inside(blocks: Iterable[Block], kind: str, depth: int) -> Iterator[Line]:
    for block in blocks:
        yield from _lines(block, kind, depth)


def _text(inlines: tuple[Inline, ...]) -> str:
    return " ".join(plain_text(inlines).split())


def matched(expected: Iterable[Line], found: Iterable[Line]) -> int:
    """How many lines stand in both, in the same order (longest common subsequence)."""
    found = list(found)
    best = [0] * (len(found) + 1)
    for wanted in expected:
        row = [0]
        for at, line in enumerate(found):
            row.append(best[at] + 1 if _same(wanted, line) else max(row[at], best[at + 1]))
        best = row
    return best[-1]


def _same(wanted: Line, line: Line) -> bool:
    kind = "h" if wanted.kind == "h" and line.kind[0] == "h" else line.kind
    return wanted == (kind, line.text)


def missing(case: GoldCase, document: Document) -> list[str]:
    """The terms, removals and warnings that a case expects and a document lacks."""
    terms = {f"{term.term_id} {_text(term.children)}" for term, _ in term_refs(document)}
    gone = [f"term {term}" for term in case.terms if term not in terms]
    for kind, text in case.removed:
        removals = (removal.text for removal in document.removals if removal.category == kind)
        if _squeezed(text) not in _squeezed(" ".join(removals)):
            gone.append(f"removal {kind}: {text}")
    warned = [_squeezed(finding.text + finding.message) for finding in document.warnings]
    gone.extend(
        f"warning {text}"
        for text in case.warnings
        if not any(_squeezed(text) in warning for warning in warned)
    )
    return gone


def _squeezed(text: str) -> str:
    return "".join(text.split())
