"""Which kind of glossary a file is, and its terms in our form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from transform.errors import InputError, Place, TransformError
from transform.glossaries.nci import nci_entries
from transform.glossaries.spreadsheet import spreadsheet_entries
from transform.glossaries.tbx import tbx_entries
from transform.glossary import Term
from transform.inlines import folded
from transform.locale import normalize

__all__ = ["Entry", "read_glossary"]

Entry = tuple[str, str, str, str]
"""Locale (maybe ""), id (maybe ""), name, definition (maybe "") as the file has them."""

LARGEST_FILE = 100_000_000
"""Bytes."""

_KINDS = {
    ".csv": spreadsheet_entries,
    ".tsv": spreadsheet_entries,
    ".tbx": tbx_entries,
    ".xml": tbx_entries,
    ".json": nci_entries,
}


def read_glossary(path: Path, locale: str = "") -> tuple[Term, ...]:
    """The terms of a glossary file that have a name and a definition, in its order.

    `locale` is the tag of terms that name none. Of several names for one id and locale the first
    stands. Raises InputError for a file of another kind, or without any term.
    """
    place = Place(str(path))
    read = _KINDS.get(path.suffix.lower())
    if read is None:
        raise InputError(
            "is no glossary that we know", "give a .csv, .tsv, .tbx or .json file", place
        )
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError("is too large for a glossary", "split it", place)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read ({reason})", "check the name", place) from None
    try:
        terms = tuple(_terms(read(data), locale))
    except TransformError as error:
        raise InputError(error.problem, error.remedy, place) from None
    if not terms:
        raise InputError(
            "has no term with a name and a definition",
            "check that its columns or elements are those that docs/glossary.md names",
            place,
        )
    return terms


def _terms(entries: Iterable[Entry], default: str) -> Iterator[Term]:
    seen: set[tuple[str, str]] = set()
    for tag, given, said, definition in entries:
        name, text = folded(said), folded(definition)
        if not name or not text:
            continue
        if not tag and not default:
            raise InputError(
                f'the term "{name}" names no language', "say which with --language", None
            )
        locale = normalize(tag or default)
        id_ = _digits(given) or slug(name)
        if (locale, id_) not in seen:
            seen.add((locale, id_))
            yield Term(id_, name, _phrase(text), locale)


def _phrase(definition: str) -> str:
    """A definition as ours are, without its full stop, so that it fits in brackets."""
    return definition.removesuffix(".") if definition.count(". ") == 0 else definition


def _digits(given: str) -> str:
    """An id as popup links have it: "CDR0000045693" is "45693"; other ids stay as they are.

    >>> _digits("CDR0000045693"), _digits("Term 7")
    ('45693', 'term-7')
    """
    cdr = re.fullmatch(r"(?:CDR)?0*(\d+)", given.strip(), re.IGNORECASE)
    return cdr[1] if cdr else slug(given)


def slug(name: str) -> str:
    """A name as an id: lower case, words joined by hyphens.

    >>> slug("Lymph node (small)")
    'lymph-node-small'
    """
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold()))
