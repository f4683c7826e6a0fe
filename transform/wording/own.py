"""A project's own words in place of the program's, or in languages that the program does not speak.

They are a value, :class:`OwnWords`, that whoever reads files makes of a catalog's text (see
:mod:`transform.wording.own_catalogs`) and hands on; within :func:`speaking` everything that is
said is said with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from transform.wording.messages import interface_messages

__all__ = ["OwnWords", "speaking", "words_in_use"]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a project says in one locale: a compiled catalog (MO) and the keys that are in it."""

    locale: str
    image: bytes
    keys: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether nothing that the program may say is missing."""
        return self.keys >= interface_messages().keys()


_WORDS: ContextVar[tuple[OwnWords, ...]] = ContextVar("words", default=())


@contextmanager
def speaking(words: tuple[OwnWords, ...]) -> Iterator[None]:
    """Within it the program says what a project wants it to say.

    It holds for the thread or task that it is in, and for calls from there.
    """
    before = _WORDS.set(words)
    try:
        yield
    finally:
        _WORDS.reset(before)


def words_in_use() -> tuple[OwnWords, ...]:
    """The words of the :func:`speaking` that this is within."""
    return _WORDS.get()
