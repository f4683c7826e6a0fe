"""Words: one tokenisation, which every count and formula uses.

A hyphen or an apostrophe inside keeps a word one ("follow-up", "patient's"), a slash or a dash
parts two ("and/or"). A number is a word with its decimals and thousands ("1,000.5"), an
abbreviation with its stops ("U.S."), an address as a whole ("www.cancer.gov").
"""

from __future__ import annotations

import re
from functools import lru_cache

from transform.language.profile import profile

__all__ = ["word_spans", "words"]

# Python's \w leaves out combining marks, without which Hindi, Arabic and decomposed accents
# fall apart: marks of the supported scripts, and the joiners between letters.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d\u00ad"
)
_CHAR = rf"[^\W_](?:[{_MARKS}])*"
_INNER = r"[-\u2010\u2011'\u2019\u02bc·]"
_SPACED = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"“”]*[^\W_]"  # an address
    rf"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?"  # U.S. and e.g., and P.o.W without its last
    rf"|(?:{_CHAR})+(?:(?:{_INNER}|(?<=\d)[.,](?=\d)|\.(?=[^\W_]))(?:{_CHAR})+)*"
)
_UNSPACED_SCRIPTS = r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = re.compile(rf"[{_UNSPACED_SCRIPTS}]|(?:(?![{_UNSPACED_SCRIPTS}]){_CHAR})+")


def word_spans(text: str, tag: str) -> tuple[tuple[int, int], ...]:
    """The character offsets of the words of a text.

    In a language that does not part its words (Chinese, Japanese) each character counts; such
    counts are units of length, and no formula that needs words may use them.

    >>> word_spans("No cure.", "en")
    ((0, 2), (3, 7))
    """
    pattern = _UNSPACED if profile(tag).breaks == "none" else _SPACED
    return tuple(match.span() for match in pattern.finditer(text))


@lru_cache(maxsize=4096)
def words(text: str, tag: str) -> tuple[str, ...]:
    """The words of a text as they are written.

    >>> words("Follow-up and/or 2.5 mg, e.g. at 7 a.m.", "en")
    ('Follow-up', 'and', 'or', '2.5', 'mg', 'e.g.', 'at', '7', 'a.m.')
    """
    return tuple(text[start:end] for start, end in word_spans(text, tag))
