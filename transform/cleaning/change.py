"""What a cleaning rule is, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transform.model import Block, Document, Finding, Removal
from transform.settings import CleaningSettings

__all__ = ["Apply", "Change", "Rule"]


@dataclass(frozen=True, slots=True)
class Change:
    """The blocks as they are after a rule; only what is new stands in the next two.

    `again` says that what is left may give the rules before this one something new to find.
    """

    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...] = ()
    warnings: tuple[Finding, ...] = ()
    again: bool = False


Apply = Callable[[Document, CleaningSettings], Change]


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is what removals and warnings call the rule."""

    name: str
    apply: Apply
