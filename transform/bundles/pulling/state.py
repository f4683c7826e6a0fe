"""What is remembered from one pull to the next, and that only one runs at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from transform.bundles.json_files import json_bytes
from transform.errors import InputError, Place
from transform.files import replace_file

__all__ = ["FOLDER", "Remembered", "alone", "read_state", "write_state"]

FOLDER = ".transform-pull"
SCHEMA = "transform/pull-state/1"


@dataclass(frozen=True, slots=True)
class Remembered:
    """Of a source: its catalog, what named that version of it, and the documents it had."""

    etag: str = ""
    catalog: bytes = b""
    documents: tuple[str, ...] = ()


def read_state(folder: Path, source: str) -> Remembered:
    """What is remembered of a source; nothing where that cannot be read or was changed."""
    try:
        one = _sources(folder)[source]
        documents = tuple(map(str, one["documents"]))
        catalog = (folder / f"{one['catalog_sha256']}.json").read_bytes()
        if sha256(catalog).hexdigest() != one["catalog_sha256"]:
            return Remembered(documents=documents)
        return Remembered(str(one["etag"]), catalog, documents)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Remembered()


def write_state(folder: Path, source: str, remembered: Remembered) -> None:
    """Remember it beside what is remembered of other sources. Raises OSError."""
    try:
        sources = _sources(folder)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        sources = {}
    hashed = sha256(remembered.catalog).hexdigest()
    sources[source] = {
        "etag": remembered.etag,
        "catalog_sha256": hashed,
        "documents": sorted(remembered.documents),
    }
    replace_file(folder / f"{hashed}.json", remembered.catalog)
    replace_file(folder / "state.json", json_bytes({"schema": SCHEMA, "sources": sources}))
    kept = {f"{one['catalog_sha256']}.json" for one in sources.values()} | {"state.json"}
    for path in folder.glob("*.json"):
        if path.name not in kept:
            path.unlink()


def _sources(folder: Path) -> dict[str, Any]:
    value = json.loads((folder / "state.json").read_bytes())
    if value["schema"] != SCHEMA:
        return {}
    return dict(value["sources"])


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Only one pull into a folder at once. Raises InputError where another one is running; the
    system lets go of the lock of one that was stopped.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError(
                "another pull into this folder is running",
                "wait until it has ended",
                Place(folder.parent.as_posix()),
            ) from None
        yield
