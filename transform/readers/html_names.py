"""What the parts of a page's frame are called: `class`, `id` and `role` against a list of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from transform.data import load_toml
from transform.readers.html_tags import Element

__all__ = ["SURE", "Frame", "elements", "frame_of", "named", "roles"]

SURE = 0.8  # from here on a name decides alone

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[a-z0-9]+")
_LONGEST_NAME = 4  # words
_LONGEST = 300
_ATTRIBUTES = ("class", "id", "data-component", "data-testid")
_NUMBERED = "0123456789_-"


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the frame: its class of boilerplate and how sure that is.

    `often_long` is True for parts that hold sentences of their own, such as readers' comments.
    """

    category: str
    sure: float
    often_long: bool = False


def named(element: Element) -> Frame | None:
    """The part of the frame that an element's class, id or component name says it is."""
    best: Frame | None = None
    for attribute in _ATTRIBUTES:
        names = element.get(attribute)
        if names and (found := frame_of(names)) and (best is None or found.sure > best.sure):
            best = found
    return best


def frame_of(names: str) -> Frame | None:
    """The part of the frame that one of some names says, if one does.

    >>> frame_of("col-4 site-footer_12").category
    'page chrome'
    """
    # Most ids are a number and a mark or two: without these few are left to look up.
    names = names[:_LONGEST].strip(_NUMBERED)
    return _frame_of(names) if names else None


@lru_cache(maxsize=8192)
def _frame_of(names: str) -> Frame | None:
    best: Frame | None = None
    for name in names.split():
        tokens = _TOKEN.findall(_CAMEL.sub("-", name).lower())
        for start in range(_neutral(tokens), len(tokens)):
            for length in range(1, _LONGEST_NAME + 1):
                found = _frames().get("-".join(tokens[start : start + length]))
                if found is not None and (best is None or found.sure > best.sure):
                    best = found
    return best


def _neutral(tokens: list[str]) -> int:
    """How many words at the beginning are a name that says nothing."""
    return next(
        (n for n in range(_LONGEST_NAME, 0, -1) if "-".join(tokens[:n]) in _neutral_names()), 0
    )


@cache
def _neutral_names() -> frozenset[str]:
    return frozenset(load_toml("readers/frame.toml")["neutral"]["names"])


@cache
def _frames() -> dict[str, Frame]:
    entries: list[dict[str, Any]] = load_toml("readers/frame.toml")["frame"]
    return {
        name: Frame(entry["category"], entry["sure"], entry.get("often_long", False))
        for entry in reversed(entries)
        for name in entry["names"]
    }


@cache
def elements() -> dict[str, str]:
    """The class of boilerplate of elements that are the frame by what they are."""
    found: dict[str, str] = load_toml("readers/frame.toml")["elements"]
    return found


@cache
def roles() -> dict[str, str]:
    """The class of boilerplate of ARIA roles."""
    found: dict[str, str] = load_toml("readers/frame.toml")["roles"]
    return found
