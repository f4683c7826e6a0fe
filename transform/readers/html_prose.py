"""Where a page's own text stands: its main element, its title, and what is before and after."""

from __future__ import annotations

import sys
from bisect import bisect_left
from functools import cached_property
from typing import Any

import lxml.etree

from transform.readers.html_measure import Measures, said
from transform.readers.html_names import SURE, named
from transform.readers.html_tags import HEADINGS, Element

__all__ = ["PageText"]

_FEW_WORDS = 10
_MOST = 0.8  # the share of a page's running text that its text element holds
_SOME = 0.4  # and the share from which a part is no side matter
_UNFOLDED: Any = lxml.etree.XPath("//@aria-controls|//@data-target|//@data-bs-target|//a/@href")
_NO_TEXT = frozenset({"nav", "footer", "form", "aside", "dialog"})
_NO_HOLDER = frozenset({"p", "li", "ul", "ol", "dl", "table", "tr", "tbody", "blockquote"})


class PageText:
    """The page's own text: `main` is the element that holds it.

    `told` says whether the page names that element itself (`<main>`); otherwise it is the
    smallest one that holds most of the running text, or None where there is no such element.
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self.measures = Measures(root)
        self.main = self._named_main()
        self.told = self.main is not None
        self.title = self._find_title()
        above = self._above(self.title)
        if self.main is None:
            self.main = self._densest(above)
        # Elements that hold the main element or the title are never taken whole.
        self._holders = above | self._above(self.main)
        if self.main is not None and self.title is not None and self.main not in above:
            self._widen()

    def _widen(self) -> None:
        """A title in the same box as the text found belongs to it."""
        if self.told or self.main is None or self.title is None:
            return
        parent = self.main.getparent()
        if parent is not None and parent is self.title.getparent():
            self.main = parent

    @staticmethod
    def _above(element: Element | None) -> set[Element]:
        return set() if element is None else {element, *element.iterancestors()}

    def holds_text(self, element: Element) -> bool:
        """Whether an element holds the main element or the main heading, or is one of them."""
        return element in self._holders and (element.tag != "nav" or element is self.main)

    def is_inside(self, element: Element) -> bool:
        """Whether an element stands in the main element."""
        main = self.main
        return main is not None and any(parent is main for parent in element.iterancestors())

    def is_minor(self, element: Element, limit: int) -> bool:
        """Whether an element has less running text than `limit` words."""
        return self.measures.prose.get(element, 0) < limit

    def is_side(self, element: Element) -> bool:
        """Whether most of the page's running text stands elsewhere."""
        whole = self.measures.prose.get(self._root, 0)
        return self.measures.prose.get(element, 0) < max(whole * _SOME, _FEW_WORDS)

    def is_in_prose(self, element: Element) -> bool:
        """Whether an inline element stands in a block of running text."""
        parent = element.getparent()
        while parent is not None:
            if parent in self._leaves:
                return True
            if parent.tag in HEADINGS or not self.measures.is_inline(parent):
                return False
            parent = parent.getparent()
        return False

    def is_before_title(self, element: Element) -> bool:
        """Whether an element ends before the main heading begins."""
        order = self.measures.order
        return self.title is not None and order.get(element, 0) < order.get(self.title, 0)

    def prose_before(self, element: Element) -> int:
        """The words of running text before an element, in the page's own text."""
        return self._sum_up_to(self.measures.order.get(element, 0))

    def prose_after(self, element: Element) -> int:
        """The words of running text after an element, in the page's own text."""
        return self._sums[-1] - self._sum_up_to(self._end(element))

    def is_announced(self, element: Element) -> bool:
        """Whether the line before a list says that it comes: "see the following:"."""
        before = element.getprevious()
        while before is None and element.getparent() is not None and element.tag != "body":
            element = element.getparent()
            before = element.getprevious()
        return before is not None and said(before).endswith(":")

    @cached_property
    def unfolded(self) -> frozenset[str]:
        """The ids of parts that the page hides until a reader asks for them."""
        found: list[str] = _UNFOLDED(self._root)
        return frozenset(name.removeprefix("#") for names in found for name in names.split())

    @cached_property
    def _leaves(self) -> frozenset[Element]:
        return frozenset(self.measures.leaves)

    @cached_property
    def _own(self) -> list[Element]:
        main = self.main
        leaves = self.measures.leaves
        return leaves if main is None else [one for one in leaves if self.is_inside(one)]

    @cached_property
    def _sums(self) -> list[int]:
        sums = [0]
        for leaf in self._own:
            sums.append(sums[-1] + self.measures.own_prose[leaf])
        return sums

    @cached_property
    def _places(self) -> list[int]:
        return [self.measures.order[leaf] for leaf in self._own]

    def _sum_up_to(self, place: int) -> int:
        return self._sums[bisect_left(self._places, place)]

    def _end(self, element: Element) -> int:
        """The place of the first element after this one and all that is in it."""
        while element is not None:
            following = element.getnext()
            while following is not None and following not in self.measures.order:
                following = following.getnext()
            if following is not None:
                return self.measures.order[following]
            element = element.getparent()
        return sys.maxsize

    def _named_main(self) -> Element | None:
        words, prose = self.measures.words, self.measures.prose
        for path in (".//main", ".//*[@role='main']"):
            found = self._root.findall(path)
            if found:
                best: Element = max(found, key=lambda element: words.get(element, 0))
                return best if words.get(best, 0) >= _FEW_WORDS else None
        articles = [a for a in self._root.iter("article") if self._is_outer(a)]
        # One article is the text of the page if most of its sentences stand there.
        whole = prose.get(self._root, 0)
        best_article = max(articles, key=lambda one: prose.get(one, 0), default=None)
        if best_article is None or not whole or prose.get(best_article, 0) / whole < 0.6:
            return None
        return best_article

    @staticmethod
    def _is_outer(article: Element) -> bool:
        return all(parent.tag != "article" for parent in article.iterancestors())

    def _find_title(self) -> Element | None:
        """The main heading: in the main element, else outside what is the frame by name."""
        found = [one for one in self._root.iter("h1") if self.measures.words.get(one, 0)]
        if not found:
            return next(iter(self._root.iter("h1")), None)
        inside = [one for one in found if self.main is not None and self.is_inside(one)]
        outside = [
            one
            for one in found
            if all(up.tag not in {"header", "nav"} for up in one.iterancestors())
        ]
        return (inside or outside or found)[0]

    def _densest(self, above_title: set[Element]) -> Element | None:
        """The smallest element that holds most of the running text that is in no frame."""
        sums: dict[Element, int] = {}
        whole = 0
        for leaf in self.measures.leaves:
            above = [leaf, *leaf.iterancestors()]
            if any(self._is_frame(up) and up not in above_title for up in above):
                continue
            count = self.measures.own_prose[leaf]
            whole += count
            for up in above:
                sums[up] = sums.get(up, 0) + count
        if not whole:
            return None
        best = None
        for element in self.measures.order:  # in document order: the last that fits is the inmost
            if sums.get(element, 0) >= whole * _MOST and element.tag not in _NO_HOLDER:
                best = element
        return None if best is None or best.tag in {"html", "body", *HEADINGS} else best

    @staticmethod
    def _is_frame(element: Element) -> bool:
        if element.tag in _NO_TEXT:
            return True
        frame = named(element)
        return frame is not None and frame.sure >= SURE
