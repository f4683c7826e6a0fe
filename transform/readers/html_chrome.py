"""The frame of a page, told by its elements, its names and its statistics: it goes to the removals.

A part is the frame because of what it is (`<nav>`, `<form>`), what it is called
(`class="cookie-banner"`), or because it stands outside the page's own text and holds no running
text itself. Nothing that holds the page's text, or its only main heading, is ever taken whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from transform.data import load_toml
from transform.model import Removal, SourceSpan
from transform.readers.html_prose import PageText, link_share, prose_words, said
from transform.readers.html_tags import HEADINGS, INVISIBLE, Element
from transform.readers.phrases import phrase_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transform.readers.html_inlines import LineCounter

__all__ = ["ChromeFilter"]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SURE = 0.8
_PROSE = 20  # words of running text that make a part one of the text itself
_LINKED = 0.1
_MUCH_PROSE = 80  # so many words are no newsletter box, whatever it is called
_PARTS = frozenset({"div", "section", "ul", "ol", "p", "table", "a", "span"})
_NEVER_NAMED = frozenset({"html", "body", "main", *HEADINGS})
_ACCORDION = ("aria-expanded", "aria-controls")
_LEAF = frozenset({"p", "li", "dt", "dd", "td", "th", "figcaption", "option", "label", "legend", "summary", *HEADINGS})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Frame:
    category: str
    sure: float


class ChromeFilter:
    """Takes the page's frame away, part by part, and keeps what it took as removals.

    `keep` are the classes of boilerplate that stay in the text.
    """

    def __init__(self, lines: LineCounter, keep: tuple[str, ...] = ()) -> None:
        self._lines = lines
        self._keep = keep
        self._page: PageText | None = None
        self.removals: list[Removal] = []

    def look_at(self, root: Element) -> None:
        """Find where the page's own text stands."""
        self._page = PageText(root)

    def takes(self, element: Element) -> bool:
        """Whether an element is the frame's; if so all it says is on the removals."""
        page = self._page
        if page is None:
            return False
        frame = self._frame(element, page)
        if frame is None or frame.category in self._keep:
            return False
        self.removals.extend(self._removals(element, frame))
        return True

    def _frame(self, element: Element, page: PageText) -> _Frame | None:
        tag = element.tag
        if page.holds_text(element):
            return None
        named = _named(element)
        if tag == "button":
            return self._button(element)
        if tag in {"form", "select", "textarea", "input", "nav", "search"}:
            return _Frame(_elements()[tag], 0.95)
        if tag in {"footer", "header", "aside", "dialog"} or element.get("role") in _roles():
            inside = page.is_inside(element)
            few = prose_words(element) < (_PROSE if inside or tag == "aside" else _MUCH_PROSE)
            role = _roles().get(element.get("role") or "", "navigation")
            kind = named.category if named else _elements().get(tag, role)
            if few and not (inside and tag == "header"):
                return _Frame(kind, 0.9)
        if named is not None and tag not in _NEVER_NAMED:
            limit = _MUCH_PROSE if named.sure >= _SURE else _PROSE
            if prose_words(element) < limit and self._named_part(element, named, page):
                return named
        return self._by_statistics(element, page) if tag in _PARTS else None

    def _named_part(self, element: Element, named: _Frame, page: PageText) -> bool:
        """A name alone decides where it is sure, or the part has few words or many links."""
        if named.sure >= _SURE:
            return True
        words = len(said(element).split())
        return not page.is_inside(element) or link_share(element) > 0.5 or words <= 3

    def _by_statistics(self, element: Element, page: PageText) -> _Frame | None:
        if not page.is_outside(element):
            return None
        if page.main is not None:
            # One sentence without links beside it stays: text after a footer may be the page's.
            prose = prose_words(element)
            few = prose < _PROSE and (not prose or link_share(element) > _LINKED)
            return _Frame("page chrome", 0.7) if few else None
        words = len(said(element).split())
        if element.tag in {"a", "span"}:
            return None
        if words and link_share(element) > 0.6 and not page.is_announced(element):
            return _Frame("navigation", 0.6)
        return None

    def _button(self, element: Element) -> _Frame | None:
        """A button that opens the text below it is the heading of that text."""
        opens = any(element.get(name) is not None for name in _ACCORDION)
        headed = any(
            parent.tag in {*HEADINGS, "summary", "dt"} for parent in element.iterancestors()
        )
        if (opens or headed) and phrase_book().line(said(element)) is None:
            return None
        return _Frame("form", 0.9)

    def _removals(self, element: Element, frame: _Frame) -> Iterator[Removal]:
        """One removal for each line that the part shows, with the class that line has."""
        for leaf, text in _leaves(element):
            found = phrase_book().sentence(text)
            named = _nearest_name(leaf, element) or frame
            category = found.category if found else named.category
            line = leaf.sourceline or self._lines.line
            yield Removal(
                "page-frame",
                f"{category}: stands in the frame of the page",
                text,
                category,
                max(frame.sure, found.sure if found else 0.0),
                SourceSpan(line + self._lines.above, line + self._lines.above),
            )


def _leaves(element: Element) -> Iterator[tuple[Element, str]]:
    """The smallest parts that stand in a line of their own, and what each says."""
    if element.tag in INVISIBLE or not isinstance(element.tag, str):
        return
    inner = [child for child in element.iterdescendants() if child.tag in _LEAF]
    if element.tag in _LEAF and not inner:
        if text := said(element):
            yield element, text
        return
    if not inner and all(
        child.tag not in {"div", "section"} for child in element.iterdescendants()
    ):
        if text := said(element):
            yield element, text
        return
    if own := " ".join((element.text or "").split()):
        yield element, own
    for child in element:
        yield from _leaves(child)
        if tail := " ".join((child.tail or "").split()):
            yield element, tail


def _nearest_name(leaf: Element, top: Element) -> _Frame | None:
    for element in (leaf, *leaf.iterancestors()):
        if (named := _named(element)) and named.sure >= _SURE:
            return named
        if element is top:
            return None
    return None


def _named(element: Element) -> _Frame | None:
    """The part of the frame that an element's class or id says it is."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) < 3:
        return None
    return _frame_of(names[:300])


@cache
def _frame_of(names: str) -> _Frame | None:
    plain = re.sub(r"[\s_]+", "-", _CAMEL.sub("-", names).lower()).replace("--", "-")
    best: _Frame | None = None
    for match in _expression().finditer(plain):
        found = _frames()[int((match.lastgroup or "f0")[1:])]
        if best is None or found.sure > best.sure:
            best = found
    return best


@cache
def _frames() -> tuple[_Frame, ...]:
    entries: list[dict[str, Any]] = load_toml("readers/frame.toml")["frame"]
    return tuple(_Frame(entry["category"], entry["sure"]) for entry in entries)


@cache
def _expression() -> re.Pattern[str]:
    entries: list[dict[str, Any]] = load_toml("readers/frame.toml")["frame"]
    groups = (f"(?P<f{at}>{'|'.join(entry['names'])})" for at, entry in enumerate(entries))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(groups)})(?![a-z0-9])")


@cache
def _elements() -> dict[str, str]:
    elements: dict[str, str] = load_toml("readers/frame.toml")["elements"]
    return elements


@cache
def _roles() -> dict[str, str]:
    roles: dict[str, str] = load_toml("readers/frame.toml")["roles"]
    return roles
