"""The one tree of errors: what is wrong, where, and what to do about it.

Every error that a user can cause is a :class:`TransformError`. Its class decides the exit
code of the program, its text is one line a person can act on::

    seeds/a.md:3: front matter is not valid YAML: duplicate key "title"; remove one of the two
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = [
    "ExitCode",
    "InputError",
    "Place",
    "RightsError",
    "TamperedError",
    "TransformError",
    "UsageError",
    "worst",
]


class ExitCode(IntEnum):
    """What the program ends with. Where several apply, :func:`worst` chooses."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    RIGHTS = 4
    RECALLED = 5
    OVERDUE = 6
    TAMPERED = 7


def worst(*codes: ExitCode) -> ExitCode:
    """The code a whole run ends with: the highest; wrong usage stops a run at once.

    >>> worst(ExitCode.DONE, ExitCode.INPUT, ExitCode.FINDINGS)
    <ExitCode.INPUT: 3>
    """
    return max(codes, default=ExitCode.DONE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; `line` is 1-based, or None where no line is to blame."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class TransformError(Exception):
    """Something a user can mend. Raised as one of the subclasses, which fix the exit code."""

    exit_code = ExitCode.INPUT

    def __init__(self, problem: str, remedy: str, place: Place | None = None) -> None:
        super().__init__(problem, remedy, place)
        self.problem = problem
        self.remedy = remedy
        self.place = place

    def __str__(self) -> str:
        where = "" if self.place is None else f"{self.place}: "
        return f"{where}{self.problem}; {self.remedy}"


class UsageError(TransformError):
    """The command line or `transform.toml` is wrong."""

    exit_code = ExitCode.USAGE


class InputError(TransformError):
    """A document, sidecar, catalog or glossary cannot be read or is invalid."""

    exit_code = ExitCode.INPUT


class RightsError(TransformError):
    """The rights to a document do not allow what was asked for it by name."""

    exit_code = ExitCode.RIGHTS


class TamperedError(TransformError):
    """What was read is not what its publisher wrote, or nobody can show that it is."""

    exit_code = ExitCode.TAMPERED
