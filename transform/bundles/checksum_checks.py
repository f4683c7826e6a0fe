"""That the files of a bundle are those of its `SHA256SUMS`, or those that were chosen of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from transform.bundles.names import PULLED, RECORDS, SIGNATURE, SUMS, inside
from transform.bundles.selection import Selection

__all__ = ["check_files", "checksums"]

Problem = tuple[str, str, str]

_SUM = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<path>\S.*)")


def checksums(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The SHA-256 of each file in the text of a `SHA256SUMS`, and the lines that are none.

    A line is none, too, that names a file outside the bundle or names one for the second time.

    >>> checksums(f"{'0' * 64}  en/summary.html")[0].keys()
    dict_keys(['en/summary.html'])
    >>> checksums(f"{'0' * 64}  ../../secret")[1] == (f"{'0' * 64}  ../../secret",)
    True
    """
    listed: dict[str, str] = {}
    wrong: list[str] = []
    for line in text.split("\n"):
        match = _SUM.fullmatch(line)
        if match is not None and _plain(match["path"]) and match["path"] not in listed:
            listed[match["path"]] = match["hash"]
        elif line:
            wrong.append(line)
    return listed, tuple(wrong)


def _plain(name: str) -> bool:
    """Whether a name is that of a file in the bundle on every system, and written in one way."""
    odd = any(not part or part[0] == "." for part in name.split("/"))
    own = name in {SUMS, f"{SUMS}{SIGNATURE}", PULLED}
    return (
        inside(name) and not odd and not own and name.isprintable() and not set(name) & set("\\:")
    )


def check_files(
    folder: Path, there: tuple[str, ...], selection: Selection | None
) -> Iterator[Problem]:
    """Rule, file and message for each file that is missing, is one too many or was changed.

    `there` are the names of the files in `folder`. With a selection only its files may be there.
    """
    if SUMS not in there:
        yield "missing-file", SUMS, "is missing"
        return
    text = (folder / SUMS).read_text(encoding="utf-8", errors="replace")
    listed, wrong = checksums(text)
    for line in wrong:
        yield "checksum", SUMS, f'"{line}" is no checksum of a file of the bundle'
    own = {SUMS, f"{SUMS}{SIGNATURE}"}
    if selection is not None:
        own.add(PULLED)
        for name in sorted(selection.files - listed.keys()):
            yield "checksum", PULLED, f"{name} is no file of the bundle"
        listed = {name: hashed for name, hashed in listed.items() if name in selection.files}
        if RECORDS in listed and selection.partial:
            listed[RECORDS] = selection.records
            yield from _records(folder / RECORDS, selection)
    for name in sorted(listed.keys() - set(there)):
        yield "missing-file", name, "is missing"
    for name in there:
        if name in own:
            continue
        if (folder / name).is_symlink():
            yield "extra-file", name, "is a link, not a file"
        elif name not in listed:
            yield "extra-file", name, "is not part of the bundle"
        elif sha256((folder / name).read_bytes()).hexdigest() != listed[name]:
            yield "checksum", name, "was changed after the bundle was built"


def _records(path: Path, selection: Selection) -> Iterator[Problem]:
    try:
        records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        pages = [(record["langcode"], record["kind"]) for record in records]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return  # told as what it is: missing, or no JSON
    if len(pages) != len(selection.pages) or set(pages) != selection.pages:
        yield "checksum", RECORDS, "does not hold the records of the pages that were pulled"
