"""From a document to its summary: gather, choose, edit, explain terms, ask, and say what was left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from transform.glossary import Glossary
from transform.inlines import plain_text
from transform.model import (
    Block,
    Details,
    Document,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Text,
)
from transform.settings import SummarySettings
from transform.simplify.choosing import choose
from transform.simplify.cues import ORDER, cues
from transform.simplify.editing import edit_sentence
from transform.simplify.enumerations import with_lists
from transform.simplify.gathering import gather
from transform.simplify.lexicon import known_language
from transform.simplify.model import (
    SourceSentence,
    Summary,
    SummaryBlock,
    SummarySection,
    SummarySentence,
)
from transform.simplify.subject import title_of, topic_of
from transform.simplify.terms import TermDefiner
from transform.simplify.units import Sentence, Unit
from transform.tree import term_refs
from transform.wording import say

__all__ = ["summarize", "summary_blocks"]

MOST_QUESTIONS = 6
WORDS_FOR_QUESTIONS = 100
LONGEST_PARAGRAPH = 4
"""Sentences."""


def summarize(document: Document, glossary: Glossary, settings: SummarySettings) -> Summary:
    """The patient summary of a document in the document's own language.

    Every sentence is the source's, edited where the guard is sure, or the program's own (`added`).
    Raises InputError for a language without plain-language rules.
    """
    language = known_language(document.language)
    units = gather(document)
    topic = topic_of(document, units)
    choice = choose(units, topic, language, settings.max_words - WORDS_FOR_QUESTIONS)
    writer = _Writer(language, TermDefiner(glossary, language), _surfaces(document))
    chosen = {"main_message": choice.main, **choice.sections}
    order = settings.sections or ("main_message", *ORDER, "questions")
    sections = [
        SummarySection(key, with_lists(tuple(writer.blocks(chosen[key])), language))
        for key in order
        if chosen.get(key)
    ]
    if "questions" in order and sections:
        questions = tuple(_questions(units, tuple(chosen), language))
        place = [key for key in order if chosen.get(key) or key == "questions"].index("questions")
        if questions:
            sections.insert(place, SummarySection("questions", questions))
    kept = [unit for section in sections for unit in chosen.get(section.key, ())]
    return Summary(
        document.id,
        document.language,
        title_of(document),
        topic,
        tuple(sections),
        tuple(_omitted(units, kept, language)),
    )


class _Writer:
    """Turns chosen units into blocks, in reading order, since terms are explained once."""

    def __init__(self, language: str, terms: TermDefiner, keep: frozenset[str]) -> None:
        self._language = language
        self._keep = keep
        self._terms = terms

    def blocks(self, units: Sequence[Unit]) -> Iterator[SummaryBlock]:
        pending: list[Unit] = []
        for unit in units:
            if pending and not _continues(pending[-1], unit, len(pending)):
                yield self._paragraph(pending)
                pending = []
            if unit.kind == "list":
                pending and (yield self._paragraph(pending))
                pending = []
                if unit.intro:
                    yield self._block("paragraph", unit.intro, unit)
                for item in unit.items:
                    yield self._block("item", item, unit)
            else:
                pending.append(unit)
        if pending:
            yield self._paragraph(pending)

    def _paragraph(self, units: Sequence[Unit]) -> SummaryBlock:
        kind: Literal["paragraph", "item"] = "item" if units[0].labelled else "paragraph"
        return self._block(kind, [unit.intro[0] for unit in units], units[0])

    def _block(
        self, kind: Literal["paragraph", "item"], sentences: Sequence[Sentence], unit: Unit
    ) -> SummaryBlock:
        return SummaryBlock(kind, tuple(map(self._sentence, sentences)), unit.folded)

    def _sentence(self, sentence: Sentence) -> SummarySentence:
        edited = edit_sentence(sentence.inlines, self._language, keep=self._keep)
        inlines, explained = self._terms.define(edited.inlines)
        edits = (*edited.edits, explained) if explained else edited.edits
        guard = "edited" if explained else edited.guard
        source = SourceSentence(sentence.text, sentence.span)
        return SummarySentence(inlines, (source,), edits, guard)


def _surfaces(document: Document) -> frozenset[str]:
    """The document's own terms as it writes them: no plainer word takes their place anywhere."""
    return frozenset(plain_text(term.children).casefold() for term, _ in term_refs(document))


def _continues(before: Unit, unit: Unit, length: int) -> bool:
    if unit.kind == "list":
        return True
    if before.folded != unit.folded:
        return False
    if before.labelled or unit.labelled:
        return before.paragraph == unit.paragraph
    follows = before.paragraph == unit.paragraph or (
        before.kind == "heading" and before.topic.number == unit.topic.number
    )
    return follows and length < LONGEST_PARAGRAPH


def _questions(
    units: Sequence[Unit], sections: tuple[str, ...], language: str
) -> Iterator[SummaryBlock]:
    """Questions to ask, one for each thing that the document speaks of."""
    text = "\n".join(part for unit in units for part in (*unit.topic.headings[-1:], unit.full_text))
    asked = 0
    for question in cues(language).questions:
        fits = not question.sections or any(key in sections for key in question.sections)
        if fits and asked < MOST_QUESTIONS and question.when.search(text):
            asked += 1
            words = say(question.key, language)
            yield SummaryBlock(
                "item", (SummarySentence((Text(words),), guard="added", wording=question.key),)
            )


def _omitted(
    units: Iterable[Unit], kept: Sequence[Unit], language: str
) -> Iterator[SourceSentence]:
    """Warnings, negatives, lines on survival and lines that send to the doctor, not chosen."""
    said = {sentence.text for unit in kept for sentence in unit.sentences}
    lists = cues(language)
    for unit in units:
        for sentence in unit.sentences:
            grave = lists.warning.search(sentence.text) or lists.survival.search(sentence.text)
            if sentence.text not in said and grave:
                said.add(sentence.text)
                yield SourceSentence(sentence.text, sentence.span)


def summary_blocks(summary: Summary) -> tuple[Block, ...]:
    """The body of a summary without section titles; neighbouring items make one list.

    What is folded stands in a closed disclosure of its own.
    """
    blocks: list[Block] = []
    for section in summary.sections:
        for folded, run in groupby(section.blocks, key=lambda block: block.folded):
            told = tuple(_blocks(run))
            if folded:
                title = Text(say("summary.survival", summary.language))
                blocks.append(Details((title,), told))
            else:
                blocks += told
    return tuple(blocks)


def _blocks(told: Iterable[SummaryBlock]) -> Iterator[Block]:
    for kind, run in groupby(told, key=lambda block: block.kind):
        paragraphs = [Paragraph(_joined(block.sentences)) for block in run]
        if kind == "item":
            yield ItemList(False, tuple(ListItem((paragraph,)) for paragraph in paragraphs))
        else:
            yield from paragraphs


def _joined(sentences: Sequence[SummarySentence]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for sentence in sentences:
        if inlines and plain_text(sentence.inlines):
            inlines.append(Text(" "))
        inlines += sentence.inlines
    return tuple(inlines)
