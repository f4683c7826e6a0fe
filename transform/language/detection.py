"""Which language a text is in, by its script, its commonest words and its own letters.

Each supported language is weighed against the others and against the unsupported ones of
`transform/data/language/unsupported.tsv`, so that Dutch is named as Dutch and never taken for
German. What is too short or too mixed to tell is an error, never a guess. Function words were
preferred to a model or to wordfreq: a few kilobytes, no start-up time, and a reason to show.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import fsum

from transform.data import load_table
from transform.errors import InputError
from transform.language.profile import profile, supported_languages
from transform.language.words import words

__all__ = ["detect"]

_SAMPLE = 20_000  # characters: enough to tell, and a long document costs no more
_LEAST_LETTERS = 6
_LEAST_HITS = 3
_LEAST_SHARE = 0.12
_LEAST_LEAD = 1.3
_LEAST_KANA = 0.05  # of the characters of a text that is Japanese, not Chinese
_UNWRITTEN = re.compile("[\u064b-\u065f\u0670]")  # Arabic vowel signs are seldom written
_REMEDY = 'say it with --language, or write "language:" into the front matter or the sidecar'


def detect(text: str) -> str:
    """The BCP 47 tag of the language of a text (a language alone, without a region).

    Raises InputError where the text is too short, too mixed, or in an unsupported language.

    >>> detect("This is what you should ask your doctor about it.")
    'en'
    """
    sample = _UNWRITTEN.sub("", unicodedata.normalize("NFC", text[:_SAMPLE])).replace("’", "'")
    script = _script(sample)
    rivals = _rivals_in(script)
    if not any(rival.supported for rival in rivals):
        raise InputError(f'no supported language is written in the script "{script}"', _REMEDY)
    if len(rivals) == 1:
        return rivals[0].tag
    return _by_words(sample, rivals)


def _script(sample: str) -> str:
    """The ISO 15924 code of most of the letters; kana among them makes a text Japanese."""
    counts = Counter({script: len(pattern.findall(sample)) for script, pattern in _scripts()})
    if counts["Hani"] and counts["Kana"] >= _LEAST_KANA * (counts["Hani"] + counts["Kana"]):
        counts["Jpan"] = counts.pop("Hani") + counts.pop("Kana")
    script, most = counts.most_common(1)[0]
    if most < _LEAST_LETTERS:
        raise InputError("the text is too short to tell its language", _REMEDY)
    if most < counts.total() / 2:
        raise InputError("the text mixes scripts, so that its language cannot be told", _REMEDY)
    return "Jpan" if script == "Kana" else script


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def ranges(row: str) -> str:
        return "".join(
            rf"\u{first}-\u{last}" for first, last in (r.split("-") for r in row.split())
        )

    rows = load_table("language/scripts.tsv")
    return tuple((row["script"], re.compile(f"[{ranges(row['ranges'])}]")) for row in rows)


@dataclass(frozen=True, slots=True, eq=False)
class _Rival:
    tag: str
    name: str
    script: str
    letters: frozenset[str]
    stop_words: frozenset[str]
    supported: bool

    def known(self, words: set[str]) -> set[str]:
        """Those of some words that are common in the language, or written with its own letters."""
        lettered = {word for word in words if not word.isascii()}
        return words & self.stop_words | {w for w in lettered if not self.letters.isdisjoint(w)}


@cache
def _rivals() -> tuple[_Rival, ...]:
    ours = (profile(tag) for tag in supported_languages())
    others = load_table("language/unsupported.tsv")
    return (
        *(_Rival(p.tag, p.name, p.script, p.letters, p.stop_words, supported=True) for p in ours),
        *(
            _Rival(
                row["tag"],
                row["name"],
                row["script"],
                frozenset(row["letters"]),
                frozenset(row["stop_words"].split()),
                supported=False,
            )
            for row in others
        ),
    )


@cache
def _rivals_in(script: str) -> tuple[_Rival, ...]:
    return tuple(rival for rival in _rivals() if rival.script == script)


def _by_words(sample: str, rivals: tuple[_Rival, ...]) -> str:
    counts = Counter(word.lower() for word in words(sample, "en"))  # one rule for spaced ones
    weights = _weights(rivals)
    points = []
    for rival in rivals:
        common = rival.known(set(counts))
        weight = fsum(counts[word] * weights.get(word, 1.0) for word in common)
        points.append((weight, sum(counts[word] for word in common), len(common), rival))
    points.sort(key=lambda point: point[0], reverse=True)
    weight, hits, distinct, best = points[0]
    second = points[1][0] if len(points) > 1 else 0.0
    if distinct < _LEAST_HITS or hits < _LEAST_SHARE * counts.total():
        raise InputError("the language of the text cannot be told: too few common words", _REMEDY)
    if weight < _LEAST_LEAD * second:
        other = points[1][3].name
        raise InputError(
            f"the language of the text cannot be told: it may be {best.name} or {other}", _REMEDY
        )
    if not best.supported:
        raise InputError(
            f"the text seems to be {best.name}, which is not supported",
            f"supported are {', '.join(supported_languages())}",
        )
    return best.tag


@cache
def _weights(rivals: tuple[_Rival, ...]) -> dict[str, float]:
    """A word that several languages share says less: its weight is one over their number."""
    shared = Counter(word for rival in rivals for word in rival.stop_words)
    return {word: 1 / number for word, number in shared.items()}
