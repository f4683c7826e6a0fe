"""What a rule reports, and where in a sentence it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transform.data import exists, load_table, load_toml
from transform.inlines import inline_text, one_line, slice_inlines
from transform.language import word_spans
from transform.model import Emphasis, Inline, Link, SourceSpan, Strong, TermRef
from transform.readability.counts import Counts
from transform.readability.passages import Sentence, span_of

__all__ = ["Hit", "Token", "in_sentence", "marked", "phrases", "tokens", "word_list"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a rule means. `slots` fill the message and suggestion of `rules.toml`.

    `sentences` are the indexes of the sentences that it makes harder; `mended` are indexes with
    what mending would add to the counts of the sentence (less words, more sentences).
    """

    rule: str
    text: str
    span: SourceSpan | None
    slots: tuple[tuple[str, str], ...] = ()
    sentences: tuple[int, ...] = ()
    mended: tuple[tuple[int, Counts], ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence, in lower case, with its offsets in the text of the inlines."""

    word: str
    start: int
    end: int
    capital: bool


def tokens(sentence: Sentence, language: str) -> tuple[Token, ...]:
    """The words of a sentence; several rules ask for the same ones."""
    return _tokens(sentence.raw, language)


@lru_cache(maxsize=4096)
def _tokens(text: str, language: str) -> tuple[Token, ...]:
    return tuple(
        Token(text[start:end].lower().replace("’", "'"), start, end, text[start].isupper())
        for start, end in word_spans(text, language)
    )


def in_sentence(sentence: Sentence, start: int, end: int) -> tuple[str, SourceSpan | None]:
    """The text between two offsets of a sentence, and where it stands in the source."""
    inlines = slice_inlines(sentence.inlines, start, end)
    return one_line(inlines), span_of(inlines) or sentence.span


def marked(
    inlines: tuple[Inline, ...], kinds: tuple[type[Inline], ...]
) -> Iterator[tuple[int, int]]:
    """The offsets of what stands in inlines of some kinds (a link, a term, a gene's italics)."""
    position = 0
    for inline in inlines:
        length = len(inline_text(inline))
        if isinstance(inline, kinds):
            yield position, position + length
        else:
            match inline:
                case Emphasis(children) | Strong(children):
                    inside = marked(children, kinds)
                case Link() | TermRef():
                    inside = marked(inline.children, kinds)
                case _:
                    inside = iter(())
            yield from ((position + start, position + end) for start, end in inside)
        position += length


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """A list of `transform/data/readability/<language>.toml`; empty where there is none."""
    file = f"readability/{language}.toml"
    table = load_toml(file) if exists(file) else {}
    return frozenset(table.get(name, "").split())


@cache
def phrases(language: str) -> tuple[dict[str, str], ...]:
    """The rows of `transform/data/readability/phrases.<language>.tsv`, or none."""
    file = f"readability/phrases.{language}.tsv"
    return load_table(file) if exists(file) else ()
