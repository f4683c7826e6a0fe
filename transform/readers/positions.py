"""Lines and offsets of a document's text, so that each word can be led back to its place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from transform.model import SourceSpan

__all__ = ["Positions"]


class Positions:
    r"""Turns offsets into lines and back. Offsets are into the text with `\n` line ends.

    >>> places = Positions("one\ntwo\n")
    >>> places.line(4), places.offset(2, 1)
    (2, 4)
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        # At the first question: a web page's lines are known to its parser.
        text, starts = self.text, [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts

    def line(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return bisect_right(self._starts, offset)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column."""
        starts = self._starts
        return starts[line - 1 if line < len(starts) else -1] + column - 1

    def span(self, start: int, end: int) -> SourceSpan:
        """The span of the characters from `start` up to `end`."""
        return SourceSpan(self.line(start), self.line(max(start, end - 1)), start, end)
