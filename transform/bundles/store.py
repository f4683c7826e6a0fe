"""Writing bundles: beside their place, then renamed, so that nobody sees half of one."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from transform.bundles.model import Bundle
from transform.errors import InputError, Place
from transform.files import replace_file

__all__ = ["read_files", "write_bundle", "write_file"]


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
    """Every file of a folder by its path from there; none where there is no folder."""
    if not folder.is_dir():
        return {}
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def write_file(path: Path, data: bytes) -> None:
    """Write one file beside its place and rename it. Raises InputError where that fails."""
    try:
        replace_file(path, data)
    except OSError as error:
        raise _unwritable(path, error) from None


def _replace(place: Path, bundle: Bundle) -> None:
    new, old = (place.with_name(f".{place.name}.{name}") for name in ("new", "old"))
    for left in (new, old):
        # What a run left behind that was stopped half-way.
        shutil.rmtree(left, ignore_errors=True)
    for name, data in bundle.files:
        path = new / _relative(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


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
