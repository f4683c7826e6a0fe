"""What is wanted of a source of bundles, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Outcome", "Refusal", "Refused", "Result", "SignatureCheck", "Wanted"]

Result = Literal[
    "pulled", "unchanged", "refused", "failed", "nothing", "held_back", "vanished", "pruned"
]
Refusal = Literal[
    "", "tampered", "signature", "rights", "overdue", "faulty", "unreachable", "in_the_way"
]
SignatureCheck = Callable[[bytes, bytes], None]
"""Bytes and the text of their signature file; raises ValueError, with what is wrong, if it is."""


class Refused(Exception):  # noqa: N818  # it says what happened to one bundle
    """Why a bundle is not taken, as the second half of a sentence."""

    def __init__(self, why: Refusal, reason: str) -> None:
        super().__init__(reason)
        self.why = why
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pages of which documents are wanted, and what is not minded.

    `locales` and `documents` empty mean all. `today` is an ISO date: what should have been reviewed
    before it is overdue. `signed` checks signatures; without it none is asked for. With
    `allow_unsigned` there may be none, but what is there has to be right.
    """

    today: str
    locales: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    drafts: bool = False
    allow_overdue: bool = False
    allow_unsigned: bool = False
    prune: bool = False
    signed: SignatureCheck | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document.

    `pages` are those that stand there now, as `es/summary`; `recalled` those of which a notice came
    in this run, `gone` those that stood there before and stand there no more. `why` and `reason`
    say why it was not taken. `files` were fetched.
    """

    document: str
    result: Result
    pages: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    why: Refusal = ""
    reason: str = ""
    files: int = 0
