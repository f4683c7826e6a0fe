"""Where bundles are pulled from: a folder, or the address of one on a web server."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import quote, urlsplit

from transform.errors import InputError, Place, UsageError
from transform.outside.download import (
    Limits,
    NotAllowed,
    continue_download,
    download_if_changed,
)
from transform.outside.failure import Unanswered
from transform.outside.server import is_address

__all__ = ["LARGEST_FILE", "Folder", "Patience", "Source", "WebServer", "open_source"]

T = TypeVar("T")

LARGEST_FILE = 64_000_000
"""Bytes."""


class Source(Protocol):
    """Files by their path from the output folder. Both methods raise Unanswered."""

    @property
    def name(self) -> str: ...

    def if_changed(self, path: str, etag: str) -> tuple[bytes | None, str]:
        """A file's bytes, or None where it is what `etag` names, and what names it."""

    def bring(self, path: str, part: Path) -> None:
        """Write a file to `part`, which may hold what an earlier attempt has brought."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for (seconds), how often it is asked, and the longest pause."""

    timeout: float = 30.0
    attempts: int = 4
    longest_pause: float = 30.0
    sleep: Callable[[float], None] = time.sleep


def open_source(name: str, patience: Patience) -> Source:
    """The source with this name. Raises UsageError for an address that cannot be one, InputError
    for a folder that is not there.
    """
    if "://" not in name:
        folder = Path(name)
        if not folder.is_dir():
            raise InputError(
                "there is no such folder",
                "name a folder that `transform build` wrote, or its http(s) address",
                Place(name),
            )
        return Folder(folder)
    if not is_address(name):
        raise UsageError("this is no address to pull from", "name a folder or an http(s) address")
    parts = urlsplit(name)
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "the address holds a user name or password, which would be kept and shown",
            "give it without; let a proxy add what the server asks for",
        )
    if parts.query or parts.fragment:
        raise UsageError("the address of a folder has no ? or #", "leave out what follows them")
    return WebServer(name.removesuffix("catalog.json").rstrip("/"), patience)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine; nothing outside it is read."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.resolve().as_posix()

    def if_changed(self, path: str, etag: str) -> tuple[bytes | None, str]:
        try:
            data = self._file(path).read_bytes()
        except FileNotFoundError:
            raise NotAllowed("is missing", 404) from None
        except OSError as error:
            raise NotAllowed(f"cannot be read ({error.strerror or error})") from None
        named = sha256(data).hexdigest()
        return (None if named == etag else data), named

    def bring(self, path: str, part: Path) -> None:
        try:
            shutil.copyfile(self._file(path), part)
        except OSError as error:
            raise NotAllowed(f"cannot be read ({error.strerror or error})") from None

    def _file(self, path: str) -> Path:
        found = self.folder / path
        inside = found.resolve() == self.folder.resolve() / path
        if not inside:
            raise NotAllowed("is a link, and not followed")
        if found.exists() and not found.is_file():
            raise NotAllowed("is no file")
        if found.is_file() and found.stat().st_size > LARGEST_FILE:
            raise NotAllowed(f"is larger than {LARGEST_FILE} bytes")
        return found


@dataclass(frozen=True, slots=True)
class WebServer:
    """A folder on a web server. What may pass is tried again: cuts, slowness, its own troubles."""

    name: str
    patience: Patience

    def if_changed(self, path: str, etag: str) -> tuple[bytes | None, str]:
        return self._tried(lambda: download_if_changed(self._address(path), etag, self._limits))

    def bring(self, path: str, part: Path) -> None:
        self._tried(lambda: continue_download(self._address(path), part, self._limits))

    def _address(self, path: str) -> str:
        return f"{self.name}/{quote(path)}"

    @property
    def _limits(self) -> Limits:
        return Limits(self.patience.timeout, LARGEST_FILE)

    def _tried(self, ask: Callable[[], T]) -> T:
        for number in range(1, self.patience.attempts + 1):
            try:
                return ask()
            except NotAllowed:
                raise
            except Unanswered as error:
                pause = error.wait if error.wait is not None else 0.5 * 2 ** (number - 1)
                last = number == self.patience.attempts
                if last or not _may_pass(error.status) or pause > self.patience.longest_pause:
                    raise
            self.patience.sleep(pause)
        raise AssertionError  # the last attempt returns or raises


def _may_pass(status: int) -> bool:
    return status in {0, 408, 416, 425, 429} or status >= 500
