"""Footnotes of a page: a raised mark that leads to a note, and the note's way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from transform.inlines import plain_text, slice_inlines
from transform.model import Block, Paragraph, Removal, SourceSpan
from transform.readers.html_elements import PageElements
from transform.readers.html_measure import said
from transform.readers.html_tags import HEADINGS, INLINE, Element

__all__ = ["Notes", "expansions", "find_notes", "note_marks", "without_label"]

_LABEL = re.compile(r"[\[(]?([0-9]{1,3}|[a-z]{1,2}|[*†‡§]{1,3})[\])]?", re.IGNORECASE)
_BACK = re.compile(r"[^\w]{1,3}")
_NOTE_TAGS = frozenset({"li", "p", "div", "aside", "dd"})
_LONGEST_BACK = 40
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Notes:
    """`marks` are the raised links and `notes` what they lead to, each with its label.

    `backs` are the links that lead from a note back to its mark, as the keys of a dict: in order.
    """

    marks: dict[Element, str] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    backs: dict[Element, None] = field(default_factory=dict)


def find_notes(elements: PageElements) -> Notes:
    """The footnotes of a page: marks whose note is there, and notes that a mark leads to."""
    links = [link for link in elements.of("a") if _is_raised(link)]
    if not links:
        return Notes()
    by_id = _by_id(elements.root)
    found: dict[Element, tuple[Element, str]] = {}
    labels: dict[Element, set[str]] = {}
    leads_to = {link.get("href"): by_id.get(link.get("href")[1:]) for link in links}
    note_at = {href: _note_at(target) for href, target in leads_to.items()}
    for link in links:
        label = _LABEL.fullmatch(said(link))
        target = note_at[link.get("href")]
        if label is None or target is None:
            continue
        if not any(up is target or up in labels for up in link.iterancestors()):
            found[link] = (target, label[1])
            labels.setdefault(target, set()).add(label[1])
    # A list of references that all marks lead to is no note of any of them.
    notes = {note: names.pop() for note, names in labels.items() if len(names) == 1}
    marks = {link: label for link, (note, label) in found.items() if note in notes}
    places = {f"#{name}" for mark in marks for name in _names_around(mark)}
    backs = dict.fromkeys(
        link for note in notes for link in note.iter("a") if _leads_back(link, places)
    )
    return Notes(marks, notes, backs)


def _is_raised(link: Element) -> bool:
    """Whether a link looks like the mark of a note: it leads into the page and is raised."""
    if not (link.get("href") or "").startswith("#"):
        return False
    if link.get("role") == "doc-noteref" or link.find("sup") is not None:
        return True
    return next(link.iterancestors("sup"), None) is not None


def _by_id(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.iter():
        names = (element.get("id"), element.get("name") if element.tag == "a" else None)
        for name in names if isinstance(element.tag, str) else ():
            if name:
                found.setdefault(name, element)
    return found


def _note_at(target: Element | None) -> Element | None:
    """The note that an address leads to, also by an anchor that stands at its beginning."""
    while target is not None and (target.tag not in _NOTE_TAGS or _begins(target, "li")):
        parent = target.getparent()
        if target.tag not in INLINE | _NOTE_TAGS or parent is None or not _is_first(target):
            return None
        target = parent
    if target is None or any(part.tag in HEADINGS for part in target.iter()):
        return None
    return target


def _begins(element: Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag and _is_first(element)


def _is_first(element: Element) -> bool:
    parent = element.getparent()
    return parent[0] is element and not (parent.text or "").strip()


def _names_around(mark: Element) -> Iterator[str]:
    """The names under which a mark can be found: its own and those right around and in it."""
    for element in (mark, mark.getparent(), *mark):
        if isinstance(element.tag, str) and element.tag in INLINE:
            yield from filter(None, (element.get("id"), element.get("name")))


def _leads_back(link: Element, places: set[str]) -> bool:
    href = link.get("href") or ""
    if link.get("role") == "doc-backlink" or (href in places and len(said(link)) <= _LONGEST_BACK):
        return True
    return href.startswith("#") and bool(_BACK.fullmatch(said(link)))


def without_label(blocks: tuple[Block, ...], label: str) -> tuple[tuple[Block, ...], str]:
    """The blocks of a note without the label that it begins with, and how that was written.

    >>> from transform.model import Text
    >>> without_label((Paragraph((Text("[2] Seen in studies."),)),), "2")
    ((Paragraph(inlines=(Text(value='Seen in studies.', span=None),), span=None),), '[2]')
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return blocks, ""
    name, raised = re.escape(label), re.escape(label.translate(_RAISED))
    bare = "|".join({raised} - {name} if label.isalnum() else {name})
    written = (
        rf"\s*(\[{name}\]|\({name}\)|{name}[.:)]|[.:)\]](?=\s){'|' + bare if bare else ''})\s*"
    )
    text = plain_text(first.inlines)
    found = re.match(written, text)
    if found is None or found.end() == len(text):
        return blocks, ""
    rest = slice_inlines(first.inlines, found.end(), len(text))
    return (replace(first, inlines=rest), *blocks[1:]), found[1]


def note_marks(notes: Notes, above: int) -> Iterator[Removal]:
    """What marks and ways back say: the note's label holds it."""
    for element in (*notes.marks, *notes.backs):
        reason = "the footnote keeps its label and its place"
        yield Removal("footnotes", reason, said(element), span=_span(element, above))


def expansions(elements: PageElements, above: int) -> Iterator[Removal]:
    """What abbreviations and defined words stand for, as a reader sees it under the pointer.

    The text itself stays as it is written, so an expansion is kept on the removals.
    """
    seen: set[tuple[str, str]] = set()
    for element in elements.of("abbr", "acronym", "dfn"):
        title, short = " ".join((element.get("title") or "").split()), said(element)
        if title and title != short and (short, title) not in seen:
            seen.add((short, title))
            reason = f'what "{short}" stands for, shown under the pointer'
            yield Removal("expansions", reason, title, span=_span(element, above))


def _span(element: Element, above: int) -> SourceSpan:
    line = (element.sourceline or 0) + above
    return SourceSpan(line, line)
