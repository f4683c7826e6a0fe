"""Brackets that are not closed, or not as many as the source's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair

__all__ = ["bracket"]

_PLAIN = str.maketrans("（）［］｛｝【】", "()[]{}[]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BRACKETS = re.compile(r"[()\[\]{}]")
_OPENING = "([{"
_ITEM = re.compile(r"(?<!\S)\w{1,3}\)$")


def bracket(pair: Pair) -> Iterator[Hit]:
    """Closing first: a count says little where a bracket is open."""
    source, target = _brackets(pair.source), _brackets(pair.target)
    if not source and not target:
        return
    if _is_closed(source) and not _is_closed(target):
        yield Hit("a bracket is not closed, or closed and never opened")
        return
    asked, found = Counter(source), Counter(target)
    for opening in _PAIRS.values():
        if asked[opening] != found[opening]:
            yield Hit(
                f"{found[opening]} × {opening}, where the source has {asked[opening]}", lesser=True
            )


def _brackets(text: str) -> list[str]:
    """The brackets in order, without those behind a list item's sign: "a) ...", "2) ..."."""
    plain = text.translate(_PLAIN)
    found: list[str] = []
    for match in _BRACKETS.finditer(plain):
        open_ = sum(1 if one in _OPENING else -1 for one in found)
        if match[0] == ")" and open_ <= 0 and _ITEM.search(plain, 0, match.end()):
            continue
        found.append(match[0])
    return found


def _is_closed(brackets: list[str]) -> bool:
    open_: list[str] = []
    for one in brackets:
        if one in _OPENING:
            open_.append(one)
        elif not open_ or open_.pop() != _PAIRS[one]:
            return False
    return not open_
