"""Invisible characters that turn the direction of text (Unicode Bidirectional Algorithm, UAX #9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair

__all__ = ["bidi"]

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"  # closed by U+202C
_ISOLATES = "\u2066\u2067\u2068"  # closed by U+2069


def bidi(pair: Pair) -> Iterator[Hit]:
    """Any override; an embedding or isolate that is not closed, or closed and never opened."""
    if pair.target.isascii():
        return
    controls = _CONTROLS.findall(pair.target)
    for override in dict.fromkeys(one for one in controls if one in _OVERRIDES):
        yield Hit(f"U+{ord(override):04X} overrides the direction of the text")
    open_: list[str] = []
    for control in controls:
        if control in _EMBEDDINGS or control in _ISOLATES:
            open_.append("\u202c" if control in _EMBEDDINGS else "\u2069")
        elif open_ and open_[-1] == control:
            open_.pop()
        else:
            yield Hit(f"U+{ord(control):04X} closes what is not open")
            return
    if open_:
        yield Hit("a change of direction is not closed")
