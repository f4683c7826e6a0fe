"""Plain text: lines become list items, wrapped lines are joined, the rest stand for themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from transform.cleaning.change import Change
from transform.cleaning.letters import with_letters
from transform.cleaning.lost_lists import opens_list
from transform.cleaning.marks import Line, is_hyphenated, level_of, line_of, with_bare_marks, wraps
from transform.model import (
    Block,
    Document,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Rule,
    SourceSpan,
    Text,
)
from transform.settings import CleaningSettings

__all__ = ["read_lines"]

_MIN_LIST = 2
_UNMARKED = "unmarked"
_WORDS_OF_TITLE = 3
_WORDS_BETWEEN = 8
_LONGEST_ITEM = 70
_DEEPEST = 12
_WIDEST, _NARROWEST = 110, 40  # columns at which texts are wrapped
_MIN_FULL = 2


def read_lines(document: Document, settings: CleaningSettings) -> Change:
    """Give the paragraphs of a plain text their lists, their underlined headings, their lines."""
    del settings
    if document.format != "text":
        return Change(document.blocks)
    stretches = [_lines(b) if isinstance(b, Paragraph) else [] for b in document.blocks]
    width = _width(stretches)
    blocks: list[Block] = []
    for block, lines in zip(document.blocks, stretches, strict=True):
        made = _read(lines, width) if lines else [block]
        # What is one line already stays the block that it was, with its own span.
        blocks.extend([block] if made == [block] else made)
    return Change(_merged(blocks))


def _lines(paragraph: Paragraph) -> list[Line]:
    """The lines of a paragraph as the reader left them: texts with breaks between."""
    lines: list[list[Inline]] = [[]]
    for inline in paragraph.inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return with_letters(with_bare_marks([line_of(tuple(line)) for line in lines if line]))


def _width(stretches: list[list[Line]]) -> int:
    """The column at which the lines of a text are wrapped, or 0 where they are not.

    Wrapped text shows in lines that are about as long as the longest, with more to follow.
    """
    lines = [line for stretch in stretches for line in stretch]
    width = max((len(line) for line in map(_drawn, lines) if len(line) <= _WIDEST), default=0)
    long = sum(len(line.text) > _WIDEST for line in lines)
    full = sum(
        width * 0.75 <= len(_drawn(line)) <= width for stretch in stretches for line in stretch[:-1]
    )
    return width if width >= _NARROWEST and full >= _MIN_FULL and long <= len(lines) / 10 else 0


def _drawn(line: Line) -> str:
    """A line as wide as it stands in the text."""
    return " " * line.indent + line.text


@dataclass(slots=True)
class _Stretch:
    """The blocks of one stretch while its lines are read."""

    blocks: list[Block] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)

    def close_plain(self) -> None:
        if self.plain:
            self.blocks.append(_paragraph(self.plain))
            self.plain = []

    def close_items(self) -> None:
        if self.items:
            self.blocks.extend(_lists(self.items))
            self.items = []


@dataclass(slots=True)
class _Item:
    """One list item: its mark, how far in it stands, and its lines."""

    mark: str
    indent: int
    number: int | None
    lines: list[Line]


def _read(lines: list[Line], width: int) -> list[Block]:
    if any(len(line.text) > _WIDEST for line in lines):
        width = 0
    lines = _with_unmarked_items(lines, width)
    made = _Stretch()
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.rule:
            _rule(made, line)
        elif line.mark:
            made.close_plain()
            made.items.append(_Item(line.mark, line.indent, line.number, [line]))
        elif made.items and _goes_on(made.items[-1], before, line, width):
            made.items[-1].lines.append(line)
        else:
            made.close_items()
            begun = bool(made.plain) and not made.plain[0].text[:1].islower()
            if made.plain and (
                not wraps(made.plain[-1], line, width, begun=begun)
                or _is_title_between(made.plain[-1], line, after, width)
            ):
                made.close_plain()
            made.plain.append(line)
    made.close_items()
    made.close_plain()
    return made.blocks


def _is_title_between(before: Line, line: Line, after: Line | None, width: int) -> bool:
    """Whether a short line between full ones is a heading with no blank line above it.

    Its author ended it early, for the next word would have fitted, and the line above as well.
    """
    if after is None or len(line.text) > width // 2 or line.text[-1] in ".,;:!":
        return False
    ends = before.text[-1] in ".!?" and line.text[:1].isupper()
    goes_on = wraps(line, after, width) or after.text[:1].islower()
    return ends and not goes_on and len(line.text.split()) <= _WORDS_BETWEEN


def _goes_on(item: _Item, before: Line | None, line: Line, width: int) -> bool:
    """Whether a line without a mark belongs to the item above it."""
    if item.mark == _UNMARKED:
        return before is not None and wraps(before, line, width, begun=False)
    return line.indent > item.indent or (before is not None and wraps(before, line, width))


def _with_unmarked_items(lines: list[Line], width: int) -> list[Line]:
    """Lines that are items without marks get one: those after "Call if you have:"."""
    made = list(lines)
    at = 1
    while at < len(lines):
        end = _end_of_items(lines, at, width)
        for number in range(at, end):
            made[number] = replace(lines[number], mark=_UNMARKED)
        at = max(end, at) + 1
    return made


def _end_of_items(lines: list[Line], start: int, width: int) -> int:
    """Where the items that begin at `start` end; `start` where none begin there."""
    before = lines[start - 1]
    announced = before.text.endswith(":") or opens_list(before.text)
    if before.mark or not (announced or _is_short_title(before)):
        return start
    end = start
    while end < len(lines) and _is_small(lines[end]):
        end += 1
    if end - start < _MIN_LIST and announced and start == 1:
        # Items in capitals: only where all the lines that are left can be items.
        end = len(lines) if all(map(_may_be_item, lines[start:])) else start
    if end - start < _MIN_LIST:
        return start
    cut = any(wraps(one, two, width, begun=False) for one, two in pairwise(lines[start:end]))
    return start if cut else end


def _is_short_title(line: Line) -> bool:
    return line.text[:1].isupper() and len(line.text.split()) <= _WORDS_OF_TITLE


def _is_small(line: Line) -> bool:
    return not line.mark and not line.rule and line.text[:1].islower()


def _may_be_item(line: Line) -> bool:
    return not line.mark and not line.rule and len(line.text) <= _LONGEST_ITEM


def _rule(made: _Stretch, line: Line) -> None:
    """A line of dashes: under a line of its own it makes a heading, elsewhere a break."""
    made.close_items()
    if len(made.plain) == 1:
        level = 1 if line.text[0] == "=" else 2
        made.blocks.append(Heading(level, made.plain[0].inlines, made.plain[0].span))
        made.plain = []
    else:
        made.close_plain()
        made.blocks.append(Rule(line.span))


def _paragraph(lines: list[Line]) -> Paragraph:
    inlines: list[Inline] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and not is_hyphenated(before.text, line.text):
            inlines.append(Text(" "))
        inlines.extend(line.inlines)
    return Paragraph(tuple(inlines), _span(lines))


def _span(lines: list[Line]) -> SourceSpan | None:
    first, last = lines[0].span, lines[-1].span
    if first is None or last is None:
        return first
    return SourceSpan(first.first_line, last.last_line, first.start, last.end)


def _lists(items: list[_Item], depth: int = 0) -> list[Block]:
    """Items as lists: one that stands further in, or has another mark, is inside the one above."""
    lists: list[Block] = []
    at = 0
    while at < len(items):
        first = items[at]
        made: list[ListItem] = []
        while at < len(items) and (depth == _DEEPEST or _beside(first, items[at])):
            item = items[at]
            at += 1
            inside: list[_Item] = []
            while at < len(items) and depth < _DEEPEST and _inside(first, item, items[at]):
                inside.append(items[at])
                at += 1
            paragraph = _paragraph(item.lines)
            made.append(ListItem((paragraph, *_lists(inside, depth + 1)), paragraph.span))
        last = made[-1].span
        span = first.lines[0].span
        if span is not None and last is not None:
            span = SourceSpan(span.first_line, last.last_line, span.start, last.end)
        lists.append(ItemList(first.number is not None, tuple(made), first.number or 1, span))
    return lists


def _beside(one: _Item, other: _Item) -> bool:
    if abs(one.indent - other.indent) > 1:
        return False
    return one.mark == other.mark or not _ranks(one, other)


def _ranks(outer: _Item, inner: _Item) -> bool:
    """Whether two marks that stand equally far in still differ in depth: "•" and "o" do.

    Numbers and bullets differ, "-" and "*" or "✓" and "➢" are a matter of taste.
    """
    if (outer.number is None) != (inner.number is None) or outer.number is not None:
        return True
    one, other = level_of(outer.mark), level_of(inner.mark)
    return one != other and one > 0 and other > 0


def _inside(first: _Item, outer: _Item, item: _Item) -> bool:
    return not _beside(first, item) and item.indent >= outer.indent


def _merged(blocks: list[Block]) -> tuple[Block, ...]:
    """Lists that only blank lines part are one."""
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if (
            isinstance(block, ItemList)
            and isinstance(before, ItemList)
            and block.ordered == before.ordered
            and (not block.ordered or block.start == before.start + len(before.items))
        ):
            span = before.span
            if span is not None and block.span is not None:
                span = SourceSpan(span.first_line, block.span.last_line, span.start, block.span.end)
            made[-1] = ItemList(before.ordered, (*before.items, *block.items), before.start, span)
        else:
            made.append(block)
    return tuple(made)
