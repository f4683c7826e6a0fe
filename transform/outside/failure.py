"""Why no answer came, as the second half of a sentence whose first half names who was asked."""

from __future__ import annotations

__all__ = ["NotRunnable", "Unanswered"]


class Unanswered(Exception):  # noqa: N818  # it says what happened, and is turned into an error
    """`status` is a server's HTTP status, 0 for none; `wait` the seconds it asks to wait, if any.

    >>> str(Unanswered("answered with status 429", status=429, wait=2.0))
    'answered with status 429'
    """

    def __init__(self, problem: str, status: int = 0, wait: float | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.status = status
        self.wait = wait


class NotRunnable(Unanswered):
    """The program does not start at all: the command is wrong, not its answer."""
