"""Where a page's own text stands: its main element, and what is running text and what is links."""

from __future__ import annotations

import re
from functools import cached_property

from transform.readers.html_tags import INVISIBLE, Element
from transform.readers.phrases import phrase_book

__all__ = ["PageText", "link_share", "prose_words", "said"]

_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*(?:\s|$)")
_FEW_WORDS = 10
_FRAME_TAGS = ("nav", "header", "footer", "aside", "form")
_TEXT_TAGS = frozenset({"p", "div", "td", "li", "dd", "section", "blockquote"})
_NO_TEXT = frozenset({"nav", "footer", "form", "aside", "dialog"})


def said(element: Element) -> str:
    """All that an element shows, on one line."""
    parts: list[str] = []
    _collect(element, parts)
    return " ".join(" ".join(parts).split())


def _collect(element: Element, parts: list[str]) -> None:
    # A stack, not calls: what is measured here may be nested deeper than calls can be.
    stack: list[Element | str] = [element]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            parts.append(top)
            continue
        if not isinstance(top.tag, str) or top.tag in INVISIBLE:
            continue
        for child in reversed(top):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if top.text:
            stack.append(top.text)
        if top.tag == "img" and (alt := top.get("alt")):
            parts.append(alt)


def link_share(element: Element) -> float:
    """How much of an element's characters stand in links, from 0 to 1."""
    whole = len(said(element).replace(" ", ""))
    if not whole:
        return 0.0
    linked = sum(len(said(link).replace(" ", "")) for link in element.iter("a"))
    return min(1.0, linked / whole)


def prose_words(element: Element) -> int:
    """The words of an element's paragraphs that are sentences and no boilerplate."""
    if element.tag == "p":
        return _prose(element)
    paragraphs = [p for p in element.iter("p") if p is not element]
    if paragraphs:
        return sum(map(_prose, paragraphs))
    if any(child.tag in {"div", "section", "article", "table"} for child in element):
        return sum(map(prose_words, element))
    return _prose(element)


def _prose(element: Element) -> int:
    text = said(element)
    words = len(text.split())
    if words < _FEW_WORDS or not _SENTENCE_END.search(text) or link_share(element) > 0.5:
        return 0
    return 0 if _is_boilerplate(text) else words


def _is_boilerplate(text: str) -> bool:
    book = phrase_book()
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
    found = sum(book.sentence(sentence) is not None for sentence in sentences)
    return found > 0 and found >= len(sentences) / 2


class PageText:
    """The page's own text: `main` is the element that holds it where the page says so."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self.main = self._find_main()
        holders = [] if self.main is None else [self.main]
        self._title = next(iter(root.iter("h1")), None)
        if self._title is not None:
            holders.append(self._title)
        # Elements that hold the main element or the title are never taken whole.
        self._holders = {parent for held in holders for parent in (held, *held.iterancestors())}

    def holds_text(self, element: Element) -> bool:
        """Whether an element holds the main element or the main heading, or is one of them."""
        return element in self._holders and (element.tag != "nav" or element is self.main)

    def is_inside(self, element: Element) -> bool:
        """Whether an element stands in the main element."""
        return self.main is not None and any(
            parent is self.main for parent in element.iterancestors()
        )

    def is_outside(self, element: Element) -> bool:
        """Whether it stands outside the main element; without one, before or after all prose."""
        if self.main is not None:
            return not self.is_inside(element)
        if not self._has_frame:
            return False
        return element in self._ends

    def is_announced(self, element: Element) -> bool:
        """Whether the line before a list says that it comes: "see the following:"."""
        before = element.getprevious()
        while before is None and element.getparent() is not None and element.tag != "body":
            element = element.getparent()
            before = element.getprevious()
        return before is not None and said(before).endswith(":")

    @cached_property
    def _has_frame(self) -> bool:
        return any(self._root.find(f".//{tag}") is not None for tag in _FRAME_TAGS)

    @cached_property
    def _ends(self) -> set[Element]:
        """The elements before the first and after the last paragraph or heading of the text."""
        elements = [e for e in self._root.iter() if isinstance(e.tag, str)]
        text = [at for at, e in enumerate(elements) if e is self._title or self._is_text(e)]
        if not text:
            return set()
        first, last = text[0], text[-1]
        held = {parent for at in (first, last) for parent in elements[at].iterancestors()}
        inside = set(elements[last].iterdescendants())
        ends = (*elements[:first], *elements[last + 1 :])
        return {element for element in ends if element not in held and element not in inside}

    def _is_text(self, element: Element) -> bool:
        if element.tag not in _TEXT_TAGS or any(child.tag in _TEXT_TAGS for child in element):
            return False
        around = element.iterancestors()
        if any(parent.tag in _NO_TEXT and parent not in self._holders for parent in around):
            return False
        return _prose(element) > 0

    def _find_main(self) -> Element | None:
        for path in (".//main", ".//*[@role='main']"):
            found = self._root.findall(path)
            if found:
                best: Element = max(found, key=lambda element: len(said(element)))
                return best if len(said(best).split()) >= _FEW_WORDS else None
        articles = [a for a in self._root.iter("article") if self._is_outer(a)]
        if len(articles) != 1:
            return None
        # One article is the text of the page if most of its sentences stand there.
        all_words = prose_words(self._root) or 1
        return articles[0] if prose_words(articles[0]) / all_words >= 0.6 else None

    @staticmethod
    def _is_outer(article: Element) -> bool:
        return all(parent.tag != "article" for parent in article.iterancestors())
