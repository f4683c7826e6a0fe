"""Footnotes of a page: a raised mark that leads to a note, and the note's way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.etree

from transform.model import Removal, SourceSpan
from transform.readers.html_measure import said
from transform.readers.html_tags import Element

__all__ = ["Notes", "expansions", "find_notes", "note_marks"]

_MARKS: Any = lxml.etree.XPath(
    "//sup//a[starts-with(@href, '#')]|//a[starts-with(@href, '#')][sup or @role='doc-noteref']"
)
_EXPANDED: Any = lxml.etree.XPath("//*[self::abbr or self::acronym or self::dfn][@title]")
_WITH_ID: Any = lxml.etree.XPath("//*[@id]")
_LABEL = re.compile(r"[\[(]?([0-9]{1,3}|[a-z]{1,2}|[*†‡§]{1,3})[\])]?", re.IGNORECASE)
_BACK = re.compile(r"[^\w]{1,3}")
_NOTE_TAGS = frozenset({"li", "p", "div", "aside", "dd"})


@dataclass(frozen=True, slots=True)
class Notes:
    """`marks` are the raised links and `notes` what they lead to, each with its label.

    `backs` are the links that lead from a note back to its mark.
    """

    marks: dict[Element, str] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    backs: frozenset[Element] = frozenset()


def find_notes(root: Element) -> Notes:
    """The footnotes of a page: marks whose note is there, and notes that a mark leads to."""
    links = _MARKS(root)
    if not links:
        return Notes()
    by_id = {element.get("id"): element for element in _WITH_ID(root)}
    marks: dict[Element, str] = {}
    notes: dict[Element, str] = {}
    for link in links:
        target = by_id.get(link.get("href")[1:])
        label = _LABEL.fullmatch(said(link))
        if target is None or label is None or target.tag not in _NOTE_TAGS:
            continue
        if not any(up is target for up in link.iterancestors()):
            marks[link] = notes.setdefault(target, label[1])
    backs = frozenset(link for note in notes for link in note.iter("a") if _leads_back(link))
    return Notes(marks, notes, backs)


def _leads_back(link: Element) -> bool:
    if link.get("role") == "doc-backlink":
        return True
    return (link.get("href") or "").startswith("#") and bool(_BACK.fullmatch(said(link)))


def note_marks(notes: Notes, above: int) -> Iterator[Removal]:
    """What marks and ways back say: the note's label holds it."""
    for element in (*notes.marks, *notes.backs):
        reason = "the footnote keeps its label and its place"
        yield Removal("footnotes", reason, said(element), span=_span(element, above))


def expansions(root: Element, above: int) -> Iterator[Removal]:
    """What abbreviations and defined words stand for, as a reader sees it under the pointer.

    The text itself stays as it is written, so an expansion is kept on the removals.
    """
    seen: set[tuple[str, str]] = set()
    for element in _EXPANDED(root):
        title, short = " ".join(element.get("title").split()), said(element)
        if title and title != short and (short, title) not in seen:
            seen.add((short, title))
            reason = f'what "{short}" stands for, shown under the pointer'
            yield Removal("expansions", reason, title, span=_span(element, above))


def _span(element: Element, above: int) -> SourceSpan:
    line = (element.sourceline or 0) + above
    return SourceSpan(line, line)
