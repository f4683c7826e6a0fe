"""Where a page's own text stands: its main element, its title, and what is before and after."""

from __future__ import annotations

from functools import cached_property

from transform.readers.html_elements import PageElements, xpath
from transform.readers.html_measure import Measures, said
from transform.readers.html_names import SURE, named
from transform.readers.html_tags import HEADINGS, Element

__all__ = ["PageText"]

_FEW_WORDS = 10
_A_TEXT = 60  # words of running text that can be all that a page has to say
_MOST = 0.55  # the share of a page's running text that its text element holds
_SOME = 0.4  # and the share from which a part is no side matter
_UNFOLDED = xpath("//@aria-controls|//@data-target|//@data-bs-target|//a/@href")
_ROLE_MAIN = xpath("//@role[.='main']/..")
_TEXT_TAGS = frozenset({"p", "li", "dd", "dt", "td", "th", "figcaption", "blockquote", "div", "section"})  # fmt: skip
_NO_TEXT = frozenset({"nav", "footer", "form", "aside", "dialog"})
_NO_HOLDER = frozenset({"p", "li", "ul", "ol", "dl", "table", "tr", "tbody", "blockquote"})


class PageText:
    """The page's own text: `main` is the element that holds it.

    `told` says whether the page names that element itself (`<main>`); otherwise it is the
    smallest one that holds most of the running text, or None where there is no such element.
    `body` is that smallest one in either case, if there is one.
    """

    def __init__(self, elements: PageElements) -> None:
        self._elements, self._root = elements, elements.root
        self.measures = Measures(self._root)
        self.main = self._named_main()
        self.told = self.main is not None
        self.title = self._find_title()
        above = self._above(self.title)
        densest = self._densest(above)
        if self.main is None:
            self.main = densest
        self.body = densest if densest is not None else self.main
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

    def holds_title(self, element: Element) -> bool:
        """Whether an element is the main heading or holds it."""
        return self.title is not None and (
            element is self.title or self.measures.is_inside(self.title, element)
        )

    def is_inside(self, element: Element) -> bool:
        """Whether an element stands in the main element."""
        return self.main is not None and self.measures.is_inside(element, self.main)

    def is_minor(self, element: Element, limit: int) -> bool:
        """Whether an element has less running text than `limit` words."""
        return self.measures.prose(element) < limit

    def is_side(self, element: Element) -> bool:
        """Whether most of the page's running text stands elsewhere."""
        whole = self.measures.prose(self._root)
        return self.measures.prose(element) < max(whole * _SOME, _FEW_WORDS)

    def is_apart(self, element: Element) -> bool:
        """Whether a text of some length stands elsewhere, whatever an element holds."""
        body = self.body
        if body is None or body is element or self.measures.is_inside(body, element):
            return False
        within = self.measures.is_inside(element, body)
        rest = self.measures.prose(body) - (self.measures.prose(element) if within else 0)
        return rest >= _A_TEXT

    def is_in_prose(self, element: Element) -> bool:
        """Whether an inline element stands in a block of running text."""
        return any(up in self._prose_blocks for up in element.iterancestors())

    def is_before_title(self, element: Element) -> bool:
        """Whether an element ends before the main heading begins."""
        place = self.measures.place
        return self.title is not None and place(element) < place(self.title)

    def prose_before(self, element: Element) -> int:
        """The words of running text before an element, in the page's own text."""
        return self.measures.prose_before(element, self._text_around(element))

    def prose_after(self, element: Element) -> int:
        """The words of running text after an element, in the page's own text."""
        return self.measures.prose_after(element, self._text_around(element))

    def _text_around(self, element: Element) -> Element:
        return self.main if self.main is not None and self.is_inside(element) else self._root

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
    def _prose_blocks(self) -> frozenset[Element]:
        """The blocks of running text that are nothing else."""
        lines = self.measures.prose_lines
        return frozenset(line.block for line in lines if line.block.tag in _TEXT_TAGS)

    def _named_main(self) -> Element | None:
        words, prose = self.measures.words, self.measures.prose
        for found in (self._elements.of("main"), _ROLE_MAIN(self._root)):
            if found:
                best: Element = max(found, key=words)
                return best if words(best) >= _FEW_WORDS else None
        articles = [a for a in self._elements.of("article") if self._is_outer(a)]
        # One article is the text of the page if most of its sentences stand there.
        whole = prose(self._root)
        best_article = max(articles, key=prose, default=None)
        if best_article is None or not whole or prose(best_article) / whole < 0.6:
            return None
        return best_article

    @staticmethod
    def _is_outer(article: Element) -> bool:
        return all(parent.tag != "article" for parent in article.iterancestors())

    def _find_title(self) -> Element | None:
        """The main heading: in the main element, else outside what is the frame by name."""
        found = [one for one in self._elements.of("h1") if self.measures.words(one)]
        if not found:
            return next(iter(self._elements.of("h1")), None)
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
        for line in self.measures.prose_lines:
            above = [line.block, *line.block.iterancestors()]
            if any(self._is_frame(up) and up not in above_title for up in above):
                continue
            whole += line.words
            for up in above:
                sums[up] = sums.get(up, 0) + line.words
        # Those that hold most of it are all inside one another: the last is the inmost.
        most = [up for up, words in sums.items() if words >= whole * _MOST]
        fit = [up for up in most if up.tag not in _NO_HOLDER]
        best = max(fit, key=self.measures.place, default=None)
        return None if best is None or best.tag in {"html", "body", *HEADINGS} else best

    @staticmethod
    def _is_frame(element: Element) -> bool:
        if element.tag in _NO_TEXT:
            return True
        frame = named(element)
        return frame is not None and frame.sure >= SURE
