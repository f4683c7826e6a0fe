"""A translation's own tags, called as those of its source are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transform.catalogs.tags import Tag, tagged
from transform.catalogs.units import Unit
from transform.inlines import plain_text
from transform.model import Inline, Link, TermRef, Text

__all__ = ["translated"]

_TAG = re.compile(r"<(/?)([a-z]+\d+)(/?)>")


def translated(source: Sequence[Unit], target: Sequence[Unit]) -> tuple[str, str]:
    """The msgid and the msgstr of sentences and their translation.

    A term is the same one where it has the same id, a link where it leads to the same place, or
    where both texts have as many; of other tags the first belongs to the first. Tags that only the translation has go; their words
    stay.
    """
    left, right = (tagged(_inlines(units)) for units in (source, target))
    names = _names(left.tags, right.tags)

    def rename(tag: re.Match[str]) -> str:
        closing, name, single = tag.groups()
        return f"<{closing}{names[name]}{single}>" if name in names else ""

    msgstr = _TAG.sub(rename, right.text)
    return left.text, " ".join(msgstr.split(" "))


def _inlines(units: Sequence[Unit]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for unit in units:
        if found:
            found.append(Text(" "))
        found += unit.segment.inlines
    return tuple(found)


def _names(left: Sequence[Tag], right: Sequence[Tag]) -> dict[str, str]:
    free = list(left)
    names: dict[str, str] = {}
    for tag in right:
        same = next((one for one in free if _meaning(one) == _meaning(tag)), None)
        if same is not None:
            free.remove(same)
            names[tag.name] = same.name
    # A page links to pages of its own language: what is left belongs together if it is as many.
    links = [tag for tag in free if isinstance(tag.inline, Link) and not tag.single]
    others = [t for t in right if t.name not in names and isinstance(t.inline, Link)]
    if len(links) == len(others) and not any(tag.single for tag in others):
        names |= {tag.name: link.name for tag, link in zip(others, links, strict=True)}
    return names


def _meaning(tag: Tag) -> tuple[object, ...]:
    inline = tag.inline
    match inline:
        case TermRef():
            return (TermRef, inline.term_id)
        case Link(href):
            bare = tag.single and plain_text(inline.children)
            return (Link, bare or href)
        case Text(value):
            return (Text, value)
        case _:
            return (type(inline), tag.single)
