"""A command that reads JSON lines `{"id", ...}` and writes JSON lines `{"id", "text"}`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from transform.outside.failure import Unanswered
from transform.outside.programs import Programs

__all__ = ["Answer", "Patience", "ask_command"]


@dataclass(frozen=True, slots=True)
class Answer:
    """`id` is that of the line it answers."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait: `idle` for the next answer, `whole` for all of them."""

    idle: float
    whole: float = float("inf")


def ask_command(
    command: tuple[str, ...], lines: Sequence[Mapping[str, Any]], patience: Patience
) -> Iterator[Answer]:
    """Starts the command once, gives it all lines, and yields its answers as they come.

    Line number n has the id n (it is added here). Answers may come in any order, and some not at
    all. Raises NotRunnable where it does not start, Unanswered where it fails, is slow, or writes
    what is no answer to a line; what it answered before has been yielded.

    >>> [answer.text for answer in ask_command(("cat",), [{"text": "One."}], Patience(5.0))]
    ['One.']
    """
    limit = monotonic() + patience.whole
    with Programs([command]) as programs:
        for number, line in enumerate(lines):
            said = json.dumps({"id": number, **line}, ensure_ascii=False)
            programs.write(f"{said}\n".encode("utf-8", "replace"))
        programs.finish()
        while True:
            left = min(patience.idle, limit - monotonic())
            try:
                part = programs.part(b"\n", max(0.0, left))
            except Unanswered as slow:
                late = limit <= monotonic() and "seconds" in slow.problem
                raise (
                    Unanswered(f"gave no answer in {patience.whole:g} seconds") if late else slow
                ) from None
            if part is None:
                break
            if part.strip():
                yield _answer(part, len(lines))
        if failure := programs.failure():
            raise Unanswered(failure)


def _answer(line: bytes, count: int) -> Answer:
    try:
        found = json.loads(line)
        number, text = found["id"], found["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unanswered('wrote a line that is no {"id", "text"}') from None
    known = isinstance(number, int) and not isinstance(number, bool)
    if not known or not 0 <= number < count or not isinstance(text, str):
        raise Unanswered("answered a sentence that was not asked")
    return Answer(number, text)
