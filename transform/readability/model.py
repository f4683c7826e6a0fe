"""What scoring gives: figures for a document, its sections and its sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from transform.model import Finding, SourceSpan

__all__ = ["Readability", "SectionScore", "SentenceScore"]


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """One sentence. `grade` is Flesch-Kincaid, or None in a language without a grade formula;
    `difficulty` runs from 1 to 6, or is None where the notes say why; `gain` is by how much the
    document's grade falls once all of its causes are mended, None where no formula sees that.
    """

    text: str
    words: int
    grade: float | None
    causes: tuple[str, ...] = ()
    span: SourceSpan | None = field(default=None, compare=False)
    difficulty: float | None = None
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class SectionScore:
    """The text under one heading, up to the next; `level` is 0 before the first heading."""

    title: str
    level: int
    words: int
    sentences: int
    scores: tuple[tuple[str, float | None], ...]
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Readability:
    """`scores` are (formula name, value) pairs; None where the formula's condition is not met.

    `words` were scored, `excluded_words` were not (headings, alt texts, single-word items).
    `notes` are (formula name, reason) pairs: why a figure is None. `scores_without_terms` are the
    scores with the `defined_terms` left out: terms that the text itself, or a glossary link in
    it, explains, as they have to be. `bands` are (formula name, band) pairs where a formula's bands
    were published (INFLESZ).
    """

    language: str
    words: int
    sentences: int
    excluded_words: int
    scores: tuple[tuple[str, float | None], ...]
    sections: tuple[SectionScore, ...] = ()
    sentence_list: tuple[SentenceScore, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    scores_without_terms: tuple[tuple[str, float | None], ...] = ()
    defined_terms: tuple[str, ...] = ()
    bands: tuple[tuple[str, str], ...] = ()

    def score(self, name: str) -> float | None:
        return next((value for formula, value in self.scores if formula == name), None)

    @property
    def grade(self) -> float | None:
        """The Flesch-Kincaid grade, the one figure that tables show."""
        return self.score("flesch_kincaid_grade")
