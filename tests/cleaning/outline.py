"""Documents as a few lines of text, so that a fixture shows what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from transform.inlines import plain_text
from transform.model import (
    Block,
    Code,
    DefinitionList,
    Details,
    Document,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Strong,
    Table,
    TermRef,
    Text,
)
from transform.tree import runs

__all__ = ["Case", "cases", "outline", "removed", "visible"]


class Case(NamedTuple):
    title: str
    given: str
    expected: str


def cases(path: Path) -> list[Case]:
    """The cases of a fixture file: a title, the input, the outcome, each ended by a full stop."""
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [Case(title.strip(), given, expected) for title, given, expected in triples]


def inline(part: Inline) -> str:
    match part:
        case Text(value):
            return value
        case Code(value):
            return f"`{value}`"
        case Emphasis(children):
            return f"*{line(children)}*"
        case Strong(children):
            return f"**{line(children)}**"
        case Link(href, children, title):
            return f"[{line(children)}]({href}{' ' + repr(title) if title else ''})"
        case TermRef():
            more = ",".join(filter(None, (part.audience, part.dictionary, part.language)))
            return f"{{{line(part.children)}|{part.term_id}{':' + more if more else ''}}}"
        case Image(src, alt, title):
            return f"![{alt}]({src}{' ' + repr(title) if title else ''})"
        case FootnoteRef(label):
            return f"[^{label}]"
        case LineBreak():
            return "\\"


def line(inlines: Iterable[Inline]) -> str:
    return "".join(map(inline, inlines))


def outline(blocks: Iterable[Block]) -> str:
    return "".join(f"{row}\n" for block in blocks for row in rows(block))


def rows(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {line(block.inlines)}"
        case Paragraph():
            yield line(block.inlines)
        case ItemList():
            for number, item in enumerate(block.items, block.start):
                mark = f"{number}." if block.ordered else "-"
                yield from inside(mark, [row for child in item.blocks for row in rows(child)])
        case Figure():
            yield (
                f"figure {block.src} alt={block.alt!r} caption={line(block.caption)!r}"
                + (f" title={block.title!r}" if block.title else "")
                + (f" larger={block.enlarged}" if block.enlarged else "")
            )
        case Table():
            yield f"table {line(block.caption)}".rstrip()
            for row in (block.header, *block.rows):
                yield "  | " + " | ".join(map(line, row))
        case Quote():
            yield from inside(">", [row for child in block.blocks for row in rows(child)])
        case Footnote():
            children = [row for child in block.blocks for row in rows(child)]
            yield from inside(f"[^{block.label}]:", children)
        case Details():
            yield f"details {line(block.summary)}"
            yield from ("  " + row for child in block.blocks for row in rows(child))
        case DefinitionList():
            for entry in block.items:
                yield from (f"term {line(term)}" for term in entry.terms)
                for body in entry.definitions:
                    yield from inside(":", [row for child in body for row in rows(child)])
        case Preformatted():
            yield f"pre {block.value!r}"
        case Rule():
            yield "---"


def inside(mark: str, children: list[str]) -> Iterator[str]:
    for number, row in enumerate(children):
        yield f"{mark} {row}" if number == 0 else f"{' ' * len(mark)} {row}"


def removed(document: Document) -> str:
    return "".join(f"removed {one.category or one.rule}: {one.text}\n" for one in document.removals)


def visible(document: Document) -> str:
    """All that a reader sees of the blocks, without white space."""
    said = "".join(plain_text(run.inlines) for run in runs(document.blocks))
    return "".join(said.split())
