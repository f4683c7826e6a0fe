"""How much of each element of a page is words, words in links, and running text: one walk for all."""

from __future__ import annotations

import re

from transform.readers.html_tags import INLINE, INVISIBLE, Element
from transform.readers.phrases import phrase_book

__all__ = ["Measures", "said"]

_SENTENCE_END = re.compile(r"[.!?:…][\"”’»')\]]*(?:\s|$)")
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+")
_FEW_WORDS = 10


class Measures:
    """The measures of all elements of a page, each by element; `order` is that of the document.

    `prose` counts the words of blocks that hold sentences and neither links alone nor the
    frame's own sentences.
    """

    def __init__(self, root: Element) -> None:
        self.order: dict[Element, int] = {}
        self.words: dict[Element, int] = {}
        self.linked: dict[Element, int] = {}
        self.prose: dict[Element, int] = {}
        self.own_prose: dict[Element, int] = {}
        self.leaves: list[Element] = []  # the blocks that hold the prose, in order
        self._texts: dict[Element, list[str]] = {}
        self._count(root)
        self._sum_up()

    def _count(self, root: Element) -> None:
        """Give each text to its element and to the block that it stands in."""
        blocks: dict[Element, Element | None] = {}
        texts = self._texts
        for at, element in enumerate(root.iter()):
            parent = element.getparent()
            outer = blocks.get(parent)
            if parent is not None and outer is not None and (tail := element.tail):
                texts[outer].append(tail)
                self.words[parent] += len(tail.split())
            tag = element.tag
            if not isinstance(tag, str) or (parent is not None and outer is None):
                continue
            self.order[element] = at
            self.words[element] = 0
            if tag in INVISIBLE:
                blocks[element] = None
                continue
            block = outer if tag in INLINE and outer is not None else element
            blocks[element] = block
            pieces = texts.setdefault(block, [])
            if text := element.text:
                pieces.append(text)
                self.words[element] = len(text.split())

    def _sum_up(self) -> None:
        words, linked, prose = self.words, self.linked, self.prose
        for element in reversed(self.order):
            if element.tag == "a":
                linked[element] = words[element]
            else:
                linked.setdefault(element, 0)
            prose.setdefault(element, 0)
            if element in self._texts and words[element] >= _FEW_WORDS:
                self._look_for_prose(element)
            parent = element.getparent()
            if parent is not None:
                words[parent] += words[element]
                linked[parent] = linked.get(parent, 0) + linked[element]
                prose[parent] = prose.get(parent, 0) + prose[element]
        self.leaves.reverse()

    def _look_for_prose(self, block: Element) -> None:
        text = "".join(self._texts[block])
        count = len(text.split())
        if count < _FEW_WORDS or not _SENTENCE_END.search(text):
            return
        inner = sum(self.words[child] for child in block if child in self._texts)
        own_links = self.linked[block] - sum(
            self.linked[child] for child in block if child in self._texts
        )
        if own_links > (self.words[block] - inner) * 0.5 or _is_boilerplate(text):
            return
        self.prose[block] += count
        self.own_prose[block] = count
        self.leaves.append(block)

    def is_inline(self, element: Element) -> bool:
        """Whether an element's text belongs to a block around it."""
        return element not in self._texts

    def link_share(self, element: Element) -> float:
        """How much of an element's words stand in links, from 0 to 1."""
        words = self.words.get(element, 0)
        return min(1.0, self.linked.get(element, 0) / words) if words else 0.0


def _is_boilerplate(text: str) -> bool:
    book = phrase_book()
    if not book.may_say(text):
        return False
    sentences = [part for part in _SENTENCE_START.split(" ".join(text.split())) if part]
    found = sum(book.sentence(sentence) is not None for sentence in sentences)
    return found > 0 and found >= len(sentences) / 2


def said(element: Element) -> str:
    """All that an element shows, on one line."""
    parts: list[str] = []
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
    return " ".join(" ".join(parts).split())
