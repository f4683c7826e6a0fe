"""The HTML comments of a source text, without what only looks like one.

Each opening mark is looked at once and each search goes forward, so that a hostile text takes no
longer than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

__all__ = ["comment_spans"]

_COMMENT = "<!--"
_MARKDOWN = re.compile(r"<!--|^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$|`+", re.MULTILINE)
_HTML = re.compile(r"<!--|<(?P<element>script|style|textarea)\b", re.IGNORECASE)

_End = Callable[[re.Match[str]], int | None]


def comment_spans(text: str, *, markdown: bool) -> Iterator[tuple[int, int]]:
    r"""The offsets of each comment, with its marks.

    In Markdown what stands in a code block or between backticks is none; in HTML what stands in a
    script, a style sheet or a text area.

    >>> text = "`<!-- a -->` <!-- b -->"
    >>> [text[start:end] for start, end in comment_spans(text, markdown=True)]
    ['<!-- b -->']
    """
    pattern, end_of = (
        (_MARKDOWN, partial(_markdown_end, text, _tick_runs(text)))
        if markdown
        else (_HTML, partial(_html_end, text))
    )
    position = 0
    while match := pattern.search(text, position):
        is_comment = match[0] == _COMMENT
        end = _comment_end(text, match) if is_comment else end_of(match)
        if end is None:
            return  # never closed: all that follows is inside
        if is_comment:
            yield match.start(), end
        position = end


def _comment_end(text: str, match: re.Match[str]) -> int | None:
    end = text.find("-->", match.end())
    return None if end < 0 else end + 3


def _html_end(text: str, match: re.Match[str]) -> int | None:
    closing = re.compile(rf"</{match['element']}\s*>", re.IGNORECASE).search(text, match.end())
    return closing and closing.end()


def _markdown_end(text: str, ticks: dict[int, list[int]], match: re.Match[str]) -> int | None:
    if fence := match["fence"]:
        closing = re.compile(rf"^ {{0,3}}{fence}{fence[0]}*[ \t]*$", re.MULTILINE)
        found = closing.search(text, match.end())
        return found and found.end()
    # Backticks close at the next run of the same length in the paragraph, or mean nothing.
    runs = ticks[len(match[0])]
    following = bisect_right(runs, match.start())
    if following == len(runs):
        return match.end()
    blank = text.find("\n\n", match.end(), runs[following])
    return match.end() if blank >= 0 else runs[following] + len(match[0])


def _tick_runs(text: str) -> dict[int, list[int]]:
    """Where runs of backticks begin, by their length."""
    runs: dict[int, list[int]] = defaultdict(list)
    for match in re.finditer("`+", text):
        runs[len(match[0])].append(match.start())
    return runs
