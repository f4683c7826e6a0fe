"""`transform check --lines`: every line a text of its own, quick on thousands of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from transform.language import profile, sentence_spans
from transform.readability.counts import Counts, count_sentence, total
from transform.readability.difficulty import difficulty, why_no_difficulty
from transform.readability.scoring import score_counts

__all__ = ["LineCheck", "check_line", "line_record"]

_GRADE = "flesch_kincaid_grade"


@dataclass(frozen=True, slots=True)
class LineCheck:
    """`difficulty` is 1 to 6, the mean of the line's sentences, each weighted by its words;
    `grade` is Flesch-Kincaid. Both are None where the language has none or the line no word.
    `note` is why there is no grade.
    """

    text: str
    words: int
    sentences: int
    grade: float | None
    difficulty: float | None
    note: str = ""


def check_line(text: str, language: str) -> LineCheck:
    """Score one line. Raises InputError for a language that is not supported.

    >>> easy = check_line("Take one pill a day.", "en")
    >>> hard = check_line("Pharmacological interventions necessitate reassessment.", "en")
    >>> easy.words, easy.difficulty < hard.difficulty
    (5, True)
    """
    profile(language)
    rated: list[tuple[float | None, Counts]] = []
    for start, end in sentence_spans(text, language):
        sentence = " ".join(text[start:end].split())
        counts = count_sentence(sentence, language)
        if counts.words:
            rated.append((difficulty(sentence, language), counts))
    counts = total(one for _, one in rated)
    scores, notes = score_counts(counts, language)
    figures = [(figure, one.words) for figure, one in rated if figure is not None]
    weight = sum(words for _, words in figures)
    return LineCheck(
        text,
        counts.words,
        counts.sentences,
        dict(scores).get(_GRADE),
        round(sum(figure * words for figure, words in figures) / weight, 2) if weight else None,
        dict(notes).get(_GRADE, ""),
    )


def line_record(number: int, checked: LineCheck, language: str) -> dict[str, Any]:
    """`transform/check-line/1`; `number` is the line's, 1-based."""
    notes = {"grade": checked.note} if checked.note else {}
    if checked.difficulty is None:
        notes["difficulty"] = (
            why_no_difficulty(language) if checked.words else "the line has no word to score"
        )
    return {
        "schema": "transform/check-line/1",
        "line": number,
        "text": checked.text,
        "words": checked.words,
        "sentences": checked.sentences,
        "grade": checked.grade,
        "difficulty": checked.difficulty,
        "notes": notes,
    }
