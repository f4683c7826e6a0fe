"""Texts cut into pairs of sentences where both have as many, so that one no answers for one no."""

from __future__ import annotations

import re

from transform.catalogs.checking.pair import Pair
from transform.errors import InputError
from transform.language import sentence_spans

__all__ = ["sentence_pairs"]

_INSIDE = re.compile(r"[.!?。？！؟][\"'”»)）]*\s*\S")


def sentence_pairs(pair: Pair) -> tuple[tuple[str, str], ...]:
    """The sentences of both texts side by side; the whole texts where their numbers differ."""
    whole = ((pair.source, pair.target),)
    if not (_INSIDE.search(pair.source) and _INSIDE.search(pair.target)):
        return whole
    try:
        source = sentence_spans(pair.source, pair.language)
        target = sentence_spans(pair.target, pair.locale)
    except InputError:
        return whole
    if len(source) != len(target):
        return whole
    return tuple(
        (pair.source[start:end], pair.target[first:last])
        for (start, end), (first, last) in zip(source, target, strict=True)
    )
