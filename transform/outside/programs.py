"""Programs that run beside this one: bytes in, bytes out, and never a wait without an end.

A chain of them is what a shell's pipe is, without a shell. What is written goes through a thread
of its own, so that a program that answers before it has read everything blocks nobody.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Self

from transform.outside.failure import NotRunnable, Unanswered

__all__ = ["LARGEST_PART", "Programs"]

LARGEST_PART = 1_000_000
"""Bytes that one answer may have."""

_SHORT_WAIT = 5.0
"""Seconds for a program to end that has closed its output."""


class Programs:
    r"""One program, or a chain of which each reads what the one before it writes.

    >>> with Programs([("cat",), ("tr", "a-z", "A-Z")]) as programs:
    ...     programs.write(b"one\ntwo")
    ...     programs.finish()
    ...     programs.part(b"\n", 5.0), programs.part(b"\n", 5.0), programs.part(b"\n", 5.0)
    (b'ONE', b'TWO', None)
    """

    def __init__(self, commands: Sequence[tuple[str, ...]]) -> None:
        """Starts the programs. Raises NotRunnable where one of them cannot be started."""
        self._running: list[subprocess.Popen[bytes]] = []
        self._told: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed by close()
        self._to_write: SimpleQueue[bytes | None] = SimpleQueue()
        self._read: SimpleQueue[bytes] = SimpleQueue()
        self._kept = b""
        self._threads: tuple[Thread, ...] = ()
        try:
            for command in commands:
                self._start(command)
        except OSError as error:
            self.close()
            raise NotRunnable(f"cannot be run ({error.strerror or error})") from None
        self._threads = (Thread(target=self._writing), Thread(target=self._reading))
        for thread in self._threads:
            thread.daemon = True
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self, command: tuple[str, ...]) -> None:
        before = self._running[-1].stdout if self._running else None
        # A session of its own: what it starts in turn can be ended with it.
        program = subprocess.Popen(  # noqa: S603  # the user's own command, without a shell
            command,
            stdin=before or subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
            start_new_session=True,
        )
        if before is not None:
            before.close()  # the program alone reads it now
        self._running.append(program)

    def _writing(self) -> None:
        stream = self._running[0].stdin
        assert stream is not None  # noqa: S101  # started with a pipe
        try:
            while (data := self._to_write.get()) is not None:
                stream.write(data)
                stream.flush()
            stream.close()
        except (OSError, ValueError):
            return  # it has ended: its answers, or their lack, say so

    def _reading(self) -> None:
        stream = self._running[-1].stdout
        assert stream is not None  # noqa: S101  # started with a pipe
        while True:
            try:
                data = os.read(stream.fileno(), 65_536)
            except (OSError, ValueError):
                data = b""
            self._read.put(data)
            if not data:
                return

    def write(self, data: bytes) -> None:
        """Bytes for the first program; returns at once."""
        self._to_write.put(data)

    def finish(self) -> None:
        """Closes the first program's input: there is no more to come."""
        self._to_write.put(None)

    def part(self, end: bytes, seconds: float) -> bytes | None:
        """What the last program writes up to the next `end`, without it; None after its output.

        Raises Unanswered where it does not come within `seconds` or is too long.
        """
        limit = monotonic() + seconds
        while end not in self._kept:
            if len(self._kept) > LARGEST_PART:
                raise Unanswered("gave an answer that is too long")
            try:
                data = self._read.get(timeout=max(0.0, limit - monotonic()))
            except Empty:
                raise Unanswered(f"gave no answer in {seconds:g} seconds") from None
            if not data:
                self._read.put(b"")
                rest, self._kept = self._kept, b""
                return rest or None
            self._kept += data
        part, _, self._kept = self._kept.partition(end)
        if len(part) > LARGEST_PART:
            raise Unanswered("gave an answer that is too long")
        return part

    def failure(self) -> str:
        """How the programs ended that have closed their output: "" for well."""
        for program in self._running:
            try:
                code = program.wait(_SHORT_WAIT)
            except subprocess.TimeoutExpired:
                return "closed its output and does not end"
            if code:
                said = self._last_words()
                name = f" ({Path(str(program.args[0])).name})" if len(self._running) > 1 else ""  # type: ignore[index]  # started with a tuple
                return f"ended with code {code}{name}{f': {said}' if said else ''}"
        return ""

    def _last_words(self) -> str:
        size = self._told.seek(0, os.SEEK_END)
        self._told.seek(max(0, size - 4_096))
        lines = self._told.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:200] if lines else ""

    def close(self) -> None:
        """Ends the programs that still run, and what they have started."""
        self.finish()
        for program in self._running:
            _end(program)
        for thread in self._threads:
            thread.join(_SHORT_WAIT)
        for program in self._running:
            for stream in (program.stdin, program.stdout):
                if stream is not None:
                    _close(stream)
        self._told.close()


def _end(program: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        program.kill()  # no process groups here, or all have ended
    program.wait()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return  # what was left to write has no reader any more
