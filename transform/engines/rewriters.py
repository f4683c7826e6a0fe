"""Rewriters that live outside: a command, or a server that speaks OpenAI's chat interface.

Both are used only where a user names one. What they answer is judged by
:mod:`transform.simplify.rewriter`; how it is carried says :mod:`transform.outside`.
"""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transform.errors import InputError, UsageError
from transform.outside import (
    NotRunnable,
    Patience,
    Server,
    Unanswered,
    ask_command,
    is_address,
)

__all__ = ["KEY_VARIABLE", "CommandRewriter", "ServerRewriter", "rewriter_for"]

KEY_VARIABLE = "TRANSFORM_REWRITER_KEY"
"""The environment variable with the key that a server asks for; the project file holds none."""

PROMPT = (
    "You rewrite one sentence of a patient leaflet in plainer words, in the language with the tag {language}. "
    "Keep every fact: numbers, units, names, negations, conditions, and words such as may, can, "
    "should, often, some. Add nothing and leave nothing out. Answer with the sentence alone."
)


@dataclass(frozen=True, slots=True)
class CommandRewriter:
    """A program that reads JSON lines `{"id", "language", "text"}` and writes `{"id", "text"}`.

    It is started once for all sentences of a document; `timeout` in seconds is for all of them.
    """

    command: tuple[str, ...]
    timeout: float

    @property
    def name(self) -> str:
        return Path(self.command[0]).name

    def rewrite(self, sentences: Sequence[str], language: str) -> tuple[str, ...]:
        """Raises UsageError where the command cannot be run, InputError where it fails."""
        lines = [{"language": language, "text": text} for text in sentences]
        answers = [""] * len(sentences)
        try:
            for answer in ask_command(self.command, lines, Patience(self.timeout, self.timeout)):
                answers[answer.id] = answer.text
        except NotRunnable as error:
            problem = f'the rewriter "{self.name}" {error.problem}'
            raise UsageError(problem, "check --rewriter") from None
        except Unanswered as error:
            raise _failed(self.name, error.problem) from None
        return tuple(answers)


@dataclass(frozen=True, slots=True)
class ServerRewriter:
    """A server with OpenAI's `/chat/completions` under `url`; `timeout` in seconds a sentence."""

    url: str
    model: str
    timeout: float
    key: str = ""

    @property
    def name(self) -> str:
        return self.model or "server"

    def rewrite(self, sentences: Sequence[str], language: str) -> tuple[str, ...]:
        """Raises InputError where the server cannot be reached, refuses, or answers nonsense."""
        return tuple(self._answer(sentence, language) for sentence in sentences)

    def _answer(self, sentence: str, language: str) -> str:
        payload = {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": PROMPT.format(language=language)},
                {"role": "user", "content": sentence},
            ],
        }
        try:
            body = Server(self.url, self.timeout).ask("/chat/completions", payload, self.key)
        except Unanswered as error:
            raise _failed(self.url, error.problem) from None
        return self._text(body)

    def _text(self, body: bytes) -> str:
        try:
            text = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            raise _failed(self.url, "gave an answer without choices[0].message.content") from None
        if not isinstance(text, str):
            raise _failed(self.url, "gave an answer that is no text")
        return text


def _failed(name: str, problem: str) -> InputError:
    return InputError(
        f'the rewriter "{name}" {problem}',
        "mend it, or leave --rewriter out to use our rules alone",
    )


def rewriter_for(spec: str, model: str, timeout: float) -> CommandRewriter | ServerRewriter:
    """The rewriter that a user named: an http(s) address, else a command with its arguments.

    Raises UsageError where it is neither.

    >>> rewriter_for("python plainer.py --fast", "", 60.0).command
    ('python', 'plainer.py', '--fast')
    """
    if spec.startswith(("http://", "https://")):
        if not is_address(spec):
            raise UsageError(f'"{spec}" is no address of a server', "check --rewriter")
        return ServerRewriter(spec, model, timeout, os.environ.get(KEY_VARIABLE, ""))
    try:
        command = tuple(shlex.split(spec))
    except ValueError as error:
        raise UsageError(f'"{spec}" is no command ({error})', "check --rewriter") from None
    if not command:
        raise UsageError("the rewriter is empty", "name a command or an address, or leave it out")
    return CommandRewriter(command, timeout)
