"""Writing bundles: beside their place, then exchanged, so that nobody sees half of one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path, PurePosixPath

from transform.bundles.model import Bundle
from transform.bundles.names import SIGNATURE, SUMS
from transform.errors import InputError, Place
from transform.files import replace_file

__all__ = ["bring_back", "put_folder", "read_files", "write_bundle", "write_file"]


def write_bundle(bundle: Bundle, output: Path) -> Path:
    """Write a bundle to `output/<id>/` in place of what was there, and return that folder.

    Files of an earlier bundle vanish: of a document that is now held back no page stays. A folder
    that has exactly these files already is left alone. Raises InputError where something that is
    no folder stands in the way, or nothing can be written.
    """
    place = output / bundle.document_id
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise InputError(
            "a bundle cannot be written where something other than a folder stands",
            "move it away",
            Place(place.as_posix()),
        )
    try:
        if read_files(place) != dict(bundle.files):
            _replace(place, bundle)
    except OSError as error:
        raise _unwritable(place, error) from None
    return place


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file of a bundle by its path in its folder; none where there is no folder.

    A signature is of what was built, and no part of it.
    """
    if not folder.is_dir():
        return {}
    signature = folder / f"{SUMS}{SIGNATURE}"
    files = (path for path in folder.rglob("*") if path.is_file() and path != signature)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def write_file(path: Path, data: bytes) -> None:
    """Write one file beside its place and rename it. Raises InputError where that fails."""
    try:
        replace_file(path, data)
    except OSError as error:
        raise _unwritable(path, error) from None


def _replace(place: Path, bundle: Bundle) -> None:
    new = place.with_name(f".{place.name}.new")
    shutil.rmtree(new, ignore_errors=True)  # what a run left behind that was stopped half-way
    for name, data in bundle.files:
        path = new / _relative(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    put_folder(new, place)


def put_folder(new: Path, place: Path) -> None:
    """Put a folder in its place, on the same file system; what stood there before goes.

    On Linux the two change places at once. Elsewhere the old one is set aside for a moment, and
    :func:`bring_back` mends what a stop in that moment left. Raises OSError where that fails.
    """
    bring_back(place)
    old = _aside(place)
    shutil.rmtree(old, ignore_errors=True)
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        new.rename(old)
    else:
        place.rename(old)
        new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def bring_back(place: Path) -> None:
    """Put back the folder that was set aside when a program was stopped before it put a new one."""
    if _aside(place).is_dir() and not place.exists():
        _aside(place).rename(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; False where the system cannot."""
    if sys.platform != "linux":
        return False
    change = getattr(ctypes.CDLL(None), "renameat2", None)
    if change is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(change(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _relative(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{name} leads out of the bundle")
    return path


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot be written ({error.strerror or error})",
        "choose another folder with --output, or make room",
        Place(path.as_posix()),
    )
