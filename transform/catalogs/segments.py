"""Runs cut into the segments that are translated, and put together again.

A segment is a sentence, or a whole run where people translate it as one (a heading, a term) or
where `segmentation` is `block`. White space between sentences, line breaks and footnote marks
between them, and marks that run over several sentences are kept, so that a translation which
changes nothing gives the same inlines back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from transform.data import load_toml
from transform.inlines import inline_text, plain_text, slice_inlines, walk_inlines
from transform.language import sentence_spans
from transform.locale import base_language
from transform.model import Code, Emphasis, Image, Inline, Link, Strong, TermRef, Text
from transform.tree import Run

__all__ = ["Gap", "Segment", "is_translatable", "join", "merged", "segments", "space"]

_Mark = Emphasis | Strong | Link | TermRef
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"(?<!\S)[^\W\d_]+ [^\W\d_]+(?!\S)")  # two words: no identifier has them


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands before a segment. `left` and `right` say how many marks run on into the gap
    from the segment before it, and out of it into the next.
    """

    inlines: tuple[Inline, ...] = ()
    left: int = 0
    right: int = 0


_NO_GAP = Gap()


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece to translate; `gap` stands before it and `text` is what it says.

    The last segment of a run may be empty: what stands after the last sentence is its gap.
    """

    inlines: tuple[Inline, ...]
    text: str
    gap: Gap = _NO_GAP


def segments(
    run: Run, language: str, segmentation: Literal["sentence", "block"]
) -> tuple[Segment, ...]:
    """The segments of a run in order. Raises InputError where the language is not supported.

    >>> run = Run("paragraph", (Text("Rest. Drink."),), (), None)
    >>> [plain_text(segment.inlines) for segment in segments(run, "en", "sentence")]
    ['Rest.', 'Drink.']
    """
    texts = tuple(map(inline_text, run.inlines))
    text = "".join(texts)
    whole = segmentation == "block" or run.role in {"heading", "term", "title", "preformatted"}
    spans = _trimmed(text) if whole else sentence_spans(text, language)
    spans = _whole_atoms(run.inlines, spans)
    if spans == ((0, len(text)),):
        return (Segment(run.inlines, text),)
    return tuple(_cut(run.inlines, texts, spans))


def _trimmed(text: str) -> tuple[tuple[int, int], ...]:
    words = text.strip()
    start = text.find(words)
    return ((start, start + len(words)),) if words else ()


def _whole_atoms(
    inlines: tuple[Inline, ...], spans: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Spans that neither begin nor end inside code or an image's alt text: these can't be cut."""
    if not _has_atoms(inlines):
        return spans
    atoms = [(a, b) for a, b, inline in _extents(inlines) if isinstance(inline, Code | Image)]
    kept: list[tuple[int, int]] = []
    for first, last in spans:
        start = next((a for a, b in atoms if a < first < b), first)
        end = next((b for a, b in atoms if a < last < b), last)
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _has_atoms(inlines: tuple[Inline, ...]) -> bool:
    for inline in inlines:
        if isinstance(inline, Text):
            continue
        if isinstance(inline, Code | Image):
            return True
        if isinstance(inline, _Mark) and _has_atoms(inline.children):
            return True
    return False


def _extents(inlines: tuple[Inline, ...], start: int = 0) -> Iterator[tuple[int, int, Inline]]:
    """Where each inline at every depth begins and ends."""
    for inline in inlines:
        end = start + len(inline_text(inline))
        yield start, end, inline
        if isinstance(inline, _Mark):
            yield from _extents(inline.children, start)
        start = end


def _cut(
    inlines: tuple[Inline, ...], texts: tuple[str, ...], spans: tuple[tuple[int, int], ...]
) -> Iterator[Segment]:
    text = "".join(texts)
    if not text:
        yield Segment((), "", Gap(inlines))
        return
    bounds = sorted({0, len(text), *(bound for span in spans for bound in span)})
    cut = _Cut(inlines, texts, bounds)
    position = 0
    for start, end in spans:
        gap = _NO_GAP
        if position < start:
            between = tuple(cut.pieces[position])
            gap = Gap(between, cut.marks_over(position), cut.marks_over(start))
        elif position:
            gap = Gap((), cut.marks_over(position), cut.marks_over(position))
        yield Segment(tuple(cut.pieces[start]), text[start:end], gap)
        position = end
    if position < len(text):
        yield Segment((), "", Gap(tuple(cut.pieces[position]), cut.marks_over(position), 0))


class _Cut:
    """The inlines between neighbouring bounds, as `slice_inlines` cuts them, in one pass."""

    def __init__(
        self, inlines: tuple[Inline, ...], texts: tuple[str, ...], bounds: list[int]
    ) -> None:
        self.pieces: dict[int, list[Inline]] = {bound: [] for bound in bounds}
        self._marks: list[tuple[int, int]] = []
        here = position = 0
        for inline, text in zip(inlines, texts, strict=True):
            end = position + len(text)
            while bounds[here + 1] < position or bounds[here + 1] == position < end:
                here += 1
            if end <= bounds[here + 1]:
                self.pieces[bounds[here]].append(inline)
            else:
                for start, stop in pairwise(bounds[here : bisect_left(bounds, end) + 1]):
                    self.pieces[start] += _part(inline, max(start - position, 0), stop - position)
                if isinstance(inline, _Mark):
                    extents = _extents((inline,), position)
                    self._marks += [(a, b) for a, b, found in extents if isinstance(found, _Mark)]
            position = end

    def marks_over(self, bound: int) -> int:
        """How many marks go on over a bound."""
        return sum(start < bound < end for start, end in self._marks)


def _part(inline: Inline, start: int, end: int) -> tuple[Inline, ...]:
    if isinstance(inline, Text):
        return (Text(inline.value[start:end]),)  # what is translated has no place in the source
    return slice_inlines((inline,), start, end)


def join(
    pieces: tuple[tuple[Inline, ...], ...], gaps: tuple[Gap, ...], source: str, target: str
) -> tuple[Inline, ...]:
    """Translated pieces as one run, with the space between sentences that the locale sets.

    >>> gaps = (Gap(), Gap((Text(" "),)))
    >>> join(((Text("休息。"),), (Text("喝水。"),)), gaps, "en", "zh-Hans")
    (Text(value='休息。喝水。', span=None),)
    """
    joined: tuple[Inline, ...] = ()
    same = _is_spaced(source) == _is_spaced(target)
    for number, (piece, gap) in enumerate(zip(pieces, gaps, strict=True)):
        between = bool(number and piece)
        space = gap.inlines if same or not between else _respaced(gap.inlines, target)
        if _is_loose(joined, space, gap.left) or _is_loose(piece, space, gap.right):
            space = _flat(space)
        if space:
            joined = _weld(_weld(joined, space, gap.left), piece, gap.right)
        else:
            joined = _weld(joined, piece, min(gap.left, gap.right))
    return merged(joined)


@cache
def _is_spaced(locale: str) -> bool:
    return base_language(locale) not in load_toml("catalogs/joining.toml")["unspaced"]


def _respaced(gap: tuple[Inline, ...], target: str) -> tuple[Inline, ...]:
    if any(not isinstance(inline, Text | _Mark) for inline in walk_inlines(gap)):
        return gap  # a line break or a footnote's mark: it stays, and so does what is around it
    return space(target)


def space(locale: str) -> tuple[Inline, ...]:
    """What stands between two sentences in a locale: nothing in Chinese and Japanese."""
    return (Text(" "),) if _is_spaced(locale) else ()


def _is_loose(beside: tuple[Inline, ...], gap: tuple[Inline, ...], depth: int) -> bool:
    """Whether a mark of the gap has nothing beside it any more that it could run on from."""
    return bool(depth and gap) and not any(_is_same(one, two) for one in beside for two in gap)


def _flat(gap: tuple[Inline, ...]) -> tuple[Inline, ...]:
    text = all(isinstance(inline, Text | _Mark) for inline in walk_inlines(gap))
    return (Text(plain_text(gap)),) if text else gap


def _weld(left: tuple[Inline, ...], right: tuple[Inline, ...], depth: int) -> tuple[Inline, ...]:
    """Two runs of inlines as one; marks that were cut, `depth` of them, become one again."""
    if depth and left and right and _is_same(left[-1], right[0]):
        first, second = left[-1], right[0]
        if isinstance(first, _Mark) and isinstance(second, _Mark):
            children = _weld(first.children, second.children, depth - 1)
            return (*left[:-1], replace(first, children=children), *right[1:])
    return left + right


def _is_same(one: Inline, two: Inline) -> bool:
    return (
        isinstance(one, _Mark)
        and isinstance(two, _Mark)
        and replace(one, children=()) == replace(two, children=())
    )


def merged(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same inlines with neighbouring texts as one text, at every depth.

    >>> merged((Text("a"), Text(""), Text("b")))
    (Text(value='ab', span=None),)
    """
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            last = out[-1] if out else None
            if isinstance(last, Text):
                out[-1] = Text(last.value + inline.value, last.span)
            elif inline.value:
                out.append(inline)
        elif isinstance(inline, _Mark):
            out.append(replace(inline, children=merged(inline.children)))
        else:
            out.append(inline)
    return tuple(out)


def is_translatable(text: str) -> bool:
    """Whether plain text says anything to translate beside addresses, ids, dates and numbers.

    >>> is_translatable("NCT01234567"), is_translatable("See NCT01234567")
    (False, True)
    """
    if _WORDS.search(text):
        return True
    return _LETTER.search(_identifiers().sub("", text)) is not None


@cache
def _identifiers() -> re.Pattern[str]:
    patterns = load_toml("catalogs/untranslatable.toml")["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns.values()), re.IGNORECASE)
