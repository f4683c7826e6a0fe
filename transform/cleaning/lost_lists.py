"""Lines that announce a list which is not there: a person has to look, nothing is invented."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from transform.cleaning.change import Change
from transform.data import load_lines
from transform.inlines import plain_text
from transform.model import Block, Document, Figure, Finding, Heading, ListItem, Paragraph
from transform.settings import CleaningSettings
from transform.tree import walk

__all__ = ["warn_of_lost_lists"]

_SHOWN = 60


def warn_of_lost_lists(document: Document, settings: CleaningSettings) -> Change:
    """Warn where "... may cause:" is followed by no list."""
    del settings
    blocks = [block for block in walk(document.blocks) if not isinstance(block, Figure)]
    warnings = [
        _warning(block)
        for block, after in zip(blocks, chain(blocks[1:], (None,)), strict=True)
        if isinstance(block, Paragraph) and _announces(block, after) and not _follows(after)
    ]
    return Change(document.blocks, warnings=tuple(warnings))


def _announces(block: Paragraph, after: Block | ListItem | None) -> bool:
    text = plain_text(block.inlines).strip()
    if not text.endswith(":"):
        return False
    return after is None or isinstance(after, Heading) or _leads_in(text)


def _leads_in(text: str) -> bool:
    return bool(_lead_ins().search(text.lower().rstrip(" :")))


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
    text = " ".join(plain_text(block.inlines).split())
    shown = text if len(text) <= _SHOWN else f"…{text[-_SHOWN:]}"
    return Finding(
        "lost-list",
        "warning",
        f'a list seems to be missing after "{shown}"',
        text,
        "look at the source page and put the list back",
        block.span,
    )
