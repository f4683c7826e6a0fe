"""How common a word is, from the lists of the package wordfreq, read from where they lie.

The figure is Zipf's: 7 for "the", 3 for a word that stands once in a million. The small lists
hold all words of 3 and more; they were as good for difficulty as the large ones and load in a
tenth of the time. wordfreq itself is imported only to part Chinese and Japanese into words,
which needs its extra "cjk". Source: wordfreq 3 (Speer 2022), code Apache-2.0, data CC BY-SA 4.0.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from transform.language.profile import profile
from transform.language.words import words

__all__ = ["UNLISTED", "frequency_words", "typical_length", "why_no_words", "zipf"]

UNLISTED = 2.5  # rarer than every listed word
_JOINTS = re.compile(r"[-'’.·\u2010\u2011]+")
_UNWRITTEN = re.compile("[\u0640\u064b-\u065f\u0670]")  # Arabic signs that are seldom written
_PARSERS = {"zh": ("jieba",), "ja": ("MeCab", "ipadic")}


@cache
def _lists(language: str) -> dict[str, float]:
    import msgpack  # beside wordfreq, whose files it reads

    spec = find_spec("wordfreq")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package wordfreq, which transform needs, is not installed")
    path = Path(spec.submodule_search_locations[0], "data", f"small_{language}.msgpack.gz")
    _, *bands = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    zipfs: dict[str, float] = {}
    for centibels, band in enumerate(bands):  # a band holds the words of one frequency
        zipfs.update(dict.fromkeys(band, (900 - centibels) / 100))
    return zipfs


def zipf(word: str, tag: str) -> float:
    """The Zipf frequency of a word; of a compound that is not listed, that of its rarest part.

    Raises InputError where the language is not supported.

    >>> zipf("doctor", "en") > zipf("oncologist", "en") >= UNLISTED
    True
    """
    language = profile(tag).tag
    listed = _lists(language)
    lower = unicodedata.normalize("NFC", word).lower().replace("’", "'")
    if language == "ar":
        lower = _UNWRITTEN.sub("", lower)
    lower = lower.removesuffix("'s")
    if (figure := listed.get(lower)) is not None:
        return figure
    parts = [part for part in _JOINTS.split(lower) if part]
    return min((listed.get(part, UNLISTED) for part in parts), default=UNLISTED)


@cache
def typical_length(tag: str) -> float:
    """The mean length, in characters, of the words of running text in a language.

    >>> 4 < typical_length("en") < 5 < typical_length("ru") + 0.1
    True
    """
    weights = [(10**figure, len(word)) for word, figure in _lists(profile(tag).tag).items()]
    return sum(weight * length for weight, length in weights) / sum(weight for weight, _ in weights)


def why_no_words(tag: str) -> str:
    """Why a text cannot be parted into the words of the lists; empty where it can.

    >>> why_no_words("es-MX")
    ''
    """
    language = profile(tag)
    if language.breaks != "none":
        return ""
    if all(find_spec(module) for module in _PARSERS.get(language.tag, ("?",))):
        return ""
    return (
        f"words of {language.name} are not spaced; to part them install the extra: "
        'pip install "transform-health[cjk]"'
    )


@lru_cache(maxsize=4096)
def frequency_words(text: str, tag: str) -> tuple[str, ...]:
    """The words of a text as the lists know them; none where :func:`why_no_words` gives a reason.

    >>> frequency_words("Ask your doctor.", "en")
    ('Ask', 'your', 'doctor')
    """
    if profile(tag).breaks != "none":
        return words(text, tag)
    if why_no_words(tag):
        return ()
    import logging

    logging.getLogger("jieba").setLevel(logging.WARNING)  # it reports its loading otherwise
    from wordfreq.tokens import lossy_tokenize  # heavy, and only for these languages

    return tuple(lossy_tokenize(text, profile(tag).tag))
