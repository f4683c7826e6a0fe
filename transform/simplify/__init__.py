"""Patient summaries that never change the facts: select, lock, edit, guard, trace.

`summarize` makes a summary of a document, `simplify_line` edits one line, `summary_blocks` gives
a summary's body as blocks. The work behind them is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transform.glossary import Glossary
    from transform.model import Block, Document
    from transform.settings import SummarySettings
    from transform.simplify.model import Summary

__all__ = ["can_summarize", "simplify_line", "summarize", "summary_blocks"]


def can_summarize(language: str) -> bool:
    """Whether there are section cues and edit rules for a language.

    >>> can_summarize("es-MX"), can_summarize("ja")
    (True, False)
    """
    from transform.data import exists
    from transform.locale import base_language

    return exists(f"simplify/{base_language(language)}/sections.toml")


def summarize(document: Document, glossary: Glossary, settings: SummarySettings) -> Summary:
    """The patient summary of a document; see :func:`transform.simplify.summary.summarize`."""
    from transform.simplify.summary import summarize as make

    return make(document, glossary, settings)


def summary_blocks(summary: Summary) -> tuple[Block, ...]:
    """A summary's body as blocks; see :func:`transform.simplify.summary.summary_blocks`."""
    from transform.simplify.summary import summary_blocks as make

    return make(summary)


def simplify_line(text: str, language: str) -> str:
    """One line in plainer words; see :func:`transform.simplify.editing.simplify_line`."""
    from transform.simplify.editing import simplify_line as make

    return make(text, language)
