"""What of a document is scored: its sentences, run by run, and what is left out.

Headings, alt texts, code and lone words are not running text. Taken for sentences they make a
text look easier than it is; joined to their neighbours, harder. Their words are counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transform.inlines import plain_text, walk_inlines
from transform.language import split_sentences, words
from transform.model import Block, Code, Image, Inline, SourceSpan, Text
from transform.readability.counts import Counts, Sample, count_sentence
from transform.tree import Run, runs

__all__ = ["Passage", "ScoredText", "Section", "Sentence", "read_passages", "span_of"]

_NOT_RUNNING_TEXT = frozenset({"heading", "alt", "term", "preformatted"})
_LEAST_WORDS = 3  # fewer make a label, not a sentence
_SENTENCE_END = tuple(".!?。！？؟।")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One scored sentence with the inlines it is made of. `raw` is their text, in which offsets
    count; in `text` white space is one space, a line break too.
    """

    text: str
    raw: str
    inlines: tuple[Inline, ...]
    counts: Counts
    span: SourceSpan | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One scored run: a paragraph, a list item, a caption or a cell. `section` is an index."""

    run: Run
    sentences: tuple[Sentence, ...]
    section: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or what stands before the first one (level 0)."""

    title: str
    level: int
    span: SourceSpan | None


@dataclass(frozen=True, slots=True)
class ScoredText:
    """All passages in reading order. `runs` are all runs of the text, scored or not."""

    language: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    runs: tuple[Run, ...]
    excluded_words: int

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)


def read_passages(blocks: Iterable[Block], language: str) -> ScoredText:
    """Part blocks into what is scored and what is not.

    >>> from transform.model import Heading, Paragraph
    >>> text = read_passages(
    ...     [Heading(2, (Text("Signs"),)), Paragraph((Text("It hurts a lot. See a doctor."),))], "en"
    ... )
    >>> [sentence.text for sentence in text.sentences], text.excluded_words
    (['It hurts a lot.', 'See a doctor.'], 1)
    """
    sections = [Section("", 0, None)]
    passages: list[Passage] = []
    items_seen: set[str] = set()
    excluded = 0
    sample = Sample()
    all_runs = tuple(runs(blocks))
    for run in all_runs:
        text = plain_text(run.inlines)
        if run.role == "heading":
            sections.append(Section(text, run.level, run.span))
        if not _is_scored(run, text, language) or (run.role == "item" and text in items_seen):
            excluded += len(words(text, language))
            continue
        if run.role == "item":
            items_seen.add(text)  # key points say a line again: it is scored once
        sentences = _sentences(run, language, sample)
        scored = sum(sentence.counts.words for sentence in sentences)
        excluded += len(words(text, language)) - scored  # addresses and the like
        passages.append(Passage(run, sentences, len(sections) - 1))
    return ScoredText(language, tuple(sections), tuple(passages), all_runs, excluded)


def _is_scored(run: Run, text: str, language: str) -> bool:
    if run.role in _NOT_RUNNING_TEXT:
        return False
    number = len(words(text, language))
    is_sentence = run.role == "paragraph" and text.rstrip().endswith(_SENTENCE_END)
    return number >= _LEAST_WORDS or (is_sentence and number > 0)


def _sentences(run: Run, language: str, sample: Sample) -> tuple[Sentence, ...]:
    sentences = []
    for inlines in split_sentences(run.inlines, language):
        raw = plain_text(inlines)
        text = " ".join(raw.split())
        counts = count_sentence(text, language, sample)
        if counts.words:
            sentences.append(Sentence(text, raw, inlines, counts, span_of(inlines) or run.span))
    return tuple(sentences)


def span_of(inlines: tuple[Inline, ...]) -> SourceSpan | None:
    """From the first to the last character of the sentence, as far as the reader knew them."""
    spans = [
        inline.span
        for inline in walk_inlines(inlines)
        if isinstance(inline, Text | Code | Image) and inline.span is not None
    ]
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    return SourceSpan(first.first_line, last.last_line, first.start, last.end)
