"""What the difficulty of a sentence is told from, by name: lengths, syllables, punctuation, how
common its words are, and how its words are spelled.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transform.data import exists, load_table
from transform.language import has_syllables, profile, syllables
from transform.language.frequency import frequency_words, typical_length, zipf
from transform.readability.familiar import is_familiar

__all__ = ["features", "general_features", "spelling_pieces"]

# What means the same in every language, so that weights fitted in some hold in others.
_GENERAL = (
    "words_log",
    "length_relative",
    "characters_relative",
    "comma_share",
    "distinct_share",
    "zipf_mean",
    "zipf_content",
    "rare_share",
    "zipf_low",
    "question",
    "exclamation",
    "brackets",
)
# On Zipf's scale:
_MOST_COMMON, _FUNCTION_WORD, _ORDINARY = 7.0, 6.0, 5.0
_BANDS = (("rare", 3.0), ("uncommon", 4.0), ("common", 5.0))


@dataclass(frozen=True, slots=True)
class _Word:
    """`spelling` is the sum of the weights of the word's `pieces` pieces; `frequency` is Zipf's,
    or None for a number.
    """

    lower: str
    length: int
    syllables: int
    frequency: float | None
    everyday: bool
    unfamiliar: bool
    spelling: float
    pieces: int


@lru_cache(maxsize=65_536)
def _word(word: str, tag: str) -> _Word:
    language = profile(tag)
    lettered = any(map(str.isalpha, word))
    pieces = tuple(spelling_pieces(word)) if lettered else ()
    weights = _spelling(language.tag)
    return _Word(
        lower=word.lower(),
        length=len(word),
        syllables=syllables(word, tag) if has_syllables(tag) else 0,
        frequency=zipf(word, tag) if lettered else None,
        everyday=word.lower() in language.stop_words,
        unfamiliar=language.tag == "en" and not is_familiar(word),
        spelling=sum(weights.get(piece, 0.0) for piece in pieces),
        pieces=len(pieces),
    )


def spelling_pieces(word: str) -> Iterator[str]:
    """One to three neighbouring characters of a word, whose start and end are shown as "_".

    >>> list(spelling_pieces("Of"))
    ['_o', '_of', 'o', 'of', 'of_', 'f', 'f_']
    """
    padded = f"_{word.lower()}_"
    for start in range(len(padded)):
        for end in range(start + 1, min(start + 3, len(padded)) + 1):
            if padded[start:end] != "_":
                yield padded[start:end]


@cache
def _spelling(language: str) -> dict[str, float]:
    """The weights of pieces of words in a language; none where they were not fitted."""
    file = f"readability/spelling.{language}.tsv"
    rows = load_table(file) if exists(file) else ()
    return {row["piece"]: float(row["weight"]) for row in rows}


def features(text: str, tag: str) -> dict[str, float]:
    """The features of a sentence; empty where it has no words or its words cannot be told.

    >>> features("It may hurt.", "en")["question"]
    0.0
    """
    found = [_word(word, tag) for word in frequency_words(text, tag)]
    if not found:
        return {}
    figures = _lengths(found, text) | _marks(text, len(found)) | _frequencies(found)
    if has_syllables(tag):
        figures |= _spoken([word.syllables for word in found])
    if profile(tag).tag == "en":
        unfamiliar = sum(word.unfamiliar for word in found)
        figures["unfamiliar_share"] = unfamiliar / len(found)
        figures["unfamiliar_log"] = math.log1p(unfamiliar)
    pieces = sum(word.pieces for word in found)
    figures["spelling"] = sum(word.spelling for word in found) / pieces if pieces else 0.0
    return figures


def general_features(text: str, tag: str) -> dict[str, float]:
    """The features that mean the same in every language: lengths are in typical words.

    >>> sorted(general_features("Duele mucho.", "es"))[:2]
    ['brackets', 'characters_relative']
    """
    figures = features(text, tag)
    if not figures:
        return {}
    typical = typical_length(tag)
    figures["length_relative"] = figures["length_mean"] / typical
    figures["characters_relative"] = figures["characters_log"] - math.log(typical)
    return {name: figures[name] for name in _GENERAL}


def _lengths(found: list[_Word], text: str) -> dict[str, float]:
    number = len(found)
    lengths = [word.length for word in found]
    mean = sum(lengths) / number
    long_words = sum(length > 6 for length in lengths)
    very_long = sum(length > 9 for length in lengths)
    everyday = sum(word.everyday for word in found)
    return {
        "words": float(number),
        "words_log": math.log(number),
        "characters_log": math.log(len(text) + 1),
        "length_mean": mean,
        "length_spread": math.sqrt(sum((length - mean) ** 2 for length in lengths) / number),
        "length_most": float(max(lengths)),
        "long_share": long_words / number,
        "long_log": math.log1p(long_words),
        "very_long_share": very_long / number,
        "very_long_log": math.log1p(very_long),
        "everyday_share": everyday / number,
        "everyday_log": math.log1p(everyday),
        "other_log": math.log1p(number - everyday),
        "distinct_share": len({word.lower for word in found}) / number,
    }


def _marks(text: str, number: int) -> dict[str, float]:
    commas = sum(map(text.count, ",،、，"))
    return {
        "commas": float(commas),
        "comma_share": commas / number,
        "brackets": float("(" in text or "（" in text),
        "colons": float(sum(map(text.count, ";:；：؛"))),
        "question": float("?" in text or "؟" in text or "？" in text),
        "exclamation": float("!" in text or "！" in text),
        "quotes": sum(map(text.count, "\"“”«»'’")) / number,
        "dots": float(".." in text or "…" in text),
        "full_stop": float(text.rstrip().endswith((".", "।"))),
        "digit_share": sum(map(str.isdigit, text)) / len(text),
        "capital_share": sum(map(str.isupper, text)) / len(text),
        "latin_share": sum(map(str.isascii, filter(str.isalpha, text))) / len(text),
    }


def _frequencies(found: list[_Word]) -> dict[str, float]:
    zipfs = sorted(word.frequency for word in found if word.frequency is not None)
    zipfs = zipfs or [_ORDINARY]
    number = len(zipfs)
    mean = sum(zipfs) / number
    content = [figure for figure in zipfs if figure < _FUNCTION_WORD]
    below = {name: sum(figure < limit for figure in zipfs) for name, limit in _BANDS}
    return {
        "zipf_mean": mean,
        "zipf_quarter": zipfs[(number - 1) // 4],
        "zipf_middle": zipfs[(number - 1) // 2],
        "zipf_least": zipfs[0],
        "zipf_low": sum(zipfs[:3]) / min(number, 3),
        "zipf_content": sum(content) / len(content) if content else _FUNCTION_WORD,
        "zipf_lack_log": math.log1p(sum(max(_MOST_COMMON - figure, 0.0) for figure in zipfs)),
        **{f"{name}_share": count / number for name, count in below.items()},
        **{f"{name}_log": math.log1p(count) for name, count in below.items()},
    }


def _spoken(counts: list[int]) -> dict[str, float]:
    many = sum(count >= 3 for count in counts)
    return {
        "syllables_mean": sum(counts) / len(counts),
        "polysyllable_share": many / len(counts),
        "polysyllable_log": math.log1p(many),
    }
