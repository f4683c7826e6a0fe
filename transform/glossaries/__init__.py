"""Other people's glossaries: spreadsheets (CSV), TBX and NCI's public interface become our terms.

`read_glossary` reads such a file, `read_terms` and `write_terms` a project's own glossary file.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transform.glossaries.own_file import Import
    from transform.glossary import Term

__all__ = ["import_terms", "read_glossary"]


def read_glossary(path: Path, locale: str = "") -> tuple[Term, ...]:
    """The terms of a CSV, TBX or JSON file; see :func:`transform.glossaries.sources.read_glossary`."""
    from transform.glossaries.sources import read_glossary as read

    return read(path, locale)


def import_terms(output: Path, terms: tuple[Term, ...]) -> Import:
    """Terms put into a project's glossary file; see :mod:`transform.glossaries.own_file`."""
    from transform.glossaries.own_file import import_terms as put

    return put(output, terms)
