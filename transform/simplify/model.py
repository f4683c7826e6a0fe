"""What a patient summary is made of: sentences that know where they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from transform.model import Inline, SourceSpan

__all__ = [
    "Edit",
    "Guard",
    "SourceSentence",
    "Summary",
    "SummaryBlock",
    "SummarySection",
    "SummarySentence",
]

Guard = Literal["verbatim", "edited", "reverted", "added"]


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of the document as it stands there."""

    text: str
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one rule changed in one sentence."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """`guard` says what became of it: `verbatim` and `reverted` are the source's own words.

    A sentence that is `added` is the program's own and has no sources; `wording` is then the
    key of its text in the program's own words, so that every language has it. `refused` says
    which rewriter's answer was not taken, and why.
    """

    inlines: tuple[Inline, ...]
    sources: tuple[SourceSentence, ...] = ()
    edits: tuple[Edit, ...] = ()
    guard: Guard = "verbatim"
    wording: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class SummaryBlock:
    """A paragraph or a list item (neighbouring items make one list).

    What is `folded` stands behind a closed disclosure: survival figures with their caveats.
    """

    kind: Literal["paragraph", "item"]
    sentences: tuple[SummarySentence, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class SummarySection:
    """`key` names the section (`what_it_is`, `treatment` ...); its title is wording."""

    key: str
    blocks: tuple[SummaryBlock, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A patient summary. `topic` is the disease's name as the document writes it.

    `omitted` are warnings, negatives and "call your doctor" lines that were not chosen: an
    editor signs them off.
    """

    document_id: str
    language: str
    title: str
    topic: str
    sections: tuple[SummarySection, ...]
    omitted: tuple[SourceSentence, ...] = ()
