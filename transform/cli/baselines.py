"""Baseline files of `transform check`: read, and written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from transform.errors import InputError, Place, UsageError
from transform.files import replace_file

if TYPE_CHECKING:
    from transform.reports.baseline import Baseline
    from transform.reports.checks import Checked

__all__ = ["baseline_name", "read_baseline", "write_baseline"]


def baseline_name(document: str, baseline: Path) -> str:
    """What a baseline calls a document: its path from the baseline's folder, so that it is found
    again from any folder. Standard input is `-`.
    """
    if document == "-":
        return document
    try:
        return Path(os.path.relpath(document, baseline.parent)).as_posix()
    except ValueError:  # another drive
        return Path(document).resolve().as_posix()


def read_baseline(path: Path) -> Baseline:
    """Raises InputError for a file that is absent or no baseline."""
    from transform.reports.baseline import parse_baseline

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(
            "there is no such baseline", "write it with --write-baseline", Place(str(path))
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the baseline cannot be read ({error})", "check the file", Place(str(path))
        ) from None
    return parse_baseline(text, str(path))


def write_baseline(path: Path, checks: Iterable[Checked]) -> None:
    """Raises UsageError where the file cannot be written."""
    from transform.reports.baseline import format_baseline

    text = format_baseline(
        (baseline_name(checked.document.path, path), checked) for checked in checks
    )
    try:
        replace_file(path, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"the baseline cannot be written ({reason})", "name another file", Place(str(path))
        ) from None
