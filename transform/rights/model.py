"""What the rights to a document allow, by which rule and on which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Attribution", "RightsDecision", "Use", "UseDecision"]

Use = Literal["score", "catalog", "verbatim", "adapted_summary", "translation", "images"]


@dataclass(frozen=True, slots=True)
class UseDecision:
    """One use, allowed or not. `conditions` are keys such as `credit` or `excerpt`."""

    use: Use
    allowed: bool
    rule: str
    reason: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """The facts that a credit line is made of; `style` names its wording (`nci-pdq`, `credit`).

    `citation` is what the source asks to be cited as, with its date gaps filled by what is
    known. An empty `updated` means that the source does not state it, and is shown as that.
    `notice` is the source's own copyright line, which licenses want kept.
    """

    style: str
    source: str
    title: str
    url: str
    license: str
    license_url: str = ""
    citation: str = ""
    updated: str = ""
    reviewed: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class RightsDecision:
    """`license` is an SPDX id or a `LicenseRef-`; `evidence` says where each claim stands."""

    document: str
    license: str
    rule: str
    evidence: tuple[str, ...]
    uses: tuple[UseDecision, ...]
    attribution: Attribution

    def use(self, use: Use) -> UseDecision:
        return next(decision for decision in self.uses if decision.use == use)

    def allows(self, use: Use) -> bool:
        return self.use(use).allowed

    @property
    def publishable(self) -> bool:
        """Whether any page of this document may leave the house."""
        return self.allows("verbatim") or self.allows("adapted_summary")
