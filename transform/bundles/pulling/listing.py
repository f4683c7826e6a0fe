"""`catalog.json` of a source as values. Who wrote it is not known: everything is looked at."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from transform.errors import InputError, Place

__all__ = ["Entry", "Listing", "read_listing"]

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A bundle, and the SHA-256 of its `SHA256SUMS`; `partial` where it holds chosen pages alone."""

    id: str
    sha256: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source has. `held_back` are pairs of a document's id and the rule that says so."""

    bundles: tuple[Entry, ...]
    held_back: tuple[tuple[str, str], ...]


def read_listing(data: bytes, path: str) -> Listing:
    """Read a catalog; `path` is named in errors. Raises InputError for what is none.

    >>> read_listing(b'{"schema": "transform/bundle-catalog/1", "bundles": [], "held_back": []}', "")
    Listing(bundles=(), held_back=())
    """
    try:
        value = json.loads(data.decode("utf-8"))
        known = value["schema"] == "transform/bundle-catalog/1"
        bundles = tuple(
            Entry(
                _fitting(_ID, one["id"]),
                _fitting(_HASH, one["sha256"]),
                one.get("partial", False) is True,
            )
            for one in value["bundles"]
        )
        held = tuple((_fitting(_ID, one["id"]), str(one["rule"])) for one in value["held_back"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _no_catalog(f"is no catalog of bundles ({error!r:.200})", path) from None
    if not known:
        raise _no_catalog("is a catalog of another kind", path)
    ids = [one.id for one in bundles] + [one for one, _ in held]
    if len(ids) != len(set(ids)):
        raise _no_catalog("names a document twice", path)
    return Listing(bundles, held)


def _fitting(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"{str(value)[:80]!r} is not allowed")
    return value


def _no_catalog(problem: str, path: str) -> InputError:
    return InputError(problem, "name the folder that `transform build` wrote", Place(path))
