"""A document's text as the rights ask about it: place by place, in one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from transform.inlines import plain_text, walk_inlines
from transform.model import Document, Inline, Link, SourceSpan
from transform.tree import runs

__all__ = ["Line", "Words", "read_words", "search_pattern"]


@dataclass(frozen=True, slots=True)
class Line:
    """One run of text without its line breaks, also `folded` to small letters."""

    place: str
    text: str
    folded: str

    def hints_at(self, rule: dict[str, Any]) -> bool:
        """Whether one of a rule's `hints` stands here: a quick look before its pattern."""
        return any(hint in self.folded for hint in rule["hints"])


@dataclass(frozen=True, slots=True)
class Words:
    """`lines` stand in reading order, and after them what cleaning took out.

    Captions and alt texts are not among them: what they say, they say of their figure.
    """

    lines: tuple[Line, ...]

    def matching(self, rule: dict[str, Any]) -> Iterator[Line]:
        """The lines that a rule of the data files matches: one of its hints and its pattern."""
        for line in self.lines:
            if line.hints_at(rule) and search_pattern(rule, line.text):
                yield line


def read_words(document: Document) -> Words:
    """The words of a document and of its removals."""
    said = [
        (run.span, " ".join((plain_text(run.inlines), *_license_links(run.inlines))))
        for run in runs(document.blocks)
        if run.role not in ("caption", "alt")
    ]
    said.extend((removal.span, removal.text) for removal in document.removals)
    return Words(tuple(_line(_place(document, span), text) for span, text in said))


def _license_links(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Addresses of licenses behind links: "some rights reserved" says its terms only there."""
    for inline in walk_inlines(inlines):
        if isinstance(inline, Link) and "creativecommons.org/" in inline.href:
            yield inline.href


def _line(place: str, text: str) -> Line:
    joined = " ".join(text.split())
    return Line(place, joined, joined.casefold())


def search_pattern(rule: dict[str, Any], text: str) -> re.Match[str] | None:
    """Where a rule's pattern matches, whatever the case."""
    return _compiled(rule["pattern"]).search(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _place(document: Document, span: SourceSpan | None) -> str:
    return f"{document.path}:{span.first_line}:" if span else f"{document.path}:"
