"""How hard a sentence is, from 1 to 6 as on the CEFR scale (A1 to C2).

A straight line through the features of a sentence. The weights of a language are fitted by
`tests/readability/fitting.py` to sentences that people rated, and stored in
`transform/data/readability/difficulty.tsv`, those of the spelling of words in
`spelling.<language>.tsv` beside it. Other languages share the weights of `*`, fitted to all rated
languages on what means the same in each.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from transform.data import load_table
from transform.language import profile
from transform.language.frequency import why_no_words
from transform.readability.features import features, general_features

__all__ = ["difficulty", "why_no_difficulty"]

_EASIEST, _HARDEST = 1.0, 6.0
_BEND = 0.5  # from the ends of the scale
_GENERAL = "*"


@lru_cache(maxsize=4096)
def difficulty(text: str, tag: str) -> float | None:
    """The difficulty of one sentence; None without words, or as :func:`why_no_difficulty` says.

    Raises InputError where the language is not supported.

    >>> difficulty("Take it.", "en") < difficulty("Subsequent pharmacological regimens vary.", "en")
    True
    """
    language = profile(tag).tag
    if language in _weights():
        weights, values = _weights()[language], features(text, tag)
    else:
        weights, values = _weights()[_GENERAL], general_features(text, tag)
    if not values:
        return None
    return round(_bent(sum(weight * values.get(name, 1.0) for name, weight in weights)), 3)


def _bent(figure: float) -> float:
    """A figure within the scale: near its ends bent, not cut, so that the order of texts stays."""
    if figure < _EASIEST + _BEND:
        return _EASIEST + _BEND * math.exp((figure - _EASIEST - _BEND) / _BEND)
    if figure > _HARDEST - _BEND:
        return _HARDEST - _BEND * math.exp((_HARDEST - _BEND - figure) / _BEND)
    return figure


def why_no_difficulty(tag: str) -> str:
    """Why no sentence of a language has a figure; empty where they have.

    >>> why_no_difficulty("en")
    ''
    """
    return why_no_words(tag)


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """The weights by language; the one of `constant` stands alone."""
    weights: dict[str, list[tuple[str, float]]] = {}
    for row in load_table("readability/difficulty.tsv"):
        weights.setdefault(row["language"], []).append((row["feature"], float(row["weight"])))
    return {language: tuple(pairs) for language, pairs in weights.items()}
