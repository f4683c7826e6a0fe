"""What a document is once it is read: blocks that hold inlines, and what was taken out.

Everything here is frozen, slotted and made of tuples, so that values can be compared, cached
and sent to another process. A :class:`SourceSpan` says where a thing stood in the file and
takes no part in equality: two paragraphs with the same words are the same paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from transform.metadata import Metadata
from transform.quick_init import quick_init

__all__ = [
    "Block", "Code", "DefinitionItem", "DefinitionList", "Details", "Document", "Emphasis",
    "Figure", "Finding", "Footnote", "FootnoteRef", "Format", "Heading", "Image", "Inline",
    "ItemList", "LineBreak", "Link", "ListItem", "Paragraph", "Preformatted", "Quote",
    "Removal", "Rule", "Severity", "SourceSpan", "Strong", "Table", "TermRef", "Text",
]  # fmt: skip

Format = Literal["markdown", "html", "text"]
Severity = Literal["error", "warning", "info"]


@quick_init
@dataclass(frozen=True, slots=True)
class SourceSpan:
    """Lines are 1-based and inclusive; `start` and `end` are character offsets where known."""

    first_line: int
    last_line: int
    start: int | None = None
    end: int | None = None


# --- inlines -------------------------------------------------------------------------------


@quick_init
@dataclass(frozen=True, slots=True)
class Text:
    """Characters a reader sees. A line break in the source is a space here."""

    value: str
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    value: str
    span: SourceSpan | None = field(default=None, compare=False)


@quick_init
@dataclass(frozen=True, slots=True)
class Link:
    href: str
    children: tuple[Inline, ...]
    title: str = ""


@quick_init
@dataclass(frozen=True, slots=True)
class TermRef:
    """A popup glossary link. `term_id` is digits alone (no `CDR`, no leading zeros)."""

    term_id: str
    children: tuple[Inline, ...]
    audience: str = ""
    dictionary: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """An image inside running text, where no :class:`Figure` could be made of it."""

    src: str
    alt: str
    title: str = ""
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    label: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break the author asked for (two spaces, `<br>`)."""


Inline = Text | Emphasis | Strong | Code | Link | TermRef | Image | FootnoteRef | LineBreak


# --- blocks --------------------------------------------------------------------------------


@quick_init
@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    inlines: tuple[Inline, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@quick_init
@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A leading label ("Imaging:") is a :class:`Strong` at its start."""

    inlines: tuple[Inline, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@quick_init
@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple[Block, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@quick_init
@dataclass(frozen=True, slots=True)
class ItemList:
    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """An image, its "Enlarge" link and its caption. `title` is empty where it repeats `alt`."""

    src: str
    alt: str
    caption: tuple[Inline, ...] = ()
    title: str = ""
    enlarged: str = ""
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """`header` and each row hold cells, and a cell holds inlines."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    caption: tuple[Inline, ...] = ()
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    terms: tuple[tuple[Inline, ...], ...]
    definitions: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[DefinitionItem, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Preformatted:
    value: str
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Details:
    """A `<details>` disclosure."""

    summary: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    label: str
    blocks: tuple[Block, ...]
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    span: SourceSpan | None = field(default=None, compare=False)


Block = (
    Heading
    | Paragraph
    | ItemList
    | Figure
    | Table
    | Quote
    | DefinitionList
    | Preformatted
    | Details
    | Footnote
    | Rule
)


# --- removals, findings, the document --------------------------------------------------------


@quick_init
@dataclass(frozen=True, slots=True)
class Removal:
    """Text that a rule took out, and why. `category` is the class of boilerplate, if it is some.

    `confidence` runs from 0 to 1.
    """

    rule: str
    reason: str
    text: str
    category: str = ""
    confidence: float = 1.0
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: a lost list, a hard sentence, a bad date.

    `gain` is by how much the document's grade falls once it is mended, None where no formula
    sees that.
    """

    rule: str
    severity: Severity
    message: str
    text: str = ""
    suggestion: str = ""
    span: SourceSpan | None = field(default=None, compare=False)
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one language.

    `path` is the name the user gave (posix form), `language` a BCP 47 tag, `source_hash` the
    SHA-256 (hex) of the file's bytes. `removals` and `warnings` stand in source order.
    """

    id: str
    path: str
    format: Format
    language: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...] = ()
    warnings: tuple[Finding, ...] = ()
    source_hash: str = ""
