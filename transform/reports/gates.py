"""Whether a check passes: what was asked to fail it, and the words that say why it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transform.model import Severity
from transform.reports.checks import Checked

__all__ = ["Gate"]


@dataclass(frozen=True, slots=True)
class Gate:
    """`fail_on` is the severity from which a finding fails the check, None where none does. With
    a baseline only what got worse counts, and where no severity was asked for, all of that.
    """

    fail_on: Severity | None = None
    has_baseline: bool = False

    @property
    def threshold(self) -> Severity | None:
        return self.fail_on or ("info" if self.has_baseline else None)

    def reasons(self, checked: Checked) -> Iterator[str]:
        """Why a document fails, a line for each reason; nothing where it passes."""
        path = checked.document.path
        for one in checked.over_limits:
            said = one.finding.message.removeprefix("The ").rstrip(".").replace(",", "")
            yield f"{path}: {said}"
        if self.threshold is None:
            return
        failing = len(checked.failing(self.threshold))
        if failing:
            noun = "finding" if failing == 1 else "findings"
            what = f"{failing} {noun} at or over {self.threshold}"
            yield f"{path}: {what}{', new or worse' if self.has_baseline else ''}"
