"""What changed in a source since its bundle was built, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from transform.bundles.staleness import Change, Staleness
from transform.model import Finding

__all__ = ["stale_findings", "stale_lines", "stale_record"]

Record = dict[str, Any]


def stale_record(path: str, found: Staleness) -> Record:
    """One document of `transform/bundle-stale/1`."""
    return {
        "id": found.document,
        "source": path,
        "stale": bool(found.changes),
        "changes": [_change(change) for change in found.changes],
        "pages": [
            {
                "page": page.page,
                "sentences": list(page.numbers),
                "lines": sorted({change.line for change in page.changes if change.line}),
            }
            for page in found.pages
        ],
    }


def stale_lines(path: str, found: Staleness) -> Iterator[str]:
    """A line for each change, as `file:line: ...`, and one for each page that rests on changes."""
    if not found.changes:
        yield f"{path}: {found.document} is up to date"
        return
    for change in found.changes:
        line = change.now or change.line
        yield f"{path}{f':{line}' if line else ''}: {_told(change)}"
    for page in found.pages:
        what = f"sentences changed: {len(page.changes)}"
        if page.numbers:
            what = f"rests on what changed: sentence {', '.join(map(str, page.numbers))}"
        yield f"{found.document}/{page.page}: stale: {what}"


def stale_findings(all_found: Iterable[Staleness]) -> Iterator[Finding]:
    """A finding for each page that rests on sentences that changed."""
    for found in all_found:
        for page in found.pages:
            message = "rests on sentences of the source that have changed since it was built"
            if page.numbers:
                message += f": sentence {', '.join(map(str, page.numbers))}"
            yield Finding("bundle-stale", "error", message, text=f"{found.document}/{page.page}")


def _told(change: Change) -> str:
    before = f" (line {change.line} when the bundle was built)" if change.line else ""
    match change.change:
        case "changed":
            return f"changed{before}: {change.text}"
        case "removed":
            return f"a sentence is gone{before}"
        case "new":
            return f"new: {change.text}"


def _change(change: Change) -> Record:
    return {
        "change": change.change,
        "line": change.line,
        "now": change.now,
        "text": change.text or None,
    }
