"""JSON Lines that are only ever added to: what people said, one object a line.

All lines of one call go in one write, under a lock: two writers at once lose nothing, and a full
disk leaves no half line.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from transform.errors import InputError, Place

__all__ = ["append_objects", "read_objects"]

_FAR = 2**31 - 2  # beyond the end: what is locked cannot be read there


def read_objects(path: Path, what: str) -> tuple[tuple[object, Place], ...]:
    """Every line as a JSON value (None for what is no JSON) with its place, blank lines left out.

    A file that does not exist has none. `what` is named in the InputError for a file that cannot
    be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the {what} cannot be read ({error})", "make it UTF-8", Place(str(path))
        ) from None
    return tuple(
        (_value(line), Place(str(path), number))
        for number, line in enumerate(lines, 1)
        if line.strip()
    )


def append_objects(path: Path, new: Callable[[], Iterable[Mapping[str, object]]], what: str) -> int:
    """Add what `new` gives, which is asked while nobody else can write; returns how many lines.

    Raises InputError where the file cannot be read or written; what stood there then still does.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file, _locked(file.fileno()):
            lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in new()]
            _write(file, path, "".join(lines).encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the {what} cannot be written ({reason})", "check the folder", Place(str(path))
        ) from None
    return len(lines)


def _value(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _write(file: FileIO, path: Path, data: bytes) -> None:
    """All of the data, or none of it: half a line would make the whole file unreadable."""
    if not data:
        return
    before = path.stat().st_size
    if before and not path.read_bytes().endswith(b"\n"):
        data = b"\n" + data  # somebody's editor took the last line's end away
    try:
        written = file.write(data)
        os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), before)
        raise
    if written != len(data):
        os.ftruncate(file.fileno(), before)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """Only one writer at once; the system lets go of the lock of one that dies."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
