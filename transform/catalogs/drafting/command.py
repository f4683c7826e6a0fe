"""A command of the user's own: JSON lines in, JSON lines out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transform.catalogs.drafting.model import Form, Languages, Request
from transform.errors import InputError, UsageError
from transform.outside import Answer, NotRunnable, Patience, Unanswered, ask_command

__all__ = ["CommandEngine"]


@dataclass(frozen=True, slots=True)
class CommandEngine:
    """Reads `{"id", "source", "source_language", "target_language", "text", "terms", "context"}`
    and writes `{"id", "text"}`; `timeout` in seconds is for each answer after the one before.

    `source` and `text` are the same words: `source` without tags, `text` with those it has to keep.
    """

    command: tuple[str, ...]
    languages: Languages
    timeout: float

    @property
    def name(self) -> str:
        return Path(self.command[0]).name

    @property
    def forms(self) -> tuple[Form, ...]:
        return ("tagged", "plain")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Raises UsageError where the command cannot be run, InputError where it fails."""
        lines = [self._line(request) for request in requests]
        try:
            yield from _once_each(ask_command(self.command, lines, Patience(self.timeout)))
        except NotRunnable as error:
            raise UsageError(f'"{self.name}" {error.problem}', "check --with") from None
        except Unanswered as error:
            raise InputError(
                f'the engine "{self.name}" {error.problem}',
                "mend it and run again: what is drafted stays",
            ) from None

    def _line(self, request: Request) -> dict[str, object]:
        from transform.catalogs.tags import strip_tags

        return {
            "source": strip_tags(request.text),
            "source_language": self.languages.source,
            "target_language": self.languages.target,
            "text": request.text,
            "terms": [{"source": one.source, "target": one.target} for one in request.terms],
            "context": request.context,
        }

    def close(self) -> None:
        """Nothing is left running after the last answer."""


def _once_each(answers: Iterator[Answer]) -> Iterator[Answer]:
    seen: set[int] = set()
    for answer in answers:
        if answer.id in seen:
            raise Unanswered(f"answered line {answer.id} twice")
        seen.add(answer.id)
        yield answer
