"""Lines that announce a list which is not there: a person has to look, nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from transform.cleaning.change import Change
from transform.data import load_lines
from transform.inlines import one_line, plain_text
from transform.model import (
    Block,
    Details,
    Document,
    Figure,
    Finding,
    Footnote,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Text,
)
from transform.settings import CleaningSettings

__all__ = ["opens_list", "warn_of_lost_lists"]

_SHOWN = 60
_STOPS = tuple(".!?…")
_FEWEST_WORDS = 3
_SENTENCE_START = re.compile(r"(?<=[.!?]) ")


def warn_of_lost_lists(document: Document, settings: CleaningSettings) -> Change:
    """Warn where "... may cause:" is followed by no list, also where its colon is gone."""
    del settings
    warnings = [_warning(block) for block in _lost(document.blocks, None, in_item=False)]
    return Change(document.blocks, warnings=tuple(warnings))


def _lost(
    blocks: tuple[Block, ...], after: Block | ListItem | None, *, in_item: bool
) -> Iterator[Paragraph]:
    """The paragraphs that announce a list and are not followed by what could be one."""
    shown = [block for block in blocks if not isinstance(block, Figure)]
    for block, following in zip(shown, [*shown[1:], after], strict=False):
        match block:
            case Paragraph():
                goes_on = in_item and isinstance(following, Paragraph)
                if not goes_on and _announces(block, following) and not _follows(following):
                    yield block
            case ItemList():
                for item, other in zip(block.items, [*block.items[1:], following], strict=False):
                    yield from _lost(item.blocks, other, in_item=True)
            case Quote() | Details() | Footnote():
                yield from _lost(block.blocks, following, in_item=False)
            case _:
                pass


def _announces(block: Paragraph, after: Block | ListItem | None) -> bool:
    last = block.inlines[-1] if block.inlines else None
    end = (last.value if isinstance(last, Text) else plain_text(block.inlines[-1:])).rstrip()
    if end[-1:] in _STOPS or (":" not in end[-4:] and not end[-1:].isalpha()):
        return False  # most paragraphs, told by their end alone
    text = plain_text(block.inlines).strip()
    if not text.endswith(":"):
        return opens_list(text)
    return after is None or isinstance(after, Heading) or _leads_in(text)


def opens_list(text: str) -> bool:
    """Whether a line without a stop or colon can only go on with a list.

    >>> opens_list("Side effects may include"), opens_list("What to include")
    (True, False)
    """
    return len(text.split()) >= _FEWEST_WORDS and bool(_open_ends().search(text[-60:].lower()))


@cache
def _open_ends() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in load_lines("cleaning/open_ends.txt")))


def _leads_in(text: str) -> bool:
    return bool(_lead_ins().search(text[-200:].lower().rstrip(" :")))


@cache
def _lead_ins() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in load_lines("cleaning/lead_ins.txt")))


def _follows(after: Block | ListItem | None) -> bool:
    """Whether what comes next can be the list: one with marks, or the next item of this one."""
    if after is None or isinstance(after, Heading):
        return False
    if isinstance(after, Paragraph):
        first = plain_text(after.inlines).strip()[:1]
        return first.islower()  # the sentence goes on
    return True


def _warning(block: Paragraph) -> Finding:
    # Its last sentence alone: what stands before may be boilerplate that goes later.
    text = _SENTENCE_START.split(one_line(block.inlines))[-1]
    shown = text if len(text) <= _SHOWN else f"…{text[-_SHOWN:]}"
    return Finding(
        "lost-list",
        "warning",
        f'a list seems to be missing after "{shown}"',
        text,
        "look at the source page and put the list back",
        block.span,
    )
