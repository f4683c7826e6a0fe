"""Inlines as HTML: text escaped, links made whole, terms linked to their explanation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from transform.addresses import whole_address
from transform.bundles.directions import visible_in
from transform.bundles.languages import phrase, visible
from transform.inlines import plain_text
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

__all__ = ["InlineWriter", "Surroundings", "slug"]

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fragment has to know: its page's language, the source's address, the ids of the
    terms that the page explains, the labels of its footnotes, and the addresses of the images that
    may be offered.
    """

    locale: str
    base: str = ""
    explained: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()


class InlineWriter:
    """Writes the inlines of one page. `language` is that of the text at hand; `met` collects the
    ids of the explained terms that were linked.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.language = surroundings.locale
        self.met: list[str] = []
        self._around = surroundings
        self._ids: set[str] = set()

    def inlines(self, inlines: Iterable[Inline], *, linked: bool = True) -> Markup:
        """Inlines as HTML; with `linked` off no link is made, for places that are links already."""
        return _NOTHING.join(self._inline(inline, linked) for inline in inlines)

    def has_id(self, wanted: str) -> bool:
        """Whether this id is on the page so far."""
        return wanted in self._ids

    def new_id(self, wanted: str) -> str:
        """An id like the one wanted that is on the page only once."""
        made, count = wanted, 1
        while made in self._ids:
            count += 1
            made = f"{wanted}-{count}"
        self._ids.add(made)
        return made

    def _inline(self, inline: Inline, linked: bool) -> Markup:
        match inline:
            case Text(value):
                return visible_in(value, self.language)
            case Code(value):
                return Markup("<code>{}</code>").format(visible(value))
            case Emphasis(children):
                return Markup("<em>{}</em>").format(self.inlines(children, linked=linked))
            case Strong(children):
                return Markup("<strong>{}</strong>").format(self.inlines(children, linked=linked))
            case Link():
                return self._link(inline, linked)
            case TermRef():
                return self._term(inline, linked)
            case Image():
                if not inline.alt:
                    return _NOTHING
                label = phrase("page.picture", self.language)
                return Markup('<span class="picture">[{} {}]</span>').format(
                    label, visible(inline.alt)
                )
            case FootnoteRef():
                return self._note_mark(inline, linked)
            case LineBreak():
                return Markup("<br>\n")
        assert_never(inline)

    def _link(self, link: Link, linked: bool) -> Markup:
        address = whole_address(link.href, self._around.base) if linked else ""
        if not address or not plain_text(link.children).strip():
            return self.inlines(link.children, linked=linked)
        inside = self.inlines(link.children, linked=False)
        return Markup('<a href="{}">{}</a>').format(address, inside)

    def _term(self, term: TermRef, linked: bool) -> Markup:
        inside = self.inlines(term.children, linked=False)
        known = term.term_id in self._around.explained and plain_text(term.children).strip()
        if not (known and linked):
            return Markup("<span{}>{}</span>").format(_data(term), inside)
        place = _NOTHING
        if term.term_id not in self.met:
            # The definition leads back to where the word is met first.
            self.met.append(term.term_id)
            place = Markup(' id="{}"').format(self.new_id(f"ref-{term.term_id}"))
        return Markup('<a class="term"{} href="#term-{}"{}>{}</a>').format(
            place, term.term_id, _data(term), inside
        )

    def _note_mark(self, mark: FootnoteRef, linked: bool) -> Markup:
        if not linked or mark.label not in self._around.notes:
            return Markup("<sup>{}</sup>").format(visible(mark.label))
        name = slug(mark.label)
        first = f"note-{name}-ref"
        place = _NOTHING
        if not self.has_id(first):
            place = Markup(' id="{}"').format(self.new_id(first))
        return Markup('<sup{}><a href="#note-{}">{}</a></sup>').format(
            place, name, visible(mark.label)
        )


def slug(text: str) -> str:
    """The words of a text as part of an id, in any script; 60 characters at most.

    >>> slug("What is it?")
    'what-is-it'
    """
    return re.sub(r"\W+", "-", visible(text).unescape().lower()).strip("-")[:60].rstrip("-")


def _data(term: TermRef) -> Markup:
    """What the source's popup link said of a term: its number, for whom, in which dictionary.

    >>> _data(TermRef("45882", (), "patient", "", "en"))
    Markup(' data-term="45882" data-audience="patient" data-language="en"')
    """
    said = (
        ("term", term.term_id),
        ("audience", term.audience),
        ("dictionary", term.dictionary),
        ("language", term.language),
    )
    return _NOTHING.join(Markup(' data-{}="{}"').format(*pair) for pair in said if pair[1])
