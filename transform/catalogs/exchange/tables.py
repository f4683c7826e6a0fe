"""Catalogs as rows of a table: what spreadsheets (XLSX) and CSV files share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from transform.catalogs.exchange.guarding import APOSTROPHE, unguarded
from transform.catalogs.exchange.units import STATES, Portion, Unit, base_of, id_of, is_own_id
from transform.catalogs.model import Message

__all__ = ["COLUMNS", "NEEDED", "Row", "header_of", "portions_of", "rows_of"]

COLUMNS = (
    "context",
    "source",
    "translation",
    "state",
    "notes",
    "comments",
    "references",
    "previous source",
    "previous context",
    "obsolete",
    "domain",
    "locale",
    "language",
    "guard",
    "base",
    "id",
)
NEEDED = frozenset({"source", "translation"})
"""A table without these columns is none of ours."""

Row = tuple[int, Mapping[str, str], str]
"""The number of a row in its file, its cells by column, and why it cannot be used or ""."""


def rows_of(portion: Portion, guard: str) -> Iterator[dict[str, str]]:
    """A row for each message; `guard` says whether the writer guards its cells."""
    for unit in portion.units:
        message = unit.message
        yield {
            "context": message.msgctxt,
            "source": message.msgid,
            "translation": message.msgstr,
            "state": unit.state,
            "notes": "\n".join(filter(None, message.translator_comments)),
            "comments": "\n".join(message.comments),
            "references": "\n".join(message.references),
            "previous source": message.previous_msgid,
            "previous context": message.previous_msgctxt,
            "obsolete": "yes" if message.obsolete else "",
            "domain": portion.domain,
            "locale": portion.locale,
            "language": portion.source_language,
            "guard": guard,
            "base": base_of(message),
            "id": id_of(message),
        }


def header_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The columns of a header row, or None where it is none.

    >>> header_of(["Source ", "Translation"])
    ('source', 'translation')
    """
    found = tuple(cell.strip().casefold() for cell in cells)
    return found if found and set(found) >= NEEDED else None


def portions_of(rows: Iterable[Row], guard: str) -> tuple[Portion, ...]:
    """The catalogs that rows name, in the order in which they begin.

    `guard` counts where a row does not say whether its cells are guarded.
    """
    found: dict[tuple[str, str, str], list[Unit]] = {}
    for number, written, problem in rows:
        cells = written
        if (written.get("guard") or guard) == APOSTROPHE:
            cells = {name: unguarded(cell) for name, cell in written.items()}
        if cells.get("source"):
            place = tuple(cells.get(name, "") for name in ("domain", "locale", "language"))
            key = (place[0], place[1], place[2])
            found.setdefault(key, []).append(_unit(number, cells, problem))
    return tuple(Portion(*key, tuple(units)) for key, units in found.items())


def _unit(number: int, cells: Mapping[str, str], problem: str) -> Unit:
    state = cells.get("state", "").strip().casefold()
    if state and state not in STATES:
        problem = problem or f'"{state}" is no state; use one of {", ".join(STATES)}'
    msgstr, id_ = cells.get("translation", ""), cells.get("id", "")
    message = Message(
        msgid=cells["source"],
        msgstr=msgstr,
        msgctxt=cells.get("context", ""),
        comments=_lines(cells.get("comments", "")),
        translator_comments=_lines(cells.get("notes", "")),
        references=_lines(cells.get("references", "")),
        flags=("fuzzy",) if msgstr and state == "fuzzy" else (),
        previous_msgid=cells.get("previous source", ""),
        previous_msgctxt=cells.get("previous context", ""),
        obsolete=cells.get("obsolete", "").strip().casefold() == "yes",
    )
    return Unit(
        message,
        approved=state == "approved",
        stated=bool(state),
        id=id_ if is_own_id(id_) else "",
        base=cells.get("base", ""),
        line=number,
        problem=problem,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.replace("\r\n", "\n").split("\n") if line)
