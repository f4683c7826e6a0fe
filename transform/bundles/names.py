"""What the files of a bundle are called."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

__all__ = [
    "ATTRIBUTION",
    "MANIFEST",
    "PULLED",
    "RECALLED",
    "RECORDS",
    "SENTENCES",
    "SIGNATURE",
    "SUMS",
    "inside",
]

MANIFEST: Final = "manifest.json"
ATTRIBUTION: Final = "ATTRIBUTION.txt"
RECORDS: Final = "records.jsonl"
SUMS: Final = "SHA256SUMS"
SIGNATURE: Final = ".sig"
"""What a signature's file is called more than the file that it signs."""
PULLED: Final = "PULLED.json"
"""Which pages of a bundle were taken from elsewhere, and with which files."""
SENTENCES: Final = "sentences.json"
"""Hashes of the source's sentences, to tell later which of them have changed."""
RECALLED: Final = "RECALLED.json"
"""In the folder of a locale: which of its pages were withdrawn, when and why."""


def inside(name: str) -> bool:
    """Whether a file name stays in its bundle.

    >>> inside("es/summary.html"), inside("../other"), inside("/etc")
    (True, False, False)
    """
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
