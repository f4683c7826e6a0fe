"""Where a sentence of a bundle's summary comes from, read from the bundle alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transform.errors import InputError, Place, UsageError

__all__ = ["explained", "explanation_lines"]

Record = dict[str, Any]

VERDICTS = {
    "verbatim": "the source's own words",
    "edited": "edited; the guard found no fact changed",
    "reverted": "the source's own words: an edit was in doubt and was taken back",
    "added": "the program's own words",
}


def explained(bundle: Path, number: int, locale: str) -> Record:
    """The trace of sentence `number` (from 1) of the summary in a locale ("": the source's own).

    Raises InputError where the bundle has no such summary, UsageError where it is shorter.
    """
    page = _page(bundle, locale)
    summary = _read(page)
    try:
        sentences = [
            {"section": section["title"] or section["key"], **sentence}
            for section in summary["sections"]
            for sentence in section["sentences"]
        ]
        about = {key: summary[key] for key in ("id", "locale", "source_language", "status")}
    except (KeyError, TypeError):
        raise _broken(page) from None
    if number > len(sentences):
        raise UsageError(
            f"the summary has {len(sentences)} sentences", f"name one from 1 to {len(sentences)}"
        )
    return {**about, "number": number, "of": len(sentences), **sentences[number - 1]}


def _page(bundle: Path, locale: str) -> Path:
    pages = sorted(bundle.glob("*/summary.json"))
    if not pages:
        raise InputError(
            "is no bundle with a summary",
            "name one document's folder, such as output/my-leaflet",
            Place(str(bundle)),
        )
    if locale:
        wanted = bundle / locale / "summary.json"
        if wanted not in pages:
            there = ", ".join(page.parent.name for page in pages)
            raise UsageError(f"there is no summary in {locale}", f"there is one in {there}")
        return wanted
    return next((page for page in pages if _is_own(_read(page))), pages[0])


def _is_own(summary: Record) -> bool:
    return summary.get("locale") == summary.get("source_language")


def _read(page: Path) -> Record:
    try:
        found = json.loads(page.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read ({reason})", "check it", Place(str(page))) from None
    except (ValueError, RecursionError):
        raise _broken(page) from None
    if not isinstance(found, dict):
        raise _broken(page)
    return found


def _broken(page: Path) -> InputError:
    return InputError("is no summary of a bundle", "build the bundle again", Place(str(page)))


def explanation_lines(found: Record) -> Iterator[str]:
    """The trace for people."""
    yield f'{found["number"]} of {found["of"]}, "{found["section"]}" ({found["locale"]}):'
    yield f"  {found['text']}"
    verdict = VERDICTS.get(found["guard"], found["guard"])
    yield f"verdict: {found['guard']}: {verdict}"
    for edit in found["edits"]:
        before = "(words not quoted)" if edit["before"] is None else repr(edit["before"])
        yield f"edit: {edit['rule']}: {before} -> {edit['after']!r}"
    for source in found["sources"]:
        text = (
            "(not quoted: the rights do not allow it)" if source["text"] is None else source["text"]
        )
        yield f"source, line {source['line'] or '-'}: {text}"
    if not found["sources"]:
        yield "source: none"
