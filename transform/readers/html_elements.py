"""The elements of a page by their tags: one walk over its tree for all who ask."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

import lxml.etree

from transform.readers.html_tags import Element

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["PageElements", "xpath"]


class PageElements:
    """All elements under `root` and itself, in reading order within each tag.

    A query to the tree asks each of its nodes, and Python's objects for them are made anew for
    each query: here they are made once, and stay.
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self._by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        for element in root.iter("*"):
            self._by_tag[element.tag].append(element)

    def of(self, *tags: str) -> list[Element]:
        """The elements of some tags, tag by tag."""
        return list(chain.from_iterable(self._by_tag.get(tag, ()) for tag in tags))

    def has(self, tags: Collection[str]) -> bool:
        """Whether there is an element of any of some tags."""
        return not self._by_tag.keys().isdisjoint(tags)


def xpath(path: str) -> Any:
    """A compiled query whose texts are plain strings, which are made faster than lxml's own.

    Ask for attributes by their axis, as in `//@role`: a condition, as in `//*[@role]`, takes
    several times as long.
    """
    return lxml.etree.XPath(path, smart_strings=False)
