"""Adding lines to a reviews file, which is only ever added to.

All lines of one call go in one write, under a lock: two writers at once lose nothing, and a full
disk leaves no half line.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import FileIO
from pathlib import Path

from transform.catalogs.approvals import Record, read_records
from transform.errors import InputError, Place

__all__ = ["append_records"]

_FAR = 2**31 - 2  # beyond the end: what is locked cannot be read there


def append_records(path: Path, records: Iterable[Record]) -> int:
    """Adds what does not stand there already as the last word of its role; returns how much.

    Raises InputError where the file cannot be read or written; what stood there then still does.
    """
    said = tuple(records)
    if not said:
        return 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file, _locked(file.fileno()):
            last = {(r.hash, r.role): (r.who, r.verdict) for r in read_records(path)}
            new: list[Record] = []
            for record in said:
                if last.get((record.hash, record.role)) != (record.who, record.verdict):
                    last[record.hash, record.role] = (record.who, record.verdict)
                    new.append(record)
            _write(file, path, "".join(map(_line, new)).encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the reviews cannot be written ({reason})", "check the folder", Place(str(path))
        ) from None
    return len(new)


def _line(record: Record) -> str:
    fields = {name: value for name, value in asdict(record).items() if name != "note" or value}
    return json.dumps(fields, ensure_ascii=False) + "\n"


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
