"""Tells a finding again after the text around it has moved: by its rule and words, never its line.

What is kept of the words are hashes, so that a baseline can be committed beside a document whose
text may not be copied.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from transform.model import Finding

__all__ = ["count_of", "fingerprints", "likeness", "sketch"]

_SKETCH_SIZE = 16
_PIECE = 3  # characters
_LEAST_TEXT = 25  # characters; shorter texts are the same or they are not
_COUNT = re.compile(r'"[^"]*"|\bline \d+|(\d+)')


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """One for each finding, in order; the second of two that are alike has one of its own.

    >>> one = Finding("passive", "info", "m", "is  done")
    >>> first, again = fingerprints([one, one])
    >>> first == fingerprints([Finding("passive", "error", "n", "is done")])[0], first == again
    (True, False)
    """
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for finding in findings:
        key = (finding.rule, " ".join(finding.text.split()))
        found.append(_hash("\0".join((*key, str(seen[key]))))[:32])
        seen[key] += 1
    return tuple(found)


def count_of(finding: Finding) -> int:
    """How much of it there is: the first number that the message gives of its own (words of a
    sentence, times that a word stands), 0 where it gives none.

    >>> count_of(Finding("long-sentence", "warning", "This sentence has 31 words; up to 20 ..."))
    31
    >>> count_of(Finding("number-format", "info", 'Given as "1 in 5" here and as "20%" in line 7.'))
    0
    """
    counts = (match[1] for match in _COUNT.finditer(finding.message))
    return next((int(count) for count in counts if count), 0)


def sketch(text: str) -> tuple[str, ...]:
    """Some hashes of pieces of a text; two texts that are alike have most of them in common."""
    plain = " ".join(text.lower().split())
    if len(plain) < _LEAST_TEXT:
        return ()
    pieces = {plain[at : at + _PIECE] for at in range(len(plain) - _PIECE + 1)}
    return tuple(sorted(_hash(piece)[:8] for piece in pieces)[:_SKETCH_SIZE])


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike two texts are by their sketches, 0 to 1 (bottom-k estimate of the Jaccard
    similarity; Broder 1997, On the resemblance and containment of documents).

    >>> likeness(sketch("It is taken with water every day."), sketch("It is taken every day."))
    0.0
    >>> text = "The tablet should be taken with a glass of water in the morning"
    >>> likeness(sketch(text), sketch(text + " or at noon")) > 0.5
    True
    """
    if not one or not other:
        return 0.0
    least = sorted({*one, *other})[:_SKETCH_SIZE]
    shared = set(one) & set(other)
    return sum(piece in shared for piece in least) / len(least)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
