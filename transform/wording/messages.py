"""The English messages of `interface.toml`, each under its key `area.name`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["InterfaceMessage", "interface_messages", "slots_in"]

_SLOT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class InterfaceMessage:
    """`plural` is empty where the message counts nothing; else its slot `count` decides."""

    key: str
    text: str
    comment: str
    plural: str = ""

    @property
    def slots(self) -> frozenset[str]:
        return slots_in(self.text) | slots_in(self.plural)


def slots_in(text: str) -> frozenset[str]:
    """The names of the slots in a text.

    >>> sorted(slots_in("{source}. Updated {date}."))
    ['date', 'source']
    """
    return frozenset(_SLOT.findall(text))


@cache
def interface_messages() -> Mapping[str, InterfaceMessage]:
    """All messages by key, in the order of the file. Read once; never change what it gives."""
    text = files(__package__).joinpath("interface.toml").read_text(encoding="utf-8")
    return {message.key: message for message in _messages(tomllib.loads(text), "")}


def _messages(table: Mapping[str, Any], prefix: str) -> Iterator[InterfaceMessage]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value.get("text"), str):
            yield InterfaceMessage(key, **value)
        else:
            yield from _messages(value, f"{key}.")
