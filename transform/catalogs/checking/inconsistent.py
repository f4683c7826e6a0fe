"""One source with two translations, one term with two names: seen over all catalogs of a locale."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.terms import TermUse, alike, term_uses

__all__ = ["inconsistent"]

_NO_WORD = re.compile(r"[\W_]+")


def inconsistent(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    """Hits with the index of their pair: for each that differs from the commonest (or first)."""
    yield from _translations(pairs)
    yield from _names(pairs)


def _translations(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        groups[pair.locale, pair.source.strip()].append(index)
    for indices in groups.values():
        if len(indices) < 2:
            continue
        said = {index: _folded(pairs[index].target) for index in indices}
        usual, _ = Counter(said.values()).most_common(1)[0]
        model = next(index for index in indices if said[index] == usual)
        for index in indices:
            if said[index] != usual:
                contexts = {pairs[index].message.msgctxt, pairs[model].message.msgctxt}
                # A context is there because the source may mean two things.
                words = f"elsewhere this is “{pairs[model].target.strip()}”"
                yield index, Hit(words, lesser=len(contexts) > 1)


def _names(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    groups: defaultdict[tuple[str, str, str], list[tuple[int, TermUse]]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        for use in term_uses(pair):
            groups[pair.locale, use.id, _folded(use.source)].append((index, use))
    for (locale, _, _), uses in groups.items():
        counts = Counter(_folded(use.target) for _, use in uses)
        if len(counts) < 2:
            continue
        usual, _ = counts.most_common(1)[0]
        for index, use in uses:
            if not alike(use.target, usual, locale) and not _is_named(use, locale):
                words = f"elsewhere “{use.source}” is “{usual}”, here “{use.target}”"
                yield index, Hit(words)


def _is_named(use: TermUse, locale: str) -> bool:
    """Whether it is the others that are wrong."""
    return bool(use.name) and alike(use.target, use.name, locale)


def _folded(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold()).strip()
