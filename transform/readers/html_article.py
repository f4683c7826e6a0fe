"""Pages that say they are one article: boxes around its text, and between its paragraphs.

Only such pages are cut so hard: whoever publishes an article says where it is (`og:type`,
schema.org), and what stands beside its text is the site's. All other pages keep what may be text.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from transform.readers.html_elements import PageElements, xpath
from transform.readers.html_measure import said
from transform.readers.html_names import Frame, elements, named
from transform.readers.html_tags import HEADINGS, INLINE, INVISIBLE, Element
from transform.readers.phrases import phrase_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transform.readers.html_measure import TextLine
    from transform.readers.html_prose import PageText

__all__ = ["article_parts", "is_article"]

_TYPES, _PROPERTIES = xpath("//@itemtype"), xpath("//@itemprop")
_POST = re.compile("single-post|type-post|postid-")
_ARTICLE = re.compile(
    r"(?:schema\.org/|\"@type\"\s*:\s*\[?\s*\")(?:\w*Article|BlogPosting)\b|\barticleBody\b"
)
_MEDICAL = re.compile(r"\bMedical(?:WebPage|Condition|ScholarlyArticle)\b")

_METAS = frozenset({"article:published_time", "pubdate", "news_keywords", "sailthru.date"})
_BOXES = frozenset({"div", "section", "aside", "article", "ul", "ol", "footer", "header", "table", "dl", "center"})  # fmt: skip
_LEAST = 60  # words of running text that make a page an article
_LIST = 10  # words in items without links that make a list one of the text
_LONG_BOX = 60  # words of running text: a box of so many is more than a teaser
_SHORT_BOX = 20  # and of so few it may be one
_LONG_SHARE = 0.25  # of the words of the text: another part of it
_FEW_LINKS = 0.1
_LINE = 8  # words: a line of so many is no label
_LINKED = 0.5
_SOME_LINKS = 0.25
_LEAD = 2  # lines of running text that a standfirst and its like have
_BUTTON = 6  # words on what looks like a button
_STREAM = 2  # headings that are links
_TEASER = 70  # words that stand below such a heading at most
_DEEP = 12
_SENTENCE_ENDS = (".", "!", "?", "”", "»")
_CREDITS = frozenset({"span", "small", "cite", "em", "i", "div", "p"})
_HEADERS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def is_article(elements: PageElements) -> bool:
    """Whether a page says of itself that it is one article, and is no medical reference page."""
    scripts = (one for one in elements.of("script") if one.get("type") == "application/ld+json")
    said_of_it = [*_TYPES(elements.root), *_PROPERTIES(elements.root)]
    said_of_it.extend(script.text or "" for script in scripts)
    items = " ".join(said_of_it)
    if _MEDICAL.search(items):
        return False
    return (
        any(map(_tells, elements.of("meta")))
        or _ARTICLE.search(items) is not None
        or any(_POST.search(e.get("class") or "") for e in elements.of("body", "article", "div"))
    )


def _tells(meta: Element) -> bool:
    """Whether a `<meta>` is one that pages of articles have."""
    name = meta.get("property") or meta.get("name") or ""
    if name == "og:type":
        return "article" in (meta.get("content") or "")
    return name in _METAS or name.startswith("parsely-")


def article_parts(elements: PageElements, page: PageText) -> Iterator[tuple[Element, Frame]]:
    """The boxes that are not the article's, outermost ones only."""
    body = page.body
    if body is None or page.measures.prose(body) < _LEAST:
        return
    yield from _Cutter(page, body, sure=is_article(elements)).cut(elements.root)
    yield from _credits(elements)


def _credits(elements: PageElements) -> Iterator[tuple[Element, Frame]]:
    """Who took a picture: what stands alone at the end of a caption that is a sentence."""
    for caption in elements.of("figcaption"):
        last = caption[-1] if len(caption) else None
        if last is None or last.tag not in _CREDITS or (last.tail or "").strip():
            continue
        text, credit = said(caption), said(last)
        before = text.removesuffix(credit).rstrip()
        alone = len(credit) > 0 and text != before and before.endswith(_SENTENCE_ENDS)
        if alone and len(credit.split()) <= _LINE and not credit.endswith(_SENTENCE_ENDS):
            yield last, Frame("page chrome", 0.7)


class _Cutter:
    """Goes down from the root through what holds the text, and judges each box beside it."""

    def __init__(self, page: PageText, body: Element, *, sure: bool) -> None:
        self._page, self._body, self._sure = page, body, sure
        self._measures = page.measures
        self._above = {body, *body.iterancestors()}
        if page.title is not None:
            self._above |= {page.title, *page.title.iterancestors()}
        prose = self._measures.prose_lines_of(body)
        self._levels = {heading.tag for heading in body.iter(*_HEADERS)}
        self._lead = prose[min(_LEAD, len(prose)) - 1]
        self._last = prose[-1]

    def cut(self, top: Element) -> Iterator[tuple[Element, Frame]]:
        for child in top:
            if not isinstance(child.tag, str) or child.tag in INVISIBLE:
                continue
            if child is self._body:
                if self._sure:
                    yield from self._inside(child, 0)
            elif child in self._above:
                yield from self.cut(child)
            elif frame := self._beside(child):
                yield child, frame
            elif self._sure:
                yield from self._inside(child, 1)

    def _beside(self, box: Element) -> Frame | None:
        """What stands beside the text: above the title, between both, below the text."""
        measures = self._measures
        prose, share = measures.prose(box), measures.link_share(box)
        if box.tag in HEADINGS:
            return None
        if self._page.is_before_title(box):
            return self._named(box, 0.8) if prose < (_LONG_BOX if self._sure else 1) else None
        lines = measures.lines_of(box)
        if (
            prose < _SHORT_BOX
            and share < _FEW_LINKS
            and sum(line.words for line in lines if _in_list(line)) >= _LIST
        ):
            return None
        if measures.place(box) < measures.place(self._body):
            if sum(line.text.endswith(".") and _in_list(line) for line in lines) >= _LEAD:
                return None  # key points, each a link
            if next(box.iter("figure", "img"), None) is not None:
                return None
            long = share < _SOME_LINKS and any(line.words > _LINE for line in lines)
            return None if prose or long else self._named(box, 0.7)
        if box.tag not in _BOXES:
            return None if prose else self._named(box, 0.7)
        least = _SHORT_BOX if self._sure else 1
        if share < _FEW_LINKS and prose >= least and self._is_text(box, prose):
            return None
        return self._named(box, 0.7)

    def _is_text(self, box: Element, prose: int) -> bool:
        """Whether a box below the text goes on with it: like it, headed like it, or as long."""
        if self._is_offer(box) or _is_stream(box, prose):
            return False
        if prose >= _LONG_SHARE * self._measures.prose(self._body):
            return True
        if box.tag in {"aside", "footer"} or named(box):
            return False
        return not self._sure or _is_like(box, self._above) or self._is_section(box, prose)

    def _is_section(self, box: Element, prose: int) -> bool:
        """Whether a box has headings like those of the text, and sentences below them."""
        headings = [one for one in box.iter(*_HEADERS) if one.tag in self._levels]
        if not headings or (next(box.iter("img"), None) is not None and prose < _LONG_BOX):
            return False
        if any(phrase_book().line(said(one)) for one in headings):
            return False
        return prose >= _LONG_BOX or len(self._measures.prose_lines_of(box)) >= _LEAD

    def _inside(self, top: Element, depth: int) -> Iterator[tuple[Element, Frame]]:
        # Whether nothing of the text stands between a heading and what it heads.
        follows = depth == 0
        for child in reversed(top):
            if not isinstance(child.tag, str) or child.tag in INVISIBLE:
                continue
            if child.tag in INLINE:
                follows = follows and not self._measures.words(child)
                continue
            if frame := self._foreign(child):
                yield child, frame
                follows = True
            elif follows and child.tag in _HEADERS and not self._page.holds_title(child):
                yield child, self._named(child, 0.7)
            elif self._measures.words(child) or child.tag not in _BOXES:
                follows = False
            if not follows and child.tag in _BOXES and depth < _DEEP:
                yield from self._inside(child, depth + 1)

    def _foreign(self, box: Element) -> Frame | None:
        """A box within the text that is not the text's."""
        measures, page = self._measures, self._page
        words, share, prose = measures.words(box), measures.link_share(box), measures.prose(box)
        if page.holds_title(box) or not page.is_side(box):
            return None
        if box.tag == "p":
            alone = share >= 0.7 and words > 0 and not page.is_announced(box)
            return self._named(box, 0.7) if alone and not box.tail else None
        if box.tag not in _BOXES:
            return None
        if box.tag == "aside":
            return self._named(box, 0.8)
        if share >= _LINKED and words > 1 and not page.is_announced(box) and prose < _LONG_BOX:
            return self._named(box, 0.7)
        if (
            box.tag in {"table", "dl", "ol"}
            or next(box.iter("figure", "figcaption"), None) is not None
        ):
            return None
        if self._is_offer(box):
            return self._named(box, 0.7)
        if prose or not words:
            return None
        lines = measures.lines_of(box)
        short = all(line.words < _LINE for line in lines)
        outside = lines[-1].at < self._lead.at or lines[0].at > self._last.at
        return self._named(box, 0.7) if short and outside and box.tag != "ul" else None

    def _is_offer(self, box: Element) -> bool:
        """Few words and a way out of the page: a field to fill in, a button, headings with links."""
        measures = self._measures
        if measures.prose(box) >= _LONG_BOX:
            return False
        if any(one.get("type") not in {"hidden", "checkbox", "radio"} for one in box.iter("input")):
            return True
        if next(box.iter("a"), None) is None:
            return False
        lines = [line for line in measures.lines_of(box) if line.words]
        if any(line.linked == line.words and _in_heading(line) for line in lines):
            return True
        last = lines[-1] if lines else None
        return last is not None and len(lines) > 1 and last.linked == last.words <= _BUTTON

    def _named(self, box: Element, sure: float) -> Frame:
        frame = named(box)
        known = elements().get(box.tag, "navigation")
        return Frame(frame.category if frame else known, sure)


def _in_heading(line: TextLine) -> bool:
    block = line.block
    return block.tag in HEADINGS or any(
        up.tag in HEADINGS for up in islice(block.iterancestors(), 2)
    )


def _in_list(line: TextLine) -> bool:
    return any(
        up.tag in {"li", "td", "dd"} for up in (line.block, *islice(line.block.iterancestors(), 2))
    )


def _is_like(box: Element, above: set[Element]) -> bool:
    """Whether a box has the name of one beside it that holds the text."""
    names = box.get("class")
    return bool(names) and any(
        one in above and one.tag == box.tag and one.get("class") == names
        for one in box.itersiblings(preceding=True)
    )


def _is_stream(box: Element, prose: int) -> bool:
    """Whether a box is other pages' headings, each a link, with some lines of each."""
    headings = list(box.iter(*HEADINGS))
    linked = sum(
        next(one.iter("a"), None) is not None or next(one.iterancestors("a"), None) is not None
        for one in headings
    )
    return linked >= _STREAM and linked >= len(headings) - 1 and prose < linked * _TEASER
