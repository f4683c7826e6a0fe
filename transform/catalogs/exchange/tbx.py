"""The glossary as TBX-Basic (ISO 30042:2019), for the term bases of programs for translators.

`transform.glossaries` reads it, and any other TBX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transform.catalogs.exchange.xml_tree import LANG, add, add_words, new_root, serialize
from transform.glossary import Glossary, Term

__all__ = ["format_tbx"]

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_NAME = re.compile(r"[^\W\d][\w.-]*")


def format_tbx(source: Glossary, target: Glossary) -> bytes:
    """The terms of two languages, a concept for each id; a term in one of them alone is there too.

    The same glossaries give the same bytes.
    """
    root = new_root("tbx", default=_NAMESPACE)
    root.set("style", "dca")
    root.set("type", "TBX-Basic")
    root.set(LANG, source.locale)
    header = add(root, "tbxHeader")
    description = add(add(header, "fileDesc"), "sourceDesc")
    add_words(description, "p", "Glossary of transform: terms in plain words, for patients")
    body = add(add(root, "text"), "body")
    for id_ in _ids(source.terms, target.terms):
        concept = add(body, "conceptEntry", id=_concept_id(id_))
        for term in dict.fromkeys((source.get(id_), target.get(id_))):
            if term is not None:
                section = add(concept, "langSec")
                section.set(LANG, term.locale)
                add_words(section, "descrip", term.definition, type="definition")
                add_words(add(section, "termSec"), "term", term.name)
    return serialize(root)


def _ids(*glossaries: Iterable[Term]) -> list[str]:
    """Every id once: numbers by their value, then names."""
    ids = {term.id for terms in glossaries for term in terms}
    return sorted(ids, key=lambda id_: (not id_.isdecimal(), len(id_) * id_.isdecimal(), id_))


def _concept_id(id_: str) -> str:
    """An id that XML allows; the reader takes the mark off again.

    >>> _concept_id("45693"), _concept_id("node")
    ('_45693', 'node')
    """
    return id_ if _NAME.fullmatch(id_) else f"_{id_}"
