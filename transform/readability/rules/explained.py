"""Whether a text explains a term: a glossary link, brackets, "also called", "X means ..."."""

from __future__ import annotations

import re

from transform.inlines import plain_text, walk_inlines
from transform.model import TermRef
from transform.readability.passages import ScoredText, Sentence
from transform.readability.rules.hit import marked

__all__ = ["is_explained", "linked_terms"]

_EXPLAINED_AFTER = re.compile(
    r"(?:\W+[\w-]+){0,3}?\s*\(|,?\s+(?:means|mean|refers? to|significa)\b|,\s+(?:or|o)\b"
    r"|,\s+(?:which|that)\s+(?:is|are|means?)\b|\s+[–—-]\s|:\s"
)
_IS_DEFINED = re.compile(r"\s+(?:is|are|es|son)\b")  # only where the sentence begins with it
_ARTICLE = re.compile(r"\W*(?:(?:an?|the|el|la|los|las|una?)\s+)?", re.IGNORECASE)
_EXPLAINED_BEFORE = re.compile(
    r"\b(?:called|termed|known as|named|or|llamad[oa]s?|o|conocid[oa]s? como)"
    r"\s+(?:(?:an?|the|el|la|una?)\s+)?[\"“]?(?:[\w-]+\s+){0,2}$"
)
_OPENED, _CLOSED = re.compile(r"\((?:[\w-]+\s+){0,2}$"), re.compile(r"\s*[),;]")


def linked_terms(text: ScoredText) -> frozenset[tuple[str, ...]]:
    """The words of all terms that a glossary link explains."""
    return frozenset(
        tuple(plain_text(inline.children).lower().split())
        for run in text.runs
        for inline in walk_inlines(run.inlines)
        if isinstance(inline, TermRef)
    )


def is_explained(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a sentence explains the term between two of its offsets."""
    text = sentence.raw
    if any(begin <= start < stop for begin, stop in marked(sentence.inlines, (TermRef,))):
        return True
    after, before = text[end:], text[:start]
    if _ARTICLE.fullmatch(before) and _IS_DEFINED.match(after):
        return True
    if _OPENED.search(before) and _CLOSED.match(after):
        return True  # "high blood pressure (hypertension)"
    return bool(_EXPLAINED_AFTER.match(after) or _EXPLAINED_BEFORE.search(before))
