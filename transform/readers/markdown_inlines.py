"""The inside of Markdown blocks: emphasis, links, terms, images, and HTML tags between words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from transform.inlines import one_line
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    SourceSpan,
    Strong,
    Text,
)
from transform.readers.tags import TagFrame, close_tag, open_tag

if TYPE_CHECKING:
    from transform.readers.links import LinkReader
    from transform.readers.positions import Positions

__all__ = ["MarkdownInlines"]

_MAX_DEPTH = 40
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|ul|ol|li|dl|dt|dd|table|tr|td|th|h[1-6]|blockquote|section|center|hr)\b",
    re.IGNORECASE,
)


class MarkdownInlines:
    """Reads the inlines of one block at a time; `above` is the lines before the body."""

    def __init__(self, positions: Positions, above: int, links: LinkReader) -> None:
        self._positions = positions
        self._above = above
        self._links = links
        self._depth = 0

    def read(self, node: Any) -> tuple[Inline, ...]:
        """The inlines of a block node, HTML tags paired as far as they pair."""
        self._depth += 1
        stack = [TagFrame("")]
        for child in self._children(node):
            value = child.node_value  # the parser makes it anew each time it is asked for
            kind = type(value).__name__
            if kind == "Text":
                text = value.value
                _append(stack[-1].inlines, Text(text, self._span(child, len(text))))
            elif kind == "HtmlInline":
                self._tag(value.value, stack)
            else:
                for inline in self._inline(child, value, kind):
                    _append(stack[-1].inlines, inline)
        while len(stack) > 1:
            close_tag(stack, stack[-1].name, self._links)
        self._depth -= 1
        inlines = stack[0].inlines
        while inlines and isinstance(inlines[-1], LineBreak):
            inlines.pop()  # the end of a block needs no break
        return tuple(inlines)

    def _children(self, node: Any) -> list[Any]:
        """The nodes inside; beyond any depth that marks can mean something, the words alone."""
        if self._depth <= _MAX_DEPTH:
            return list(node.children)
        words: list[Any] = []
        waiting = list(reversed(node.children))
        while waiting:
            child = waiting.pop()
            inner = child.children
            if inner:
                waiting.extend(reversed(inner))
            else:
                words.append(child)
        return words

    def _tag(self, source: str, stack: list[TagFrame]) -> None:
        is_block = _BLOCK_TAG.match(source) is not None
        if source.startswith("</"):
            close_tag(stack, source[2:].strip("> \t\n").lower(), self._links)
            if is_block:
                _break(stack[-1].inlines)
        else:
            # A list in a cell of a table: its words must not run together.
            if is_block:
                _break(stack[-1].inlines)
            open_tag(stack, source, self._links)

    def _inline(self, node: Any, value: Any, kind: str) -> tuple[Inline, ...]:  # one flat match
        match kind:
            case "SoftBreak":
                return (Text(" ", self._span(node, 1)),)
            case "LineBreak":
                return (LineBreak(),)
            case "Emph":
                return (Emphasis(self.read(node)),)
            case "Strong":
                return (Strong(self.read(node)),)
            case "Code":
                code = value.value.literal
                return (Code(code, self._span(node, len(code))),)
            case "Link":
                children, target = self.read(node), value.value
                link = self._links.link(target.url, children, target.title)
                return children if link is None else (link,)
            case "Image":
                return (self._image(node, value.value),)
            case "FootnoteReference":
                return (FootnoteRef(value.value.name),)
            case _:  # struck-out words and whatever a newer parser brings: the words are kept
                return self.read(node)

    def _image(self, node: Any, link: Any) -> Image:
        alt = one_line(self.read(node))
        title = " ".join(link.title.split())
        source = self._links.address(link.url)
        return Image(source, alt, "" if title == alt else title, self._span(node, -1))

    def _span(self, node: Any, length: int) -> SourceSpan:
        """Offsets are given where the text is its source, character by character."""
        place = node.sourcepos
        begins, ends = place.start, place.end
        first, last = self._above + begins.line, self._above + ends.line
        start = self._positions.offset(first, begins.column)
        end = self._positions.offset(last, ends.column) + 1
        if length >= 0 and end - start != length:
            return SourceSpan(first, last)
        return SourceSpan(first, last, start, end)


def _break(inlines: list[Inline]) -> None:
    """Begin a new line, unless one has just begun."""
    if inlines and not isinstance(inlines[-1], LineBreak):
        inlines.append(LineBreak())


def _append(inlines: list[Inline], inline: Inline) -> None:
    """Add an inline; words that follow each other in the source become one text."""
    if inlines and isinstance(inline, Text) and isinstance(last := inlines[-1], Text):
        joined = join_texts(last, inline)
        if joined is not None:
            inlines[-1] = joined
            return
    inlines.append(inline)


def join_texts(first: Text, second: Text) -> Text | None:
    """Both as one where the second begins in the source where the first ends."""
    one, two = first.span, second.span
    if one is None or two is None or one.end is None or two.end is None or one.end != two.start:
        return None
    # A text that goes on in the next line would hide that line's number, so it stays two.
    if two.first_line != one.last_line:
        return None
    span = SourceSpan(one.first_line, two.last_line, one.start, two.end)
    return Text(first.value + second.value, span)
