"""The frame of a page, told by its elements: navigation, forms, banners, dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transform.model import Removal, SourceSpan
from transform.readers.html_tags import Element

if TYPE_CHECKING:
    from transform.readers.html_inlines import LineCounter

__all__ = ["ChromeFilter"]


class ChromeFilter:
    """Takes the page's frame away, element by element, and keeps what it took as removals."""

    def __init__(self, lines: LineCounter) -> None:
        self._lines = lines
        self.removals: list[Removal] = []

    def look_at(self, root: Element) -> None:
        """Find where the page's own text stands."""

    def takes(self, element: Element) -> bool:
        if element.tag not in {"nav", "form", "button", "select"}:
            return False
        text = " ".join(" ".join(map(str, element.itertext())).split())
        if text:
            span = SourceSpan(self._lines.line, self._lines.line)
            self.removals.append(Removal("page-frame", "", text, "navigation", 0.9, span))
        return True
