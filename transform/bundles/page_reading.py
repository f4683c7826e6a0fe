"""A written page, read back the way a browser and a screen reader meet it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "PageText", "read_page"]

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "source", "col"})


@dataclass(slots=True)
class Element:
    """An element with its attributes and all the text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class PageText:
    """The elements of a page in document order."""

    elements: list[Element] = field(default_factory=list)

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def with_id(self, wanted: str) -> Element | None:
        return next((e for e in self.elements if e.attributes.get("id") == wanted), None)

    @property
    def visible(self) -> str:
        return "".join(body.text for body in self.named("body"))


def read_page(text: str) -> PageText:
    """The elements of an HTML page; text of scripts and styles is not text of the page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageText()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.page.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.name == tag for element in self._open):
            while self._open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = [element.name for element in self._open]
        if "style" in inside or "script" in inside:
            self._open[-1].text += data
            return
        for element in self._open:
            element.text += data
