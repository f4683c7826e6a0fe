"""What a document asks to be cited as, with the gaps for dates filled by what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from transform.data import load_toml
from transform.model import Document
from transform.rights.claims import first_text
from transform.rights.dates import iso_date
from transform.rights.words import Words
from transform.wording import say

__all__ = ["Citation", "find_citation"]

_DATA = "rights/citation.toml"
_NEAR = 40  # characters before a gap in which its label stands
_LONGEST = 900  # characters; what is longer is no citation


@dataclass(frozen=True, slots=True)
class Citation:
    """`place` is where it stands, "" where the document asks for none."""

    text: str = ""
    place: str = ""


def find_citation(document: Document, words: Words, updated: str) -> Citation:
    """The citation that the text asks for, or that its metadata gives in full.

    A gap is filled with the date that the source states for it (`updated`, or its metadata's day
    of access), else with "not stated" in the document's language. A metadata citation that names neither title nor address is no citation.
    """
    data = load_toml(_DATA)
    accessed = iso_date(first_text(document, "accessed"), document.language)
    stated = {"updated": updated, "accessed": accessed}
    for place, text in _candidates(words, data):
        filled = re.sub(
            data["gap"],
            lambda gap: (
                _written(stated.get(_asked_for(gap), ""), gap["form"])
                or f"[{say('attribution.not_stated', document.language)}]"
            ),
            text,
            flags=re.IGNORECASE,
        )
        return Citation(filled, place)
    given, metadata = document.metadata.text("citation"), document.metadata
    named = (metadata.text("title"), metadata.text("url"))
    if any(name and name.casefold() in given.casefold() for name in named):
        return Citation(given, f"{metadata.origin('citation') or document.path}: citation")
    return Citation()


def _candidates(words: Words, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Paragraphs with gaps for dates, or the paragraph after "cite this as:"."""
    asked = False
    for line in words.lines:
        hinted = line.hints_at(data)
        lead_in = _lead_in(data["lead_in"]).search(line.text) if hinted else None
        rest = line.text[lead_in.end() :].strip() if lead_in else line.text
        gaps = hinted and re.search(data["gap"], rest, re.IGNORECASE)
        if 0 < len(rest) <= _LONGEST and (asked or lead_in or gaps):
            yield line.place, rest
        asked = bool(lead_in) and not rest


@cache
def _lead_in(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^.{{0,80}}?({pattern}).{{0,60}}?:", re.IGNORECASE)


def _asked_for(gap: re.Match[str]) -> str:
    """What the words before a gap ask for: the kind whose label stands nearest, or ""."""
    before = gap.string[max(0, gap.start() - _NEAR) : gap.start()].casefold()
    labels: dict[str, list[str]] = load_toml(_DATA)["asks_for"]
    found = {kind: max(map(before.rfind, names)) for kind, names in labels.items()}
    nearest = max(found, key=lambda kind: found[kind])
    return nearest if found[nearest] >= 0 else ""


def _written(stated: str, form: str) -> str:
    """The date in the form of the gap (`MM/DD/YYYY`); as it is stated where it is no full date."""
    try:
        day = date.fromisoformat(stated)
    except ValueError:
        return stated
    if "MM" not in form:
        return stated
    parts = {
        "YYYY": f"{day:%Y}",
        "AAAA": f"{day:%Y}",
        "MM": f"{day:%m}",
        "DD": f"{day:%d}",
        "JJ": f"{day:%d}",
    }
    return re.sub("YYYY|AAAA|MM|DD|JJ", lambda part: parts[part[0]], form)
