"""Signing an output folder, and checking what others have signed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from transform.bundles.index import CATALOG, bundle_folders
from transform.bundles.names import SIGNATURE, SUMS
from transform.bundles.selection import read_selection
from transform.bundles.signatures import (
    PublicKey,
    SecretKey,
    new_key,
    read_public_key,
    read_secret_key,
)
from transform.bundles.store import write_file
from transform.bundles.verifying import verify
from transform.errors import InputError, Place
from transform.model import Finding

__all__ = ["check_signatures", "load_public_key", "load_secret_key", "sign", "write_new_key"]


def write_new_key(path: Path) -> Path:
    """Make a key: the secret half at `path`, readable for its owner alone, the public half beside it
    with the ending `.pub`, whose path is returned. Raises InputError where either is there.
    """
    made, public = new_key(), path.with_name(f"{path.name}.pub")
    for name, text, mode in ((path, made.text(), 0o600), (public, made.public.text(), 0o644)):
        try:
            name.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(text)
        except OSError as error:
            raise InputError(
                f"cannot be written ({error.strerror or error})",
                "name a file that is not there yet",
                Place(name.as_posix()),
            ) from None
    return public


def load_secret_key(path: Path) -> SecretKey:
    """Raises InputError for what is no key, or one that others may read."""
    text = _read(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise InputError(
            "may be read by others", f"chmod 600 {path.as_posix()}", Place(path.as_posix())
        )
    try:
        return read_secret_key(text)
    except ValueError as error:
        raise _no_key(str(error), path) from None


def load_public_key(path: Path) -> PublicKey:
    """Raises InputError for what is no key."""
    try:
        return read_public_key(_read(path))
    except ValueError as error:
        raise _no_key(str(error), path) from None


def sign(output: Path, key: SecretKey) -> tuple[str, ...]:
    """Sign the checksums of each bundle and the catalog; returns the names of what was signed.

    Raises InputError, and signs nothing, where `bundle verify` finds anything wrong.
    """
    wrong = [finding for finding in verify(output) if finding.severity == "error"]
    if wrong:
        raise InputError(
            f"is not as it has to be ({wrong[0].text}: {wrong[0].message})",
            "mend that first; see transform bundle verify",
            Place(output.as_posix()),
        )
    names = _signed_names(output)
    for name in names:
        data = (output / name).read_bytes()
        write_file(output / f"{name}{SIGNATURE}", key.sign(data, f"file:{name}"))
    return names


def check_signatures(output: Path, key: PublicKey) -> Iterator[Finding]:
    """What is not signed with this key. The catalog of a folder that was pulled is its own."""
    for name in _signed_names(output):
        signature = output / f"{name}{SIGNATURE}"
        try:
            key.check((output / name).read_bytes(), signature.read_bytes())
        except (OSError, ValueError) as error:
            problem = "is missing" if isinstance(error, FileNotFoundError) else str(error)
            yield Finding("bundle-signature", "error", problem, text=f"{name}{SIGNATURE}")


def _signed_names(output: Path) -> tuple[str, ...]:
    if (output / SUMS).is_file():
        return (SUMS,)
    folders = bundle_folders(output)
    names = [f"{folder.name}/{SUMS}" for folder in folders if (folder / SUMS).is_file()]
    pulled = any(read_selection(folder) is not None for folder in folders)
    return tuple(names if pulled else [*names, CATALOG])


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise _no_key(
            f"cannot be read ({getattr(error, 'strerror', '') or 'no text'})", path
        ) from None


def _no_key(problem: str, path: Path) -> InputError:
    return InputError(
        problem, "make a key with: transform bundle keys new FILE", Place(path.as_posix())
    )
