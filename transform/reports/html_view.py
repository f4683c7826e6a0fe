"""What the HTML report shows: the whole text of a document, run by run, with what is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from textwrap import shorten

from transform.inlines import folded, one_line, plain_text
from transform.locale import direction
from transform.model import Finding, SourceSpan
from transform.readability.model import SentenceScore
from transform.readability.passages import Passage, read_passages, span_of
from transform.readability.records import line_of
from transform.reports.checks import SEVERITIES, Checked, Reported, gain_text, grade_range
from transform.reports.rule_book import LIMITS, Rule, rule_book
from transform.rights import decide
from transform.tree import Run

__all__ = ["DocumentView", "Note", "Piece", "Row", "document_view", "hardest"]

CEFR = ("", "A1", "A2", "B1", "B2", "C1", "C2")
# Where a language has no difficulty figure: the highest grade of each level.
_GRADES = (4.0, 6.0, 8.0, 10.0, 13.0)
_MARKED = 4  # the level from which a sentence carries its figures
_HARDEST = 10
_LEAST_WORDS = 5  # fewer are a name or an address
_QUOTE = 45  # characters


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its rule; `state` is what it is to the baseline. `quote` is how the place
    begins, where its paragraph holds more and the message does not name it.
    """

    finding: Finding
    rule: Rule
    state: str
    line: int
    quote: str = ""

    @property
    def gain(self) -> str:
        return gain_text(self.finding.gain)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a run: a scored sentence, or what stands between them and is left out.

    `level` is 1 to 6, 0 where nothing is known or nothing scored.
    """

    text: str
    scored: bool = False
    level: int = 0
    difficulty: float | None = None
    grade: float | None = None
    words: int = 0
    gain: float | None = None
    anchor: str = ""

    @property
    def figures(self) -> str:
        """The figures of a hard sentence in words, empty for others."""
        if self.level < _MARKED:
            return ""
        parts = []
        if self.difficulty is not None:
            parts.append(f"difficulty {self.difficulty:.1f}, {CEFR[self.level]}")
        if self.grade is not None:
            parts.append(f"grade {self.grade:.1f}")
        return "; ".join((*parts, f"{self.words} words"))


@dataclass(frozen=True, slots=True)
class Row:
    """One run with its findings. `scored` is false where nothing of it was."""

    role: str
    line: int | None
    scored: bool
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document. `notes` are findings of the document as a whole."""

    anchor: str
    checked: Checked
    direction: str
    notes: tuple[Note, ...]
    rows: tuple[Row, ...]
    spread: tuple[tuple[str, float], tuple[str, float]] | None
    counts: tuple[tuple[str, int], ...]
    publishable: bool

    @property
    def without_terms(self) -> dict[str, float | None]:
        return dict(self.checked.scored.scores_without_terms)

    @property
    def textstat(self) -> dict[str, float | None]:
        return dict(self.checked.textstat)

    @property
    def spread_text(self) -> str:
        """The range of grades in short: `6.4 to 10.6`."""
        if self.spread is None:
            return "none"
        figures = dict.fromkeys(f"{value:.1f}" for _, value in self.spread)
        return " to ".join(figures)


def document_view(checked: Checked, number: int) -> DocumentView:
    """The view of the `number`-th document of a report."""
    document, scored = checked.document, checked.scored
    text = read_passages(document.blocks, scored.language)
    passages = {id(passage.run): passage for passage in text.passages}
    scores = {(one.text, line_of(one.span)): one for one in scored.sentence_list}
    homes = _Homes(text.runs)
    standing: dict[int | None, list[Reported]] = defaultdict(list)
    for one in checked.findings:
        standing[homes.find(one.finding)].append(one)
    anchors = (f"s{number}-{count}" for count in range(1, len(scored.sentence_list) + 2))
    rows = []
    for index, run in enumerate(text.runs):
        pieces = tuple(_pieces(run, passages.get(id(run)), scores, anchors))
        several = sum(piece.scored for piece in pieces) > 1
        notes = tuple(_note(one, quoted=several) for one in standing[index])
        rows.append(Row(run.role, line_of(run.span), id(run) in passages, pieces, notes))
    counts = Counter(one.finding.severity for one in checked.findings)
    return DocumentView(
        anchor=f"d{number}",
        checked=checked,
        direction=direction(scored.language),
        notes=tuple(map(_note, standing[None])),
        rows=tuple(rows),
        spread=grade_range(scored),
        counts=tuple((name, counts[name]) for name in reversed(SEVERITIES)),
        publishable=decide(document).allows("verbatim"),
    )


class _Homes:
    """Which run a finding stands in: one on its line that has its words, else one on its line."""

    def __init__(self, all_runs: tuple[Run, ...]) -> None:
        self._texts = [one_line(run.inlines) for run in all_runs]
        self._on_line: dict[int, list[int]] = defaultdict(list)
        for index, run in enumerate(all_runs):
            # A caption's words stand on other lines than its figure.
            spans = (span for span in (span_of(run.inlines), run.span) if span is not None)
            for line in {line for span in spans for line in _lines(span)}:
                self._on_line[line].append(index)

    def find(self, finding: Finding) -> int | None:
        """The index of the run, None where it is about the document as a whole."""
        if finding.span is None or finding.rule in LIMITS or not finding.text:
            return None
        words, near = folded(finding.text), self._on_line[finding.span.first_line]
        with_words = (index for index in near if words in self._texts[index])
        return next(with_words, near[0] if near else None)


def _lines(span: SourceSpan) -> range:
    return range(span.first_line, span.last_line + 1)


def _note(one: Reported, *, quoted: bool = False) -> Note:
    finding = one.finding
    text = " ".join(finding.text.split())
    quote = (
        shorten(text, _QUOTE, placeholder=" …") if quoted and text not in finding.message else ""
    )
    rule = rule_book().get(finding.rule) or Rule(finding.rule, finding.severity, "", "")
    return Note(finding, rule, one.state, line_of(finding.span) or 1, quote)


def _pieces(
    run: Run,
    passage: Passage | None,
    scores: dict[tuple[str, int | None], SentenceScore],
    anchors: Iterator[str],
) -> Iterator[Piece]:
    """The whole text of the run, its scored sentences apart from the rest."""
    whole, position = plain_text(run.inlines), 0
    for sentence in passage.sentences if passage else ():
        start = whole.find(sentence.raw, position)
        if start < 0:
            continue
        if whole[position:start]:
            yield Piece(whole[position:start])
        position = start + len(sentence.raw)
        score = scores.get((sentence.text, line_of(sentence.span)))
        if score is None:
            yield Piece(sentence.raw, scored=True)
        else:
            yield Piece(
                sentence.raw,
                scored=True,
                level=_level(score),
                difficulty=score.difficulty,
                grade=score.grade,
                words=score.words,
                gain=score.gain,
                anchor=next(anchors),
            )
    if whole[position:]:
        yield Piece(whole[position:])


def _level(score: SentenceScore) -> int:
    """1 to 6: the difficulty rounded, or the grade's band where there is no difficulty."""
    if score.difficulty is not None:
        return min(max(round(score.difficulty), 1), 6)
    if score.grade is not None:
        return 1 + sum(score.grade > limit for limit in _GRADES)
    return 0


def hardest(view: DocumentView) -> tuple[tuple[Row, Piece], ...]:
    """The hardest sentences, to be mended first: by level of difficulty, then by length."""
    rated = [
        (row, piece)
        for row, piece in chain.from_iterable(((row, p) for p in row.pieces) for row in view.rows)
        if piece.level >= _MARKED and piece.words >= _LEAST_WORDS
    ]
    rated.sort(key=lambda pair: (-_weight(pair[1]), -pair[1].words))
    return tuple(rated[:_HARDEST])


def _weight(piece: Piece) -> float:
    return (piece.difficulty or 0.0) if piece.difficulty is not None else (piece.grade or 0.0)
