"""Scores a document: figures for the whole, its sections and its sentences, and findings."""

from __future__ import annotations

from collections.abc import Iterable

from transform.errors import InputError, Place
from transform.model import Block, Document
from transform.readability.counts import Counts, total
from transform.readability.difficulty import difficulty
from transform.readability.formulas import FORMULAS, Unmet, formulas_for
from transform.readability.model import Readability, SectionScore, SentenceScore
from transform.readability.passages import ScoredText, Sentence, read_passages
from transform.readability.rules import find
from transform.readability.terms import counts_without, defined_terms
from transform.settings import ReadabilitySettings

__all__ = ["score", "score_blocks", "score_counts"]

_GRADE = "flesch_kincaid_grade"
# Other programs read these in every language; they are None where the formula does not hold.
_ALWAYS = (_GRADE, "flesch_reading_ease", "smog")


def score(document: Document, settings: ReadabilitySettings) -> Readability:
    """The readability of a document.

    Raises InputError, with the document's path, where its language is not supported.
    """
    try:
        return score_blocks(document.blocks, document.language, settings)
    except InputError as error:
        place = error.place or Place(document.path)
        raise InputError(error.problem, error.remedy, place) from None


def score_blocks(
    blocks: Iterable[Block], language: str, settings: ReadabilitySettings
) -> Readability:
    """The readability of blocks in one language.

    >>> from transform.model import Paragraph, Text
    >>> blocks = (Paragraph((Text("Talk with your doctor about the risks."),)),)
    >>> score_blocks(blocks, "en", ReadabilitySettings()).grade
    2.31
    """
    text = read_passages(blocks, language)
    sentences = text.sentences
    counts = total(sentence.counts for sentence in sentences)
    scores, notes = score_counts(counts, language)
    found = find(text, settings)
    terms = defined_terms(text)
    return Readability(
        language=language,
        words=counts.words,
        sentences=counts.sentences,
        excluded_words=text.excluded_words,
        scores=scores,
        notes=notes,
        sections=_sections(text),
        sentence_list=tuple(
            _score_sentence(sentence, language, causes, gain)
            for sentence, causes, gain in zip(sentences, found.causes, found.gains, strict=True)
        ),
        findings=found.findings,
        scores_without_terms=score_counts(counts_without(terms, text), language)[0],
        defined_terms=tuple(sorted(" ".join(term) for term in terms)),
        bands=_bands(scores, language),
    )


def score_counts(
    counts: Counts, language: str
) -> tuple[tuple[tuple[str, float | None], ...], tuple[tuple[str, str], ...]]:
    """The figures of all formulas of a language, and why one of them is None.

    >>> scores, notes = score_counts(Counts(words=8, sentences=1, syllables=10), "en")
    >>> scores[0], notes[0]
    (('flesch_kincaid_grade', 2.28), ('smog', 'SMOG needs 30 sentences, and the text has 1'))
    """
    formulas = {formula.name: formula for formula in formulas_for(language)}
    titles = {formula.name: formula.title for formula in FORMULAS}
    scores: list[tuple[str, float | None]] = []
    notes: list[tuple[str, str]] = []
    for name in dict.fromkeys((*_ALWAYS, *formulas)):
        if name not in formulas:
            value: float | Unmet = Unmet(f"{titles[name]} is not validated for this language")
        elif not counts.words:
            value = Unmet("the text has no sentence to score")
        else:
            value = formulas[name].compute(counts)
        match value:
            case Unmet(reason):
                scores.append((name, None))
                notes.append((name, reason))
            case figure:
                scores.append((name, round(figure, 2)))
    return tuple(scores), tuple(notes)


def _bands(
    scores: tuple[tuple[str, float | None], ...], language: str
) -> tuple[tuple[str, str], ...]:
    banded = {formula.name: formula.band for formula in formulas_for(language) if formula.band}
    return tuple(
        (name, banded[name](value))
        for name, value in scores
        if name in banded and value is not None
    )


def _score_sentence(
    sentence: Sentence, language: str, causes: tuple[str, ...], gain: float | None
) -> SentenceScore:
    grades = [f for f in formulas_for(language) if f.name == _GRADE]
    grade = grades[0].compute(sentence.counts) if grades else None
    return SentenceScore(
        text=sentence.text,
        words=sentence.counts.words,
        grade=round(grade, 2) if isinstance(grade, float) else None,
        causes=causes,
        span=sentence.span,
        difficulty=difficulty(sentence.text, language),
        gain=gain,
    )


def _sections(text: ScoredText) -> tuple[SectionScore, ...]:
    """One score a heading that has running text of its own below it."""
    by_section: dict[int, list[Counts]] = {}
    for passage in text.passages:
        by_section.setdefault(passage.section, []).extend(s.counts for s in passage.sentences)
    scored = []
    for index, parts in by_section.items():
        section, counts = text.sections[index], total(parts)
        scored.append(
            SectionScore(
                title=section.title,
                level=section.level,
                words=counts.words,
                sentences=counts.sentences,
                scores=score_counts(counts, text.language)[0],
                span=section.span,
            )
        )
    return tuple(scored)
