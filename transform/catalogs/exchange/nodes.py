"""A message as words and tags, as formats with real inline elements need it.

In a message `&lt;` is a `<` that a reader sees; in these formats words are words, and only tags
are elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from transform.catalogs.tags import escape, unescape

__all__ = ["Edge", "Node", "Point", "Span", "canonical", "kind", "message_text", "nodes"]

_TAG = re.compile(r"<(/?)((?:a|br|code|em|fn|img|strong|t)\d+)(/?)>")


@dataclass(frozen=True, slots=True)
class Span:
    """A tag around words: `<t1>organs</t1>`."""

    name: str
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A tag that stands alone: `<br1/>`."""

    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Half of a pair, whose other half is missing or stands across another pair."""

    name: str
    closing: bool


Node = str | Span | Point | Edge
"""Text, or a tag."""


def nodes(text: str) -> tuple[Node, ...]:
    """The words and tags of a message, whatever is wrong with its tags.

    >>> nodes("<t1>p &lt; 5</t1>")
    (Span(name='t1', children=('p < 5',)),)
    >>> nodes("a</em1>")
    ('a', Edge(name='em1', closing=True))
    """
    builder = _Builder()
    position = 0
    for tag in _TAG.finditer(text):
        builder.add(unescape(text[position : tag.start()]))
        closing, name, single = tag.groups()
        if single and not closing:
            builder.add(Point(name))
        elif closing and not single:
            builder.close(name)
        elif closing:
            builder.add(tag[0])  # "</br1/>" is no tag
        else:
            builder.open(name)
        position = tag.end()
    builder.add(unescape(text[position:]))
    return builder.finish()


@dataclass(slots=True)
class _Builder:
    stack: list[tuple[str, list[Node]]] = field(default_factory=lambda: [("", [])])

    def add(self, node: Node) -> None:
        found = self.stack[-1][1]
        if isinstance(node, str) and found and isinstance(found[-1], str):
            found[-1] += node
        elif node != "":
            found.append(node)

    def open(self, name: str) -> None:
        self.stack.append((name, []))

    def close(self, name: str) -> None:
        if name not in (opened for opened, _ in self.stack[1:]):
            self.add(Edge(name, closing=True))
            return
        while self.stack[-1][0] != name:
            self._give_up()
        name, children = self.stack.pop()
        self.add(Span(name, tuple(children)))

    def _give_up(self) -> None:
        """The innermost open tag is never closed, or across others."""
        name, children = self.stack.pop()
        self.add(Edge(name, closing=False))
        for child in children:
            self.add(child)

    def finish(self) -> tuple[Node, ...]:
        while len(self.stack) > 1:
            self._give_up()
        return tuple(self.stack[0][1])


def message_text(content: Iterable[Node]) -> str:
    """The message of words and tags.

    >>> message_text(("p < 5", Point("br1")))
    'p &lt; 5<br1/>'
    """
    return "".join(map(_text, content))


def _text(node: Node) -> str:
    match node:
        case str():
            return escape(node)
        case Span(name, children):
            return f"<{name}>{message_text(children)}</{name}>"
        case Point(name):
            return f"<{name}/>"
        case Edge(name, closing):
            return f"</{name}>" if closing else f"<{name}>"
    assert_never(node)


def canonical(text: str) -> str:
    """The message as it comes back from such a format: the same to every reader.

    >>> canonical("R & D &gt; 5")
    'R &amp; D > 5'
    """
    if not _OFTEN.search(text):
        return text
    return message_text(nodes(text))


_OFTEN = re.compile(r"[&<]")


def kind(name: str) -> str:
    """What a tag stands for, without its number.

    >>> kind("strong12")
    'strong'
    """
    return name.rstrip("0123456789")
