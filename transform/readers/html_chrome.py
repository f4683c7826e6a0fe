"""The frame of a page, told by its elements, its names and its statistics: it goes to the removals.

A part is the frame because of what it is (`<nav>`, `<form>`), what it is called
(`class="cookie-banner"`), or because it stands outside the page's own text and holds no running
text itself. Nothing that holds the page's text, or its only main heading, is ever taken whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transform.model import Removal, SourceSpan
from transform.readers.html_article import article_parts
from transform.readers.html_elements import PageElements, xpath
from transform.readers.html_measure import said
from transform.readers.html_names import SURE, Frame, elements, frame_of, named, roles
from transform.readers.html_parts import small_parts
from transform.readers.html_prose import PageText
from transform.readers.html_tags import HEADINGS, INLINE, Element
from transform.readers.phrases import Match, Sayings, phrase_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transform.readers.html_inlines import LineCounter

__all__ = ["ChromeFilter"]

_PROSE = 20  # words of running text that make a part one of the text itself
_LINKED = 0.1
_MUCH_PROSE = 80  # so many words are no newsletter box, whatever it is called
_MARK_WORDS = 5  # in a line of text, a mark for screen readers or a button has no more
_PARTS = frozenset({"div", "section", "article", "ul", "ol", "p", "table", "td", "a", "span", "figure"})  # fmt: skip
_NEVER_NAMED = frozenset({"html", "body", "main", *HEADINGS})
_FORM_PARTS = frozenset({"form", "select", "textarea", "input", "nav", "search"})
_SIDES = frozenset({"footer", "header", "aside", "dialog"})
_MARKS = frozenset({"page chrome", "share/print", "social"})
_ACCORDION = ("aria-expanded", "aria-controls")

# A page without any of these, and without a name of the frame, is text from end to end.
_FRAMED = frozenset({
    "h1", "main", "article", "nav", "header", "footer", "aside", "form", "button", "select",
    "input", "textarea", "dialog", "search",
})  # fmt: skip
_WITH_ROLE = xpath("boolean(//@role)")
_CLASSES, _IDS = xpath("//@class"), xpath("//@id")
_NAMES = ("class", "id")


class ChromeFilter:
    """Takes the page's frame away, part by part, and keeps what it took as removals.

    `keep` are the classes of boilerplate that stay in the text.
    """

    def __init__(self, lines: LineCounter, keep: tuple[str, ...] = ()) -> None:
        self._lines = lines
        self._keep = keep
        self._page: PageText | None = None
        self._small: dict[Element, Frame] = {}
        self._kept: set[Element] = set()
        self.removals: list[Removal] = []

    def look_at(self, elements: PageElements) -> None:
        """Find where the page's own text stands."""
        root = elements.root
        if elements.has(_FRAMED) or _WITH_ROLE(root) or _is_named(root):
            self._page = PageText(elements)
            self._small = small_parts(elements, self._page)
            for part, found in article_parts(elements, self._page):
                self._small.setdefault(part, found)

    def takes(self, element: Element) -> bool:
        """Whether an element is the frame's; if so all it says is on the removals."""
        page = self._page
        if page is None:
            return False
        frame = self._frame(element, page)
        if frame is None:
            return False
        if frame.category in self._keep:
            self._kept.add(element)  # and what is in it is not judged by where it stands
            return False
        self.removals.extend(self._removals(element, frame, page))
        return True

    def _frame(self, element: Element, page: PageText) -> Frame | None:
        tag = element.tag
        if page.holds_text(element):
            return None
        if tag == "button":
            return self._button(element)
        if small := self._small.get(element):
            return small
        frame = named(element)
        if tag in INLINE and page.is_in_prose(element):
            return _mark(element, frame, page)
        return (
            self._by_element(element, frame, page)
            or self._by_name(element, frame, page)
            or (self._by_place(element, page) if tag in _PARTS else None)
        )

    def _by_element(self, element: Element, frame: Frame | None, page: PageText) -> Frame | None:
        tag = element.tag
        if tag in _FORM_PARTS:
            # A form around the page is how some servers make pages.
            return Frame(elements()[tag], 0.95) if page.is_side(element) else None
        if tag == "noscript":  # what it holds may be markup that no parser has read
            return Frame("page chrome", 0.9) if page.is_side(element) else None
        role = roles().get(element.get("role") or "")
        if tag not in _SIDES and role is None:
            return _hidden(element, page)
        inside = page.is_inside(element)
        if inside and tag == "header":
            return None
        few = page.is_minor(element, _PROSE if inside or tag == "aside" else _MUCH_PROSE)
        links = tag == "aside" and page.measures.link_share(element) > 0.3
        kind = frame.category if frame else elements().get(tag, role or "navigation")
        return Frame(kind, 0.9) if few or (links and page.is_side(element)) else None

    def _by_name(self, element: Element, frame: Frame | None, page: PageText) -> Frame | None:
        """A name alone decides where it is sure, or the part has few words or many links."""
        if frame is None or element.tag in _NEVER_NAMED:
            return None
        if frame.often_long:
            return frame if page.is_side(element) or page.is_apart(element) else None
        if frame.sure >= SURE:
            return frame if page.is_minor(element, _MUCH_PROSE) else None
        if not page.is_minor(element, _PROSE if page.is_inside(element) else _MUCH_PROSE):
            return None
        linked = page.measures.link_share(element) >= 0.5
        few = page.measures.words(element) <= 3
        return frame if linked or few or not page.is_inside(element) else None

    def _by_place(self, element: Element, page: PageText) -> Frame | None:
        """Parts outside the page's own text that are links, or say next to nothing."""
        if page.main is None or page.is_inside(element) or self._stands_in_kept(element):
            return None
        measures = page.measures
        prose, words = measures.prose(element), measures.words(element)
        linked = measures.link_share(element)
        if page.told:
            if prose and linked <= _LINKED:
                if _is_section(element):
                    self._kept.add(element)
                return None  # text after a footer may be the page's
            return Frame("page chrome", 0.7) if prose < _PROSE else None
        if words and linked > 0.5 and prose < _PROSE and not page.is_announced(element):
            return Frame("navigation", 0.6)
        return None

    def _stands_in_kept(self, element: Element) -> bool:
        return bool(self._kept) and any(up in self._kept for up in element.iterancestors())

    def _button(self, element: Element) -> Frame | None:
        """A button that opens the text below it is the heading of that text."""
        opens = any(element.get(name) is not None for name in _ACCORDION)
        headed = any(
            parent.tag in {*HEADINGS, "summary", "dt"} for parent in element.iterancestors()
        )
        if (opens or headed) and phrase_book().line(said(element)) is None:
            return None
        return Frame("form", 0.9)

    def _removals(self, element: Element, frame: Frame, page: PageText) -> Iterator[Removal]:
        """One removal for each line that the part shows, with the class that line has."""
        if element.tag in INLINE:  # its line may begin before it
            lines = [(element, said(element))]
        else:
            lines = [(line.block, line.text) for line in page.measures.lines_of(element)]
        names: dict[Element, Frame | None] = {}
        for block, text in lines:
            found = _class_of(text, page.measures.sayings)
            category = (found or _nearest_name(block, element, names) or frame).category
            line = block.sourceline or self._lines.line
            if text:
                yield Removal(
                    "page-frame",
                    f"{category}: stands in the frame of the page",
                    text,
                    category,
                    max(frame.sure, found.sure if found else 0.0),
                    SourceSpan(line + self._lines.above, line + self._lines.above),
                )


def _class_of(text: str, sayings: Sayings) -> Match | None:
    found = sayings.book.line(text)
    return found or (sayings.sentence(text) if sayings.may_say(text) else None)


def _is_named(root: Element) -> bool:
    hits = {name for name in {*_CLASSES(root), *_IDS(root)} if frame_of(name)}
    return bool(hits) and any(
        element.tag not in _NEVER_NAMED and not hits.isdisjoint(map(element.get, _NAMES))
        for element in root.iter("*")
    )


def _nearest_name(leaf: Element, top: Element, known: dict[Element, Frame | None]) -> Frame | None:
    """The innermost sure name of what holds a leaf; `known` keeps those that were looked up."""
    passed: list[Element] = []
    found: Frame | None = None
    for element in (leaf, *leaf.iterancestors()):
        if element in known:
            found = known[element]
            break
        passed.append(element)
        if (frame := named(element)) and frame.sure >= SURE:
            found = frame
            break
        if element is top:
            break
    known.update(dict.fromkeys(passed, found))
    return found


def _mark(element: Element, frame: Frame | None, page: PageText) -> Frame | None:
    """Inside a line of text only a short mark with a sure name is the frame's."""
    if element.tag in {"select", "textarea", "input"}:
        return Frame("form", 0.95)
    if frame is None or frame.sure < SURE or frame.category not in _MARKS:
        return None
    return frame if page.measures.words(element) <= _MARK_WORDS else None


def _hidden(element: Element, page: PageText) -> Frame | None:
    """What the page hides and does not unfold: a layer that waits, a menu for small screens."""
    style = element.get("style")
    hidden = element.get("hidden") is not None or (
        style is not None and "display:none" in style.replace(" ", "").lower()
    )
    if not hidden or element.get("id") in page.unfolded or element.get("aria-labelledby"):
        return None
    limit = 1 if page.is_inside(element) else _PROSE
    return Frame("page chrome", 0.8) if page.is_minor(element, limit) else None


def _is_section(element: Element) -> bool:
    """Whether a part has a heading of its own: then all of it is text, short lines too."""
    return next(element.iter(*HEADINGS), None) is not None
