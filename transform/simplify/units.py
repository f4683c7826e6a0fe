"""A document as units to choose from: sentences, headings that are sentences, and lists.

A list is one unit with the words that introduce it, so that neither stands without the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from transform.inlines import plain_text, walk_inlines
from transform.language import split_sentences, words
from transform.model import Code, Inline, SourceSpan, Text
from transform.simplify.lexicon import WORD

__all__ = ["Sentence", "Topic", "Unit", "content_words", "make_sentence", "sentences_of"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the document has it."""

    inlines: tuple[Inline, ...]
    text: str
    words: int
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """What stands under one heading, up to the next. `key` is its section, "" where unknown."""

    number: int
    headings: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is chosen or left.

    A `sentence` or `heading` has one sentence in `intro`; a `list` has what introduces it there
    (or nothing) and its items. `paragraph` numbers the block it stands in, `position` its place
    there. `key_point` is set where the authors named it one, `folded` where it tells survival
    figures or belongs to them.
    """

    kind: Literal["sentence", "heading", "list"]
    intro: tuple[Sentence, ...]
    topic: Topic
    paragraph: int
    position: int = 0
    items: tuple[tuple[Sentence, ...], ...] = ()
    key_point: bool = False
    labelled: bool = False
    folded: bool = False

    @property
    def text(self) -> str:
        """The words that have to stand on their own: a list's are those that introduce it."""
        return " ".join(sentence.text for sentence in self.intro)

    @property
    def full_text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return (*self.intro, *(sentence for item in self.items for sentence in item))

    @property
    def words(self) -> int:
        return sum(sentence.words for sentence in self.sentences)


def make_sentence(inlines: tuple[Inline, ...], language: str, span: SourceSpan | None) -> Sentence:
    text = plain_text(inlines)
    return Sentence(inlines, text, len(words(text, language)), _span(inlines) or span)


def sentences_of(
    inlines: tuple[Inline, ...], language: str, span: SourceSpan | None
) -> tuple[Sentence, ...]:
    """The sentences of a block; `span` is the block's, for text that does not know its own."""
    return tuple(
        make_sentence(piece, language, span) for piece in split_sentences(inlines, language)
    )


def _span(inlines: tuple[Inline, ...]) -> SourceSpan | None:
    spans = [
        inline.span
        for inline in walk_inlines(inlines)
        if isinstance(inline, Text | Code) and inline.span is not None
    ]
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    return SourceSpan(first.first_line, last.last_line, first.start, last.end)


@lru_cache(maxsize=4096)  # each unit is compared with many others
def content_words(text: str) -> frozenset[str]:
    """The words of more than three letters, in lower case.

    >>> sorted(content_words("The tumor is in the leg."))
    ['tumor']
    """
    return frozenset(word.lower() for word in WORD.findall(text) if len(word) > 3)
