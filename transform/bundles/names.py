"""What the files of a bundle are called."""

from __future__ import annotations

from typing import Final

__all__ = ["ATTRIBUTION", "MANIFEST", "RECALLED", "RECORDS", "SUMS"]

MANIFEST: Final = "manifest.json"
ATTRIBUTION: Final = "ATTRIBUTION.txt"
RECORDS: Final = "records.jsonl"
SUMS: Final = "SHA256SUMS"
RECALLED: Final = "RECALLED.json"
"""In the folder of a locale: which of its pages were withdrawn, when and why."""
