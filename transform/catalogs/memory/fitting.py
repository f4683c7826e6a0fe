"""A translation of like words under the tags of another message."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from transform.catalogs.tags import strip_tags
from transform.inlines import folded

__all__ = ["fitted"]

_TAG = re.compile(r"<(/?)((a|br|code|em|fn|img|strong|t)\d+)(/?)>")


def fitted(msgid: str, known: str, msgstr: str) -> str:
    """`msgstr`, a translation of `known`, with the tags of `msgid`.

    A tag becomes the one that stands around the same words, else, where both texts have as many
    of its kind, the one at the same place; a tag that the message has not goes, and its words stay.

    >>> fitted("A <t1>lump</t1>", "The <a1>skin</a1> or a <t1>lump</t1>", "<a1>Piel</a1> o <t1>bulto</t1>")
    'Piel o <t1>bulto</t1>'
    """
    if not _TAG.search(msgstr):
        return msgstr
    names = _names(_surfaces(known), _surfaces(msgid))
    return _TAG.sub(lambda tag: _renamed(tag, names), msgstr)


def _renamed(tag: re.Match[str], names: dict[str, str]) -> str:
    closing, name, _, single = tag.groups()
    return f"<{closing}{names[name]}{single}>" if name in names else ""


def _surfaces(msgid: str) -> dict[str, tuple[str, str]]:
    """For each tag's name its kind and the words inside, in their order."""
    found: dict[str, tuple[str, str]] = {}
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(msgid):
        closing, name, kind, single = tag.groups()
        if closing and name in opened:
            found[name] = (kind, folded(strip_tags(msgid[opened[name] : tag.start()])).casefold())
        elif not closing:
            opened[name] = tag.end()
            found[name] = (kind + single, "")
    return found


def _names(old: dict[str, tuple[str, str]], new: dict[str, tuple[str, str]]) -> dict[str, str]:
    free: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, surface in new.items():
        free[surface].append(name)
    names = {name: free[surface].pop(0) for name, surface in old.items() if free[surface]}
    counts, others = (Counter(kind for kind, _ in tags.values()) for tags in (old, new))
    for kind in counts:
        if counts[kind] == others[kind]:
            left = (name for name in new if new[name][0] == kind and name not in names.values())
            rest = [name for name in old if old[name][0] == kind and name not in names]
            names |= dict(zip(rest, list(left), strict=True))
    return names
