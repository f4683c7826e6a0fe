"""What a document asks to be cited as, with the gaps for dates filled by what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from transform.data import load_toml
from transform.model import Document
from transform.rights.claims import first_text, text_lines
from transform.rights.dates import iso_date, updated_date
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


def find_citation(document: Document) -> Citation:
    """The citation that the text asks for, or that its metadata gives in full.

    A gap is filled with the date that the source states for it, else with "not stated" in the
    document's language. A metadata citation that names neither title nor address is no citation.
    """
    data = load_toml(_DATA)
    for place, text in _candidates(document, data):
        filled = re.sub(data["gap"], lambda gap: _fill(gap, document), text, flags=re.IGNORECASE)
        return Citation(filled, place)
    given, metadata = document.metadata.text("citation"), document.metadata
    named = (metadata.text("title"), metadata.text("url"))
    if any(name and name.casefold() in given.casefold() for name in named):
        return Citation(given, f"{metadata.origin('citation') or document.path}: citation")
    return Citation()


def _candidates(document: Document, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Paragraphs with gaps for dates, or the paragraph after "cite this as:"."""
    asked = False
    for place, written in text_lines(document):
        text = " ".join(written.split())
        lead_in = re.search(rf"^.{{0,80}}?({data['lead_in']}).{{0,60}}?:", text, re.IGNORECASE)
        rest = text[lead_in.end() :].strip() if lead_in else text
        if (
            len(rest) <= _LONGEST
            and rest
            and (asked or lead_in or re.search(data["gap"], rest, re.IGNORECASE))
        ):
            yield place, rest
        asked = bool(lead_in) and not rest


def _fill(gap: re.Match[str], document: Document) -> str:
    before = gap.string[max(0, gap.start() - _NEAR) : gap.start()].casefold()
    labels = load_toml(_DATA)["asks_for"]
    nearest = max(
        ((before.rfind(label), kind) for kind, names in labels.items() for label in names),
        default=(-1, ""),
    )
    stated = ""
    if nearest == (nearest[0], "updated") and nearest[0] >= 0:
        stated = updated_date(document)
    elif nearest[0] >= 0:
        stated = iso_date(first_text(document, "accessed"), document.language)
    return _written(stated, gap["form"]) or f"[{say('attribution.not_stated', document.language)}]"


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
