"""Scores documents: formulas, sections, sentences with their causes, plain-language findings.

What computes is imported when the first document is scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transform.model import Block, Document
    from transform.readability.checklists import ChecklistItem
    from transform.readability.model import Readability
    from transform.settings import ReadabilitySettings

__all__ = ["checklist", "compare_textstat", "score", "score_blocks"]


def score(document: Document, settings: ReadabilitySettings) -> Readability:
    """The readability of a document; see :func:`transform.readability.scoring.score`."""
    from transform.readability.scoring import score as compute

    return compute(document, settings)


def score_blocks(
    blocks: Iterable[Block], language: str, settings: ReadabilitySettings
) -> Readability:
    """The readability of blocks; see :func:`transform.readability.scoring.score_blocks`."""
    from transform.readability.scoring import score_blocks as compute

    return compute(blocks, language, settings)


def compare_textstat(document: Document) -> tuple[tuple[str, float], ...]:
    """Textstat's figures; see :func:`transform.readability.comparison.compare_textstat`."""
    from transform.readability.comparison import compare_textstat as compute

    return compute(document)


def checklist(document: Document, readability: Readability) -> tuple[ChecklistItem, ...]:
    """The CDC and PEMAT items; see :func:`transform.readability.checklists.checklist`."""
    from transform.readability.checklists import checklist as compute

    return compute(document, readability)
