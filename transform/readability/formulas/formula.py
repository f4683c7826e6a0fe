"""What a readability formula is: a name, the languages it was made for, its source, its sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from transform.readability.counts import Counts

__all__ = ["Formula", "Unmet"]


@dataclass(frozen=True, slots=True)
class Unmet:
    """Why a formula gives no figure for a text: its own published condition is not met."""

    reason: str


@dataclass(frozen=True, slots=True)
class Formula:
    """`languages` are the tags it was validated for; none means every language that parts its
    words with spaces. A `grade` is in years of school, an `ease` falls as texts get harder, an
    `index` rises; `band` names the band of a figure, where bands were published. `compute` is only called for texts of one word and one sentence at least.
    """

    name: str
    title: str
    kind: Literal["grade", "ease", "index"]
    languages: tuple[str, ...]
    source: str
    compute: Callable[[Counts], float | Unmet]
    band: Callable[[float], str] | None = None
