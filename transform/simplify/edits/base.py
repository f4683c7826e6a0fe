"""What an edit rule is: a name, what must hold before it acts, and what it proposes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["EditRule", "Replacement"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text` in place of the characters from `start` to `end` of a sentence's plain text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EditRule:
    """A small typed edit. `propose(text, language)` gives replacements in order, apart from each
    other, or none; a rule reads only the text of one sentence, so any caller can check it.
    `whole` means all of the replacements or none of them.
    """

    id: str
    precondition: str
    propose: Callable[[str, str], tuple[Replacement, ...]]
    whole: bool = False
