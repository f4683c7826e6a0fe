"""A text with our tags as a TMX segment, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from transform.catalogs.tags import escape, unescape
from transform.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Segment", "fill_segment", "segment_text"]

_TAG = re.compile(r"<(/?)((a|br|code|em|fn|img|strong|t)\d+)(/?)>")
_TYPES = {"a": "link", "br": "lb", "em": "italic", "fn": "fnote", "img": "image", "strong": "bold"}
_CHARACTER = "x-character-"  # a placeholder for what XML cannot hold
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEXADECIMAL = re.compile(r"[0-9a-f]{4}")
_NATIVE = {"bpt", "ept", "ph", "it", "ut"}


class Segment(Enum):
    """Who wrote a segment. Other programs know nothing of our tags: in PO files that they
    translated, tags and entities are words to them.
    """

    OWN = "own"
    FOREIGN = "foreign"


def fill_segment(segment: _Element, text: str, numbers: dict[str, int]) -> None:
    """Put a text into an empty `seg`. `numbers` gives a tag the same `x` in source and target."""
    writer = _Writer(segment, numbers)
    position = 0
    partners = _partners(text)
    for tag in _TAG.finditer(text):
        writer.add_text(unescape(text[position : tag.start()]))
        writer.add_tag(tag, partners.get(tag.start()))
        position = tag.end()
    writer.add_text(unescape(text[position:]))


def _partners(text: str) -> dict[int, int]:
    """For the places of tags that open and close the number of their pair."""
    opened: dict[str, int] = {}
    partners: dict[int, int] = {}
    for tag in _TAG.finditer(text):
        closing, name, _, single = tag.groups()
        if single:
            continue
        if not closing:
            opened.setdefault(name, tag.start())
        elif name in opened:
            partners[opened[name]] = partners[tag.start()] = len(partners) // 2 + 1
            del opened[name]
    return partners


class _Writer:
    def __init__(self, segment: _Element, numbers: dict[str, int]) -> None:
        self._segment = segment
        self._numbers = numbers
        self._last: _Element | None = None

    def add_text(self, text: str) -> None:
        position = 0
        for unsafe in _UNSAFE.finditer(text):
            self._append(text[position : unsafe.start()])
            self._element("ph", "").set("type", f"{_CHARACTER}{ord(unsafe[0]):04x}")
            position = unsafe.end()
        self._append(text[position:])

    def _append(self, text: str) -> None:
        if self._last is None:
            self._segment.text = (self._segment.text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text

    def _element(self, name: str, content: str) -> _Element:
        from lxml import etree

        self._last = etree.SubElement(self._segment, name)
        self._last.text = content
        return self._last

    def add_tag(self, tag: re.Match[str], pair: int | None) -> None:
        closing, name, kind, single = tag.groups()
        number = str(self._numbers.setdefault(name, len(self._numbers) + 1))
        if pair is not None and closing:
            self._element("ept", tag[0]).set("i", str(pair))
            return
        if pair is not None:
            element = self._element("bpt", tag[0])
            element.set("i", str(pair))
        elif single:
            element = self._element("ph", tag[0])
        else:
            element = self._element("it", tag[0])
            element.set("pos", "end" if closing else "begin")
        element.set("x", number)
        element.set("type", _TYPES.get(kind, "x-term" if kind == "t" else f"x-{kind}"))


def segment_text(segment: _Element, written: Segment) -> str:
    """The text of a `seg`. Raises InputError where it holds an entity, whose words are not known."""
    return "".join(_pieces(segment, written))


def _pieces(element: _Element, written: Segment) -> Iterator[str]:
    yield _text(element.text or "", written)
    for child in element:
        name: object = child.tag
        if not isinstance(name, str):
            if not isinstance(child.text, str) or child.text.startswith("&"):
                raise InputError("a text holds an entity", "write the character itself")
        elif name in _NATIVE:
            yield _native(child)
        else:  # `hi` and what else stands around words
            yield from _pieces(child, written)
        yield _text(child.tail or "", written)


def _native(element: _Element) -> str:
    kind = element.get("type", "")
    if kind.startswith(_CHARACTER):
        digits = kind.removeprefix(_CHARACTER)
        character = chr(int(digits, 16)) if _HEXADECIMAL.fullmatch(digits) else ""
        return character if _UNSAFE.fullmatch(character) else ""
    code = element.text or ""
    return code if _TAG.fullmatch(code) else ""


def _text(text: str, written: Segment) -> str:
    if written is Segment.OWN:
        return escape(text)
    parts: list[str] = []
    position = 0
    for tag in _TAG.finditer(text):
        parts += (escape(unescape(text[position : tag.start()])), tag[0])
        position = tag.end()
    return "".join((*parts, escape(unescape(text[position:]))))
