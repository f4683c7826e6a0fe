"""The glossary: what a term is called and what it means, by locale.

The packaged glossary is one table a locale, `transform/data/glossary/<locale>.tsv`, with the
columns `id`, `name` and `definition`. Ids are those of NCI's dictionary of cancer terms, digits
alone, so that a popup link finds its term.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from transform.data import exists, load_table
from transform.locale import fallbacks, is_pseudo
from transform.settings import TermRow
from transform.wording.pseudo import pseudo_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Glossary", "Term", "packaged_glossary", "project_glossary"]


@dataclass(frozen=True, slots=True)
class Term:
    """One entry in one locale. `definition` is a plain phrase without a full stop's company."""

    id: str
    name: str
    definition: str
    locale: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms of one locale by id. `own` are the ids that a project brought itself."""

    locale: str
    terms: tuple[Term, ...] = ()
    own: frozenset[str] = frozenset()
    _by_id: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {term.id: term for term in self.terms})

    def get(self, term_id: str) -> Term | None:
        return self._by_id.get(term_id)


@cache
def packaged_glossary(locale: str) -> Glossary:
    """The packaged terms of a locale or of the nearest one that stands in for it; maybe none.

    >>> packaged_glossary("xx").terms
    ()
    """
    for tag in fallbacks(locale):
        name = f"glossary/{tag}.tsv"
        if exists(name):
            rows = load_table(name)
            return Glossary(
                tag, tuple(Term(row["id"], row["name"], row["definition"], tag) for row in rows)
            )
    return Glossary(locale)


@cache
def project_glossary(locale: str, rows: tuple[TermRow, ...]) -> Glossary:
    """The packaged terms with a project's own, which win; see :attr:`Settings.terms`.

    Rows in another language are not for this locale; those of its base language are, where the
    locale has none of its own. A pseudo-locale's terms are the English ones made over.

    >>> project_glossary("en", (("en", "45693", "organ", "a part of the body"),)).get("45693").definition
    'a part of the body'
    """
    if is_pseudo(locale):
        return _pseudo_glossary(project_glossary("en", rows), locale)
    packaged = packaged_glossary(locale)
    tags = fallbacks(locale)
    own: dict[str, Term] = {}
    for tag in reversed(tags):
        own |= {id_: Term(id_, name, text, tag) for at, id_, name, text in rows if at == tag}
    if not own:
        return packaged
    kept = tuple(term for term in packaged.terms if term.id not in own)
    return Glossary(packaged.locale, (*kept, *own.values()), frozenset(own))


def _pseudo_glossary(english: Glossary, locale: str) -> Glossary:
    terms = (
        Term(t.id, pseudo_text(t.name, locale), pseudo_text(t.definition, locale), locale)
        for t in english.terms
    )
    return Glossary(locale, tuple(terms), english.own)
