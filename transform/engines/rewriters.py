"""Rewriters that live outside: a command, or a server that speaks OpenAI's chat interface.

Both are used only where a user names one. What they answer is judged by
:mod:`transform.simplify.rewriter`; here it is only carried, with a limit on time and size.
"""

from __future__ import annotations

import http.client
import json
import os
import shlex
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transform.errors import InputError, UsageError

__all__ = ["KEY_VARIABLE", "CommandRewriter", "ServerRewriter", "rewriter_for"]

KEY_VARIABLE = "TRANSFORM_REWRITER_KEY"
"""The environment variable with the key that a server asks for; the project file holds none."""

LARGEST_ANSWER = 1_000_000
"""Bytes."""

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
        lines = (
            json.dumps({"id": number, "language": language, "text": text}, ensure_ascii=False)
            for number, text in enumerate(sentences)
        )
        try:
            done = subprocess.run(  # noqa: S603  # the user's own command, without a shell
                self.command,
                input="".join(f"{line}\n" for line in lines).encode(),
                capture_output=True,
                timeout=self.timeout,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _failed(self.name, f"gave no answer in {self.timeout:g} seconds") from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(
                f'the rewriter "{self.name}" cannot be run ({reason})', "check --rewriter"
            ) from None
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            why = f": {said[-1][:200]}" if said else ""
            raise _failed(self.name, f"ended with code {done.returncode}{why}")
        return self._answers(done.stdout, len(sentences))

    def _answers(self, output: bytes, length: int) -> tuple[str, ...]:
        answers = [""] * length
        for line in output.splitlines():
            if not line.strip():
                continue
            try:
                found = json.loads(line)
                number, text = found["id"], found["text"]
            except (ValueError, KeyError, TypeError, RecursionError):
                raise _failed(self.name, 'wrote a line that is no {"id", "text"}') from None
            known = isinstance(number, int) and not isinstance(number, bool)
            if not known or not 0 <= number < length or not isinstance(text, str):
                raise _failed(self.name, "answered a sentence that was not asked") from None
            answers[number] = text
        return tuple(answers)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A server may not send the sentences on to another one."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


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
        try:
            with _OPENER.open(self._request(sentence, language), timeout=self.timeout) as response:
                body = response.read(LARGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            error.close()
            raise _failed(self.url, f"answered with status {error.code}") from None
        except TimeoutError:
            raise _failed(self.url, f"gave no answer in {self.timeout:g} seconds") from None
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise _failed(self.url, f"gave no answer in {self.timeout:g} seconds") from None
            raise _failed(self.url, f"cannot be reached ({reason})") from None
        if len(body) > LARGEST_ANSWER:
            raise _failed(self.url, "gave an answer that is too long")
        return self._text(body)

    def _request(self, sentence: str, language: str) -> urllib.request.Request:
        payload = {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": PROMPT.format(language=language)},
                {"role": "user", "content": sentence},
            ],
        }
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        return urllib.request.Request(  # noqa: S310  # rewriter_for takes http and https alone
            f"{self.url.rstrip('/')}/chat/completions", json.dumps(payload).encode(), headers
        )

    def _text(self, body: bytes) -> str:
        try:
            text = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            raise _failed(self.url, "gave an answer without choices[0].message.content") from None
        if not isinstance(text, str):
            raise _failed(self.url, "gave an answer that is no text")
        return text


_OPENER = urllib.request.build_opener(_NoRedirect)


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
        try:
            host = urllib.parse.urlsplit(spec).hostname
        except ValueError:
            host = None
        if not host or any(character.isspace() for character in spec):
            raise UsageError(f'"{spec}" is no address of a server', "check --rewriter")
        return ServerRewriter(spec, model, timeout, os.environ.get(KEY_VARIABLE, ""))
    try:
        command = tuple(shlex.split(spec))
    except ValueError as error:
        raise UsageError(f'"{spec}" is no command ({error})', "check --rewriter") from None
    if not command:
        raise UsageError("the rewriter is empty", "name a command or an address, or leave it out")
    return CommandRewriter(command, timeout)
