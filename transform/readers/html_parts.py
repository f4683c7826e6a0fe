"""Small parts of a page's frame, told by what they are made of: bylines, contents, teasers, logos."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from transform.readers.html_elements import PageElements, xpath
from transform.readers.html_measure import said
from transform.readers.html_names import Frame
from transform.readers.html_tags import HEADINGS, INLINE, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transform.readers.html_prose import PageText

__all__ = ["small_parts"]

_AUTHORS = xpath("//@rel[.='author']/..|//@itemprop[.='author']/..")
_WORDS_BESIDE_AUTHOR = 10
_WORDS_OF_KICKER = 3  # in a link; without one fewer
_FEWER = 2
_WORDS_OF_TEASER = 45
_WORDS_BESIDE_TEASERS = 8
_FEW_LINKS = 2
_NEAR = 6  # boxes around a link or a heading that can be the part it belongs to
_ALL = 0.9
_LOGO = re.compile(r"logo|banner|escudo|brand|masthead|header", re.IGNORECASE)


def small_parts(elements: PageElements, page: PageText) -> dict[Element, Frame]:
    """The parts that are the frame by what they are made of, each with its class."""
    parts: dict[Element, Frame] = {}
    for element in (*_bylines(elements, page), *_kickers(page), *_logos(elements, page)):
        parts[element] = Frame("page chrome", 0.8)
    for element in (*_contents(elements, page), *_teasers(elements, page), *_menus(elements, page)):
        parts[element] = Frame("navigation", 0.8)
    return parts


def _bylines(elements: PageElements, page: PageText) -> Iterator[Element]:
    """Who wrote it and when: a line of little else, before the text begins or after it ends."""
    words = page.measures.words
    for mark in (*elements.of("time"), *_AUTHORS(elements.root)):
        own = words(mark)
        best, tops = mark, mark.iterancestors()
        for top in tops:
            if page.holds_text(top) or words(top) > own + _WORDS_BESIDE_AUTHOR:
                break
            best = top
        if page.measures.prose(best) or own > _WORDS_BESIDE_AUTHOR:
            continue
        if mark.tag != "time" or not page.prose_before(best) or not page.prose_after(best):
            yield best


def _kickers(page: PageText) -> Iterator[Element]:
    """The name of a section right above the title."""
    if page.title is None:
        return
    before = page.title.getprevious()
    while before is not None and isinstance(before.tag, str):
        count = page.measures.words(before)
        linked = page.measures.link_share(before) >= _ALL
        if before.tag in HEADINGS or count > (_WORDS_OF_KICKER if linked else _FEWER):
            return
        if count:
            yield before
        before = before.getprevious()


def _logos(elements: PageElements, page: PageText) -> Iterator[Element]:
    """Images above the title that link home or are named as what stands on every page."""
    if page.title is None:
        return
    for image in elements.of("img"):
        if not page.is_before_title(image):
            return
        link = next(image.iterancestors("a"), None)
        names = f"{image.get('src') or ''} {image.get('class') or ''} {image.get('alt') or ''}"
        if link is not None or _LOGO.search(names):
            yield image


def _contents(elements: PageElements, page: PageText) -> Iterator[Element]:
    """Lists of links to places of the same page."""
    links: dict[Element, int] = {}
    for link in filter(_leads_into_page, elements.of("a")):
        for top in islice(link.iterancestors("ul", "ol", "div", "p", "nav", "section"), _NEAR):
            links[top] = links.get(top, 0) + 1
            if top.tag in {"ul", "ol"}:
                break
    for top, count in links.items():
        if count < _FEW_LINKS or page.measures.link_share(top) < _ALL or page.is_announced(top):
            continue
        links_in = list(top.iter("a"))
        # Key points that link to the sections below are sentences, and text.
        if count == len(links_in) and not any(map(_is_sentence, links_in)):
            yield top


def _leads_into_page(link: Element) -> bool:
    address = link.get("href") or ""
    return address.startswith("#") and len(address) > 1


def _is_sentence(link: Element) -> bool:
    return said(link).endswith((".", "!"))


def _menus(elements: PageElements, page: PageText) -> Iterator[Element]:
    """Boxes of links above the title."""
    if page.title is None:
        return
    seen = {link.getparent() for link in elements.of("a") if page.is_before_title(link)}
    for holder in seen:
        box = holder
        while box is not None and box.tag in {*INLINE, "li"}:
            box = box.getparent()
        if box is None or page.holds_text(box) or page.measures.prose(box):
            continue
        share = page.measures.link_share(box)
        if share >= 0.8 or (share >= 0.5 and sum(1 for _ in box.iter("a")) >= _FEW_LINKS):
            yield box


def _teasers(elements: PageElements, page: PageText) -> Iterator[Element]:
    """Headings that are links, each with a line or two, where no text follows: other pages."""
    measures = page.measures
    counts: dict[Element, int] = {}
    for heading in filter(_is_linked, elements.of("h2", "h3", "h4", "h5")):
        for top in islice(heading.iterancestors(), _NEAR):
            counts[top] = counts.get(top, 0) + 1
    for top, count in counts.items():
        if count < _FEW_LINKS or page.holds_text(top) or not page.is_side(top):
            continue
        headings = sum(1 for _ in top.iter(*HEADINGS))
        if headings - count > 1 or measures.words(top) > count * _WORDS_OF_TEASER:
            continue
        if not page.is_inside(top) or page.prose_after(top) < _WORDS_OF_TEASER:
            yield top


def _is_linked(heading: Element) -> bool:
    return heading.find("a") is not None or next(heading.iterancestors("a"), None) is not None
