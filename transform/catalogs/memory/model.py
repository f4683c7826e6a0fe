"""What a translation memory holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transform.catalogs.tags import strip_tags
from transform.inlines import folded

__all__ = ["MEMORY", "Entry", "Origin", "State", "words_of"]

MEMORY = "memory.sqlite"
"""The file's name in the project's folder."""

State = Literal["approved", "translated", "draft"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation, both with tags; `origin` says where it comes from.

    `origin` is a catalog's domain, `tmx:<file>` or `align:<file>`; `date` is the ISO date that
    the source states, or "".
    """

    source_language: str
    locale: str
    msgid: str
    msgstr: str
    origin: str
    state: State = "translated"
    date: str = ""

    @property
    def text(self) -> str:
        return words_of(self.msgid)


@dataclass(frozen=True, slots=True)
class Origin:
    """How many entries of a locale come from one place."""

    source_language: str
    locale: str
    name: str
    entries: int
    approved: int
    drafts: int


def words_of(msgid: str) -> str:
    """What a message says, without tags and on one line: by this texts are compared.

    >>> words_of("Take <t1>two</t1>  tablets")
    'Take two tablets'
    """
    return folded(strip_tags(msgid))
