"""What a source leaves open, or asks for, and its translation does not: may, sometimes, must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.catalogs.checking.pair import Hit, Pair
from transform.catalogs.checking.phrases import phrase_pattern
from transform.catalogs.checking.sentences import sentence_pairs
from transform.data import load_toml
from transform.locale import base_language

__all__ = ["hedge"]

_MAY_THE_MONTH = re.compile(r"\bMay\b(?=\s+\d)|(?<=[a-z,] )May\b")


def hedge(pair: Pair) -> Iterator[Hit]:
    """One hit for each sort of hedge that got lost."""
    for source_words, target_words in _hedges(pair.language, pair.locale):
        if source_words.search(pair.source.lower()) is None:
            continue
        for one, other in sentence_pairs(pair):
            found = source_words.search(_MAY_THE_MONTH.sub(" ", one).lower())
            if found is not None and target_words.search(other.lower()) is None:
                yield Hit(f"the source says “{found[0]}”, and the translation says no such thing")
                break


@cache
def _hedges(language: str, locale: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    source, target = base_language(language), base_language(locale)
    glued = load_toml("catalogs/checking/negation.toml").get(target, {}).get("glued", "")
    return tuple(
        (
            phrase_pattern(entry["source"][source], source),
            phrase_pattern(entry["target"][target], target, glued),
        )
        for entry in load_toml("catalogs/checking/hedges.toml").values()
        if source in entry["source"] and target in entry["target"]
    )
