"""Taking a publisher's words about itself off pages that are not the publisher's own.

What goes: whole sections such as "About This PDQ Summary", single sentences ("This PDQ summary
has ..."), and the marks in titles. Everything else stays, and what goes is a removal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from transform.data import load_toml
from transform.inlines import one_line, plain_text, slice_inlines
from transform.language import sentence_spans
from transform.metadata import Metadata, MetaMap
from transform.model import Block, Document, Heading, Inline, Paragraph, Removal, SourceSpan
from transform.rights.claims import first_text
from transform.rights.model import RightsDecision
from transform.rights.policy import publisher_key
from transform.tree import runs

__all__ = ["RULE", "Page", "document_title", "publishable"]

RULE = "publisher-identity"
Page = Literal["adapted", "verbatim"]


@dataclass(frozen=True, slots=True)
class _Identity:
    reason: str
    marks: re.Pattern[str]
    sections: re.Pattern[str]
    continued_by: re.Pattern[str]
    sentences: re.Pattern[str]


def publishable(document: Document, decision: RightsDecision, page: Page = "adapted") -> Document:
    """The document as it may stand on our pages; what its publisher says of itself is removed.

    On a `verbatim` page of a text that counts as whole nothing is removed. The removals have the
    rule `publisher-identity` and stand among the others in source order; title and headings lose
    the publisher's marks.
    """
    identity = _identity_of(document)
    if identity is None:
        return document
    if page == "verbatim" and "excerpt" not in decision.use("verbatim").conditions:
        return document
    kept: list[Block] = []
    removals: list[Removal] = []
    inside = 0
    for block in document.blocks:
        inside = _section_level(block, inside, identity)
        if inside:
            removals.extend(_removed_block(block, identity))
            continue
        shown, removed = _without_words(block, document.language, identity)
        kept.extend(shown)
        removals.extend(removed)
    return replace(
        document,
        metadata=_retitled(document.metadata, identity),
        blocks=tuple(kept),
        removals=_in_source_order((*document.removals, *removals)),
    )


def document_title(document: Document) -> str:
    """What the document is called without its publisher's marks: by its metadata, else by its
    first heading of level 1 that says more than who published it, else by its id.

    >>> from transform.metadata import MetaMap, Metadata
    >>> known = MetaMap((("source", "NCI"), ("title", "Asthma (PDQ®)–Patient Version - NCI")))
    >>> document_title(Document("a", "a.md", "text", "en", Metadata(known), ()))
    'Asthma'
    """
    identity = _identity_of(document)
    headings = (b for b in document.blocks if isinstance(b, Heading) and b.level == 1)
    titles = [document.metadata.text("title").strip()]
    titles.extend(one_line(heading.inlines) for heading in headings)
    if identity is not None:
        own = (title for title in titles if not identity.sections.fullmatch(title))
        titles = [identity.marks.sub("", title).strip() for title in own]
    return next(filter(None, titles), document.id)


def _section_level(block: Block, inside: int, identity: _Identity) -> int:
    """The level of the section being removed, 0 outside of one."""
    if not isinstance(block, Heading):
        return inside
    title = one_line(block.inlines)
    if identity.sections.fullmatch(title):
        return min(inside, block.level) if inside else block.level
    if inside and (block.level > inside or identity.continued_by.fullmatch(title)):
        return inside
    return 0


def _removed_block(block: Block, identity: _Identity) -> Iterator[Removal]:
    for run in runs((block,)):
        yield _removal(plain_text(run.inlines), identity, run.span)


def _without_words(
    block: Block, language: str, identity: _Identity
) -> tuple[tuple[Block, ...], tuple[Removal, ...]]:
    match block:
        case Heading():
            cuts = [match.span() for match in identity.marks.finditer(plain_text(block.inlines))]
        case Paragraph():
            text = plain_text(block.inlines)
            cuts = [
                (start, end)
                for start, end in sentence_spans(text, language)
                if identity.sentences.match(text[start:end])
            ]
        case _:
            return (block,), ()
    if not cuts:
        return (block,), ()
    text = plain_text(block.inlines)
    removed = tuple(_removal(text[start:end], identity, block.span) for start, end in cuts)
    left = _cut_out(block.inlines, cuts)
    if not plain_text(left).strip():
        return (), removed
    return (replace(block, inlines=left),), removed


def _cut_out(inlines: tuple[Inline, ...], cuts: list[tuple[int, int]]) -> tuple[Inline, ...]:
    """The inlines without these stretches and without the white space that is left at the end."""
    text = plain_text(inlines)
    pieces: list[Inline] = []
    position = 0
    for start, end in (*cuts, (len(text.rstrip()), len(text))):
        stop = len(text[:start].rstrip()) if end >= len(text.rstrip()) else start
        pieces.extend(slice_inlines(inlines, position, stop))
        position = end
        if position < len(text) and text[position].isspace():
            position += len(text[position:]) - len(text[position:].lstrip())
    return tuple(pieces)


def _removal(text: str, identity: _Identity, span: SourceSpan | None) -> Removal:
    return Removal(RULE, identity.reason, text.strip(), category=RULE, span=span)


def _retitled(metadata: Metadata, identity: _Identity) -> Metadata:
    title = metadata.text("title")
    shorter = identity.marks.sub("", title).strip() or title
    entries = tuple(
        (key, shorter if key == "title" and title else value) for key, value in metadata.fields
    )
    return replace(metadata, fields=MetaMap(entries))


def _in_source_order(removals: tuple[Removal, ...]) -> tuple[Removal, ...]:
    # What has no place stays behind what it followed: sorting is stable on the last known line.
    line, keyed = 0, []
    for removal in removals:
        line = removal.span.first_line if removal.span else line
        keyed.append((line, removal))
    return tuple(removal for _, removal in sorted(keyed, key=lambda pair: pair[0]))


def _identity_of(document: Document) -> _Identity | None:
    return _identity(publisher_key(first_text(document, "source"), first_text(document, "url")))


@cache
def _identity(publisher: str) -> _Identity | None:
    row: dict[str, Any] | None = load_toml("rights/identity.toml").get(publisher)
    if row is None:
        return None
    patterns = {
        name: re.compile("|".join(row[name]), re.IGNORECASE)
        for name in ("marks", "sections", "continued_by", "sentences")
    }
    return _Identity(row["reason"], **patterns)
