"""The edge: files, folders and standard input become :class:`Source` values, bytes and all."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from transform.errors import InputError, Place

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "SUFFIXES",
    "Source",
    "find_inputs",
    "load_source",
    "same_id",
    "stdin_source",
]

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")
_BESIDE = (".meta.yaml", ".review.yaml")

# A patient document is some kilobytes. What is far beyond that is a mistake or an attack, and
# reading it would take more time and memory than one document may have.
MAX_BYTES = 12_000_000
MAX_CHARACTERS = 1_000_000
MAX_PIECES = 30_000
MAX_LINES = 200_000
_MAX_SIDECAR_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document and of the sidecar beside it, if there is one.

    `path` and `sidecar_path` are the names a user would recognise, in posix form.
    """

    path: str
    data: bytes
    sidecar_path: str = ""
    sidecar: bytes | None = None


def find_inputs(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The documents that files and folders stand for, each once, in sorted order.

    A folder gives every document in it at any depth, by its ending; hidden files, sidecars
    (`*.meta.yaml`), review files and the bundles of an earlier build are none. A file that is named itself is taken whatever
    its ending, and `-` is standard input. Raises InputError for what is absent or no document.
    """
    found = {found: None for path in paths for found in _inputs(path)}
    return tuple(sorted(found, key=lambda path: path.as_posix()))


def _inputs(path: Path) -> Iterator[Path]:
    if str(path) == "-":
        yield path
    elif path.is_dir():
        yield from _in_folder(path)
    elif not path.exists():
        raise InputError("there is no such file or folder", "check the name", Place(str(path)))
    elif path.name.endswith(_BESIDE):
        raise InputError(
            "this file is about a document and is none itself",
            "name the document beside it",
            Place(path.as_posix()),
        )
    else:
        yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        if _is_ours(Path(root, "manifest.json")):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if "index.html" in names and _is_ours(Path(root, "catalog.json")):
            names.remove("index.html")
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(root, name)


def _is_ours(path: Path) -> bool:
    """Whether a file is one that a build wrote: what comes out of it is never what goes in."""
    try:
        with path.open("rb") as file:
            schema = json.loads(file.read(_MAX_SIDECAR_BYTES)).get("schema", "")
    except (OSError, ValueError, AttributeError):
        return False
    return isinstance(schema, str) and schema.startswith("transform/")


def load_source(path: Path) -> Source:
    """Read a document's bytes and those of its sidecar; `-` reads standard input.

    The sidecar of `leaflet.txt` is `leaflet.meta.yaml`, or `leaflet.txt.meta.yaml` where two
    documents differ in their endings alone. Raises InputError for what cannot be read.
    """
    if str(path) == "-":
        return stdin_source(sys.stdin.buffer.read(MAX_BYTES + 1))
    data = _read(path, MAX_BYTES)
    for beside in (path.with_name(f"{path.name}.meta.yaml"), path.with_suffix(".meta.yaml")):
        if beside.is_file():
            sidecar = _read(beside, _MAX_SIDECAR_BYTES)
            return Source(path.as_posix(), data, beside.as_posix(), sidecar)
    return Source(path.as_posix(), data)


def stdin_source(data: bytes) -> Source:
    """The source that stands for standard input: its name is `-`.

    >>> stdin_source(b"Rest.").path
    '-'
    """
    _check_size("-", len(data), MAX_BYTES)
    return Source("-", data)


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the file cannot be read ({reason})", "check its name and rights", Place(str(path))
        ) from None
    _check_size(path.as_posix(), len(data), limit)
    return data


def _check_size(path: str, size: int, limit: int) -> None:
    if size > limit:
        raise InputError(
            f"the file is larger than {limit // 1_000_000} MB", "split it", Place(path)
        )


def same_id(document_id: str, paths: Iterable[str]) -> InputError:
    """Two or more documents of one id: an error that names two of them."""
    first, second, *more = paths
    names = f"{first} and {second}" + (f" and {len(more)} more" if more else "")
    return InputError(
        f'{names} have the same id "{document_id}"',
        "rename one, or give it an id in its front matter",
        Place(first),
    )
