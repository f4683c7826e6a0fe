"""Tags of the source that a translation lacks, doubles, crosses or invents.

The one rule that keeps a translation out of a bundle: `localize_document` parses by the same
function, and shows the source where this rule finds an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.tags import Tag, Tagged, parse
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    TermRef,
    Text,
)

__all__ = ["placeholder", "source_tags"]

_TAG = re.compile(r"<((a|br|code|em|fn|img|strong|t)\d+)(/?)>")
_INSIDE: tuple[Inline, ...] = (Text("x"),)
_KINDS: dict[str, Inline] = {
    "a": Link("", _INSIDE),
    "a/": Link("", (Text("https://x"),)),
    "br/": LineBreak(),
    "code": Code("x"),
    "em": Emphasis(_INSIDE),
    "fn/": FootnoteRef(""),
    "img": Image("", "x"),
    "strong": Strong(_INSIDE),
    "t": TermRef("", _INSIDE),
}


def placeholder(pair: Pair) -> Iterator[Hit]:
    """Each problem and each warning of the translation's tags."""
    message = pair.message
    if "<" not in message.msgid and "<" not in message.msgstr:
        return
    source = source_tags(message.msgid)
    accepted = parse(message.msgid, source).problems  # the source's own oddities
    parsed = parse(message.msgstr, source)
    for problem in parsed.problems:
        if problem not in accepted:
            yield Hit(problem)
    for warning in parsed.warnings:
        yield Hit(warning, lesser=True)


def source_tags(msgid: str) -> Tagged:
    """A msgid with its tags, as far as it tells them."""
    tags = (
        Tag(name, _KINDS.get(kind + single, _KINDS.get(kind, LineBreak())))
        for name, kind, single in _TAG.findall(msgid)
    )
    return Tagged(msgid, tuple(tags))
