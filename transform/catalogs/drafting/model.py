"""What an engine is asked, and what it has to be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from transform.outside import Answer

__all__ = ["Engine", "Form", "Languages", "Request", "TermNames"]

Form = Literal["tagged", "plain"]
"""`tagged`: a text with the tags of the msgid. `plain`: without those that stand around words;
their words are asked alone as well, so that the tags can be put where those words went.
"""


@dataclass(frozen=True, slots=True)
class Languages:
    """From which language into which, as BCP 47 tags."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TermNames:
    """A term of the glossary as the two languages call it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Request:
    """A text to translate, written as a msgid is (`&lt;` is a plain `<`).

    `terms` are those of the glossary that stand in it, `context` what translators are told of it.
    """

    text: str
    terms: tuple[TermNames, ...] = ()
    context: str = ""


class Engine(Protocol):
    """Translates texts. Each client is a file of this package.

    `name` stands in a comment of each draft. `forms` are the ways to ask it, the better first.
    """

    @property
    def name(self) -> str: ...

    @property
    def forms(self) -> tuple[Form, ...]: ...

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """The answers as they come; `id` is a request's place in `requests`. Some may be missing.

        Raises TransformError where no more can be had.
        """
        ...

    def close(self) -> None:
        """Ends what was started for the engine."""
        ...
