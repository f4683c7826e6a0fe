"""What a check of one document gives: the findings that stand, those ignored, limits not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from transform.model import Document, Finding, Severity, SourceSpan
from transform.readability.checklists import ChecklistItem
from transform.readability.difficulty import why_no_difficulty
from transform.readability.formulas import FORMULAS
from transform.readability.model import Readability
from transform.readers.encoding import decode, normalize_line_ends
from transform.readers.positions import Positions
from transform.readers.source import Source
from transform.reports.fingerprints import fingerprints
from transform.reports.ignores import Ignored, read_ignores, sift
from transform.reports.rule_book import LIMITS, finding_of, with_severities
from transform.settings import ReadabilitySettings

__all__ = [
    "SEVERITIES",
    "Checked",
    "Gone",
    "Region",
    "Reported",
    "check_document",
    "document_difficulty",
    "gain_text",
    "grade_range",
    "region_of",
    "weighs",
]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")

_LEAST_GAIN = 0.005  # less is 0.00 in print

State = Literal["", "new", "unchanged", "updated"]


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding that stands. `state` is what it is to the baseline, empty where there is none;
    `worse` is whether the baseline had no such finding, or less of it.
    """

    finding: Finding
    fingerprint: str
    state: State = ""
    worse: bool = True


@dataclass(frozen=True, slots=True)
class Gone:
    """What the baseline has and the document has no more; `line` is where it stood."""

    rule: str
    line: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Checked:
    """`text` is the source with line feeds as line ends; `difficulty` is the whole document's, 1
    to 6, or None; `unheld` says which limits could not be held against this document, and why.
    `textstat` and `checklist` are there where they were asked for.
    """

    document: Document
    text: str
    scored: Readability
    difficulty: float | None
    findings: tuple[Reported, ...]
    ignored: tuple[Ignored, ...] = ()
    gone: tuple[Gone, ...] = ()
    unheld: tuple[str, ...] = ()
    textstat: tuple[tuple[str, float | None], ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Why a figure is None: pairs of its name and the reason."""
        if self.difficulty is not None:
            return self.scored.notes
        reason = why_no_difficulty(self.scored.language) if self.scored.words else ""
        return (*self.scored.notes, ("difficulty", reason or "the text has no sentence to score"))

    def failing(self, threshold: Severity) -> tuple[Reported, ...]:
        """What is at or over a severity and worse than the baseline, limits apart."""
        return tuple(
            one
            for one in self.findings
            if one.worse
            and one.finding.rule not in LIMITS
            and weighs(one.finding.severity) >= weighs(threshold)
        )

    @property
    def over_limits(self) -> tuple[Reported, ...]:
        """The limits that the document is over, where that got worse."""
        return tuple(one for one in self.findings if one.worse and one.finding.rule in LIMITS)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns are 1-based; `last_column` is the one behind the last character. Columns
    are None where the reader knew lines alone.
    """

    first_line: int
    last_line: int
    first_column: int | None = None
    last_column: int | None = None


def check_document(
    source: Source, document: Document, scored: Readability, settings: ReadabilitySettings
) -> Checked:
    """Findings and limits of a document that has been read and scored."""
    text = normalize_line_ends(decode(source.data, source.path))
    difficulty = document_difficulty(scored)
    limits = tuple(_over_limits(document, scored, difficulty, settings))
    ignores = read_ignores(text, document.format, document.blocks)
    sifted = sift((*limits, *with_severities(scored.findings, settings)), ignores)
    kept = (*sifted.kept, *with_severities(sifted.about_comments, settings))
    in_order = sorted(kept, key=lambda finding: finding.span.first_line if finding.span else 0)
    return Checked(
        document,
        text,
        scored,
        difficulty,
        tuple(map(Reported, in_order, fingerprints(in_order))),
        sifted.ignored,
        unheld=tuple(_unheld(scored, difficulty, settings)),
    )


def document_difficulty(scored: Readability) -> float | None:
    """The mean of the sentences' difficulties, each weighted by its words: how hard the sentence
    is in which a word stands. None where the language has no figure.
    """
    rated = [
        (sentence.difficulty, sentence.words)
        for sentence in scored.sentence_list
        if sentence.difficulty is not None
    ]
    words = sum(number for _, number in rated)
    return round(sum(figure * number for figure, number in rated) / words, 2) if words else None


def grade_range(scored: Readability) -> tuple[tuple[str, float], tuple[str, float]] | None:
    """The lowest and the highest grade with the titles of their formulas, or None."""
    titles = {formula.name: formula.title for formula in FORMULAS if formula.kind == "grade"}
    grades = [
        (titles[name], value)
        for name, value in scored.scores
        if name in titles and value is not None
    ]
    if not grades:
        return None
    return min(grades, key=lambda pair: pair[1]), max(grades, key=lambda pair: pair[1])


def gain_text(gain: float | None) -> str:
    """What mending gains in words; empty where no formula sees it, or hardly.

    >>> gain_text(0.42), gain_text(0.001), gain_text(None)
    ('Mending it lowers the grade by 0.42.', '', '')
    """
    if gain is None or gain < _LEAST_GAIN:
        return ""
    return f"Mending it lowers the grade by {gain:.2f}."


def weighs(severity: Severity) -> int:
    return SEVERITIES.index(severity)


def region_of(positions: Positions, span: SourceSpan | None) -> Region:
    """Where a span stands in the source; the first line where nothing is known."""
    if span is None:
        return Region(1, 1)
    if span.start is None or span.end is None or span.end <= span.start:
        return Region(span.first_line, span.last_line)
    first, last = positions.line(span.start), positions.line(span.end - 1)
    return Region(
        first,
        last,
        span.start - positions.offset(first, 1) + 1,
        span.end - positions.offset(last, 1) + 1,
    )


def _over_limits(
    document: Document,
    scored: Readability,
    difficulty: float | None,
    settings: ReadabilitySettings,
) -> Iterator[Finding]:
    span = _opening(document)
    pairs: Iterable[tuple[str, float | None, float | None]] = (
        ("max-grade", scored.grade, settings.max_grade),
        ("max-difficulty", difficulty, settings.max_difficulty),
    )
    for rule, figure, limit in pairs:
        if figure is not None and limit is not None and figure > limit:
            yield finding_of(rule, "", span, figure=f"{figure:.2f}", limit=f"{limit:g}")


def _opening(document: Document) -> SourceSpan | None:
    """The line where the document's own text begins."""
    spans = (block.span for block in document.blocks if block.span is not None)
    first = next(spans, None)
    return None if first is None else SourceSpan(first.first_line, first.first_line)


def _unheld(
    scored: Readability, difficulty: float | None, settings: ReadabilitySettings
) -> Iterator[str]:
    if not scored.words:
        return
    if settings.max_grade is not None and scored.grade is None:
        yield (
            f'the grade limit cannot be held: no grade formula was made for "{scored.language}"; '
            "a difficulty limit holds in more languages"
        )
    if settings.max_difficulty is not None and difficulty is None:
        yield (
            f'the difficulty limit cannot be held in "{scored.language}": '
            f"{why_no_difficulty(scored.language)}"
        )
