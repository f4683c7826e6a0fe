"""The best way through two sequences, step by step (dynamic programming)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

__all__ = ["Step", "best_path"]


@dataclass(frozen=True, slots=True)
class Step:
    """`source` and `target` are (first, end); one of them may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]

    @property
    def is_match(self) -> bool:
        """Whether there is something on both sides."""
        return self.source[0] < self.source[1] and self.target[0] < self.target[1]

    def moved(self, source: int, target: int) -> Step:
        """The same step so many places on."""
        return Step(
            (self.source[0] + source, self.source[1] + source),
            (self.target[0] + target, self.target[1] + target),
        )


Score = Callable[[Step], float]


def best_path(
    lengths: tuple[int, int], steps: Sequence[tuple[int, int, float]], score: Score, band: int
) -> tuple[Step, ...]:
    """The steps through both sequences whose scores, less the steps' costs, add up to the most.

    `steps` are (source units, target units, cost); `score` is asked for steps that have both.
    Only what lies within `band` units of the diagonal is looked at.

    >>> same = lambda step: 1.0 if step.source == step.target else -9.0
    >>> [s.target for s in best_path((2, 3), [(1, 1, 0.0), (0, 1, 1.0)], same, 9)]
    [(0, 1), (1, 2), (2, 3)]
    """
    rows, columns = lengths
    best = {(0, 0): 0.0}
    came: dict[tuple[int, int], Step] = {}
    for i in range(rows + 1):
        middle = i * columns // rows if rows else 0
        first, end = (
            (0, columns) if not rows else (max(middle - band, 0), min(middle + band, columns))
        )
        for j in range(first, end + 1):
            chosen = _best_step((i, j), best, steps, score)
            if chosen is not None:
                best[i, j], came[i, j] = chosen
    return tuple(reversed(_back(came, lengths)))


def _best_step(
    to: tuple[int, int],
    best: dict[tuple[int, int], float],
    steps: Sequence[tuple[int, int, float]],
    score: Score,
) -> tuple[float, Step] | None:
    i, j = to
    chosen: tuple[float, Step] | None = None
    for down, right, cost in steps:
        before = best.get((i - down, j - right))
        if before is None:
            continue
        step = Step((i - down, i), (j - right, j))
        worth = before - cost + (score(step) if down and right else 0.0)
        if worth > -inf and (chosen is None or worth > chosen[0]):
            chosen = (worth, step)
    return chosen


def _back(came: dict[tuple[int, int], Step], end: tuple[int, int]) -> list[Step]:
    found: list[Step] = []
    while end in came:
        step = came[end]
        found.append(step)
        end = (step.source[0], step.target[0])
    return found
