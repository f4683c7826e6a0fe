"""Replacing a file as a whole: whoever reads it sees the old one or the new one, never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["replace_file"]


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, whose folder is made, and rename it.

    Raises OSError where that fails; what stood there before then still stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)  # what a temporary file may be read by is its owner alone
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
