"""Terms that are not called what the glossary calls them."""

from __future__ import annotations

from collections.abc import Iterator

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.terms import alike, term_uses

__all__ = ["term"]


def term(pair: Pair) -> Iterator[Hit]:
    """Nothing where the source too calls the term by another name, or the glossary has none."""
    for use in term_uses(pair):
        if not use.name or alike(use.target, use.name, pair.locale):
            continue
        if use.source_name and not alike(use.source, use.source_name, pair.language):
            continue
        yield Hit(f"the glossary calls {use.tag} “{use.name}”, not “{use.target}”")
