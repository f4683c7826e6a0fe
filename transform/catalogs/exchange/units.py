"""What passes between catalogs and the files of other programs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from transform.catalogs.exchange.nodes import canonical
from transform.catalogs.model import Message

__all__ = ["STATES", "Portion", "State", "Unit", "base_of", "id_of", "is_own_id"]

State = Literal["untranslated", "fuzzy", "translated", "approved"]
STATES: tuple[State, ...] = ("untranslated", "fuzzy", "translated", "approved")

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Unit:
    """A message in a file of another program.

    `approved` says that the file calls it so; `stated` is whether it says anything of the state. `id` is :func:`id_of` the message as it was
    exported, or "". `base` is :func:`base_of` it then, or "": it tells what was changed since in
    the file from what was changed since in the catalog. `line` is where the unit stands (a row
    of a sheet), `problem` why its translation cannot be read.
    """

    message: Message
    approved: bool = False
    stated: bool = True
    id: str = ""
    base: str = ""
    line: int | None = None
    problem: str = ""

    @property
    def state(self) -> State:
        """
        >>> Unit(Message("Rest.", "Descanse.", flags=("fuzzy",))).state
        'fuzzy'
        """
        if not self.message.msgstr:
            return "untranslated"
        if self.message.fuzzy:
            return "fuzzy"
        return "approved" if self.approved else "translated"


@dataclass(frozen=True, slots=True)
class Portion:
    """The units of one catalog in a file. `title` are the catalog's own words about itself."""

    domain: str
    locale: str
    source_language: str
    units: tuple[Unit, ...]
    title: str = ""


def id_of(message: Message) -> str:
    """The same for the same context and source, and a name that XML allows.

    >>> id_of(Message("Rest."))
    'ma10b5b3bf3ac8403'
    """
    return "m" + _hash(f"{message.msgctxt}\x04{message.msgid}")


def is_own_id(id_: str) -> bool:
    """Whether an id can be one of ours, not another program's."""
    return len(id_) == _DIGITS + 1 and id_[0] == "m" and set(id_[1:]) <= set("0123456789abcdef")


def base_of(message: Message) -> str:
    """Stands for a translation and its state; "b" in front, that no spreadsheet sees a number."""
    state = "fuzzy" if message.fuzzy else ""
    return "b" + _hash(f"{state}\x00{canonical(message.msgstr)}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
