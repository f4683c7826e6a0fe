"""A project's own glossary file: tab-separated, one term a line, made to be edited and reviewed.

The columns are `locale`, `id`, `name` and `definition`; `transform.toml` names the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from transform.errors import InputError, Place
from transform.files import replace_file
from transform.glossary import Term
from transform.settings import read_term_rows

__all__ = ["Import", "import_terms"]

_HEAD = """\
# The project's own terms: they win over the packaged ones of the same locale and id.
locale\tid\tname\tdefinition
"""


@dataclass(frozen=True, slots=True)
class Import:
    """How many terms were new, were changed, and stood there already."""

    new: int
    changed: int
    same: int


def import_terms(output: Path, terms: Iterable[Term]) -> Import:
    """Put terms into the file `output`, which may not be there yet; the newer definition wins.

    Raises InputError where the file is no glossary or cannot be written.
    """
    old = {(locale, id_): (name, text) for locale, id_, name, text in _rows(output)}
    incoming = {(term.locale, term.id): (term.name, term.definition) for term in terms}
    new = sum(key not in old for key in incoming)
    changed = sum(key in old and old[key] != value for key, value in incoming.items())
    rows = sorted((old | incoming).items())
    lines = ("\t".join((*key, *value)) for key, value in rows)
    try:
        replace_file(output, (_HEAD + "".join(f"{line}\n" for line in lines)).encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot be written ({reason})", "name another file with --output", Place(str(output))
        ) from None
    return Import(new, changed, len(incoming) - new - changed)


def _rows(path: Path) -> tuple[tuple[str, str, str, str], ...]:
    return read_term_rows(path) if path.exists() else ()
