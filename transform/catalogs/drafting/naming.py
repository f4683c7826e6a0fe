"""The glossary's names in drafts: which terms stand in a message, and what they must be called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from transform.catalogs.checking.terms import alike
from transform.catalogs.drafting.marks import Mark, Plain, Span
from transform.catalogs.drafting.model import TermNames
from transform.catalogs.model import Message
from transform.catalogs.tags import escape
from transform.glossary import Glossary

__all__ = ["Names", "enforced", "with_name"]

_TERM = re.compile(r"(t\d+): term (\d+)\b")


@dataclass(frozen=True, slots=True)
class Names:
    """The glossary in both languages."""

    source: Glossary
    target: Glossary

    def of_tags(self, message: Message, marks: Iterable[Mark]) -> dict[str, TermNames]:
        """The names of the terms that are tagged, by tag.

        A tag may stand around other words than the term's name ("spread" for "metastasis"): those
        are no name, and are left to the engine.
        """
        ids: dict[str, str] = {
            found[1]: found[2] for line in message.comments if (found := _TERM.match(line))
        }
        named = ((mark, self._names(ids.get(mark.name, ""))) for mark in marks)
        return {
            mark.name: names
            for mark, names in named
            if names and alike(mark.words, names.source, self.source.locale)
        }

    def _names(self, term_id: str) -> TermNames | None:
        ours, theirs = self.source.get(term_id), self.target.get(term_id)
        return TermNames(ours.name, theirs.name) if ours and theirs else None

    def untagged(self, plain: Plain) -> dict[Mark, TermNames]:
        """Names that stand in a text outside its tags, of two at one place the longer."""
        pattern, names = _pattern(self.source, self.target)
        if pattern is None:
            return {}
        return {
            Mark("", found[0], found.start(), found.end()): names[found[0].casefold()]
            for found in pattern.finditer(plain.text)
            if all(found.end() <= mark.start or mark.end <= found.start() for mark in plain.marks)
        }


@lru_cache(maxsize=8)
def _pattern(
    source: Glossary, target: Glossary
) -> tuple[re.Pattern[str] | None, dict[str, TermNames]]:
    names = {
        term.name.casefold(): TermNames(term.name, theirs.name)
        for term in source.terms
        if (theirs := target.get(term.id))
    }
    if not names:
        return None, names
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE), names


def enforced(
    spans: Sequence[Span], answer: str, names: dict[Mark, str], locale: str
) -> Iterator[Span]:
    """The places with the glossary's name where the answer has other words for the term.

    An inflected form of the name is left as it is.
    """
    for span in spans:
        name = names.get(span.mark)
        inside = answer[span.start : span.end]
        if not name or alike(inside, name, locale):
            yield span
        else:
            yield replace(span, text=with_name(inside, name))


def with_name(inside: str, name: str) -> str:
    """A name with a capital where the words it replaces had one.

    >>> with_name("Ente", "cuerpo"), with_name("ente", "ADN")
    ('Cuerpo', 'ADN')
    """
    return escape(name[:1].upper() + name[1:] if inside[:1].isupper() else name)
