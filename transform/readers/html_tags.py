"""What HTML elements are to a reader: running text, a block, or nothing at all."""

from __future__ import annotations

from typing import Any

__all__ = ["HEADINGS", "INLINE", "INVISIBLE", "Element"]

# One of lxml's elements; its stubs deny that a comment's tag is no text.
Element = Any

INVISIBLE = frozenset(
    {
        "script", "style", "template", "head", "title", "meta", "link", "base", "svg", "math",
        "canvas", "object", "iframe", "datalist", "param", "map", "area",
    }
)  # fmt: skip

# The parser knows `source` and `track` for no void elements, so that what follows stands in them.
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del",
        "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output",
        "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "source", "sub", "sup", "time", "track", "tt", "u", "var", "wbr",
    }
)  # fmt: skip

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
