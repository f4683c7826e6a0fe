"""How hard a sentence is, from 1 to 6 as on the CEFR scale (A1 to C2), in languages with weights.

A straight line through features that can be counted in any language: lengths, syllables,
punctuation, everyday words. The weights of a language are fitted by
`transform/readability/fitting.py` to sentences that people rated, and stored in
`transform/data/readability/difficulty.tsv`; a language without weights has no figure.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from statistics import fmean, pstdev

from transform.data import load_table
from transform.language import has_syllables, profile, syllables, words
from transform.readability.familiar import is_familiar

__all__ = ["difficulty", "features"]

_EASIEST, _HARDEST = 1.0, 6.0


@lru_cache(maxsize=4096)
def difficulty(text: str, tag: str) -> float | None:
    """The difficulty of one sentence, or None where the language has no weights.

    >>> difficulty("Take it.", "en") < difficulty("Subsequent pharmacological regimens vary.", "en")
    True
    """
    weights = _weights().get(profile(tag).tag)
    if weights is None or not words(text, tag):
        return None
    values = features(text, tag)
    figure = sum(weight * values.get(name, 1.0) for name, weight in weights)
    return round(min(max(figure, _EASIEST), _HARDEST), 2)


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """The weights by language; the one of `constant` stands alone."""
    weights: dict[str, list[tuple[str, float]]] = {}
    for row in load_table("readability/difficulty.tsv"):
        weights.setdefault(row["language"], []).append((row["feature"], float(row["weight"])))
    return {language: tuple(pairs) for language, pairs in weights.items()}


def features(text: str, tag: str) -> dict[str, float]:
    """What the weights weigh, by name, of a text of at least one word."""
    found = words(text, tag)
    number = len(found)
    lengths = [len(word) for word in found]
    stop_words = profile(tag).stop_words
    everyday = sum(word.lower() in stop_words for word in found)
    long_words = sum(length > 6 for length in lengths)
    very_long = sum(length > 9 for length in lengths)
    commas = text.count(",") + text.count("،")
    figures = {
        "words": float(number),
        "words_log": math.log(number),
        "characters_log": math.log(len(text) + 1),
        "length_mean": fmean(lengths),
        "length_spread": pstdev(lengths),
        "length_most": float(max(lengths)),
        "long_share": long_words / number,
        "long_log": math.log1p(long_words),
        "very_long_share": very_long / number,
        "very_long_log": math.log1p(very_long),
        "everyday_share": everyday / number,
        "everyday_log": math.log1p(everyday),
        "other_log": math.log1p(number - everyday),
        "distinct_share": len({word.lower() for word in found}) / number,
        "commas": float(commas),
        "comma_share": commas / number,
        "brackets": float("(" in text),
        "colons": float(text.count(";") + text.count(":")),
        "question": float("?" in text or "؟" in text),
        "exclamation": float("!" in text),
        "quotes": sum(character in "\"“”«»'’" for character in text) / number,
        "dots": float(".." in text or "…" in text),
        "full_stop": float(text.rstrip().endswith((".", "।"))),
        "digit_share": sum(map(str.isdigit, text)) / len(text),
        "capital_share": sum(map(str.isupper, text)) / len(text),
        "latin_share": sum(map(str.isascii, filter(str.isalpha, text))) / len(text),
    }
    if has_syllables(tag):
        figures |= _spoken([syllables(word, tag) for word in found])
    if profile(tag).tag == "en":
        unfamiliar = sum(not is_familiar(word) for word in found)
        figures["unfamiliar_share"] = unfamiliar / number
        figures["unfamiliar_log"] = math.log1p(unfamiliar)
    return figures


def _spoken(counts: list[int]) -> dict[str, float]:
    many = sum(count >= 3 for count in counts)
    return {
        "syllables_mean": fmean(counts),
        "polysyllable_share": many / len(counts),
        "polysyllable_log": math.log1p(many),
    }
