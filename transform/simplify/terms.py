"""A glossary term explained in brackets where it is met first: "retroperitoneum (the space ...)".

Only where the definition is short, the sentence stays readable, and nobody explains it already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.data import exists, load_lines
from transform.glossary import Glossary
from transform.inlines import inline_text, plain_text
from transform.model import Emphasis, Inline, Strong, TermRef
from transform.simplify.edits.base import Replacement
from transform.simplify.lexicon import grammar, known_language
from transform.simplify.model import Edit
from transform.simplify.rewriting import editable, insert

__all__ = ["TermDefiner"]

LONGEST_DEFINITION = 12
LONGEST_SENTENCE = 20
"""Words, the definition among them."""


@cache
def _familiar(language: str) -> frozenset[str]:
    name = f"simplify/{language}/familiar_terms.txt"
    return frozenset(load_lines(name)) if exists(name) else frozenset()


class TermDefiner:
    """Goes through a summary in reading order and remembers which terms were met."""

    def __init__(self, glossary: Glossary, language: str) -> None:
        self._glossary = glossary
        self._language = known_language(language)
        self._met: set[str] = set()
        # A project's own terms are explained wherever their name stands, linked or not.
        self._own = {
            term.name.casefold(): term.id for term in glossary.terms if term.id in glossary.own
        }

    def define(self, inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Edit | None]:
        """The sentence with at most one term explained, and the edit that did it.

        The words of the source stay as they are: what is put in is brackets and nothing else.
        """
        text = plain_text(inlines)
        edit = None
        result = inlines
        linked = tuple(_terms(inlines, 0))
        for term, start, end in (*linked, *self._named(inlines, text)):
            if term.term_id in self._met or edit is not None:
                continue
            definition = self._definition(term, text, start, end)
            if definition:
                self._met.add(term.term_id)
                result = insert(inlines, end, f" ({definition})")
                edit = Edit("define-term", text[start:end], f"{text[start:end]} ({definition})")
        return result, edit

    def _named(self, inlines: tuple[Inline, ...], text: str) -> Iterator[tuple[TermRef, int, int]]:
        """The project's own terms in ordinary text, in order, of two at one place the longer."""
        if not self._own:
            return
        longest_first = sorted(self._own, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first))
        for match in re.finditer(rf"(?i)(?<![\w-])(?:{names})(?![\w-])", text):
            place = Replacement(match.start(), match.end(), "")
            if editable(inlines, (place,)):
                yield TermRef(self._own[match.group().casefold()], ()), match.start(), match.end()

    def _definition(self, term: TermRef, text: str, start: int, end: int) -> str:
        entry = self._glossary.get(term.term_id)
        surface = text[start:end].casefold()
        known = term.term_id not in self._glossary.own and surface in _familiar(self._language)
        if entry is None or known or term.language not in {"", self._language}:
            return ""
        words = len(entry.definition.split())
        inside = text.count("(", 0, start) > text.count(")", 0, start)
        explained = (
            re.match(r"\w*\s*(\(|,? or |is (a|an|the|called)\b|are\b)", text[end:]) is not None
        )
        joined = text[end : end + 1].isalpha() or re.match(r"[-/]| \w+ing\b", text[end:])
        if (
            words > LONGEST_DEFINITION
            or words + len(text.split()) > LONGEST_SENTENCE
            or inside
            or explained
            or joined
            or not self._ends_phrase(text, end)
            or (surface.endswith("s") and entry.definition.startswith(("a ", "an ")))
            or entry.definition.casefold() in text.casefold()
        ):
            return ""
        return entry.definition.rstrip(".")

    def _ends_phrase(self, text: str, end: int) -> bool:
        """Brackets fit behind a noun, not inside "[lymph node] biopsy": something must close there."""
        rules = grammar(self._language)
        after = re.match(r"\s*([.,;:!?]|\w+|$)", text[end:])
        word = after[1].lower() if after else ""
        return not word[:1].isalpha() or word in rules.closing or word in rules.finite


def _terms(inlines: tuple[Inline, ...], position: int) -> Iterator[tuple[TermRef, int, int]]:
    for inline in inlines:
        end = position + len(inline_text(inline))
        if isinstance(inline, TermRef):
            yield inline, position, end
        elif isinstance(inline, Strong | Emphasis):
            yield from _terms(inline.children, position)
        position = end
