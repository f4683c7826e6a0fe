"""Catalogs of a project's own words: read with care, and kept up with `interface.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transform.errors import InputError, Place
from transform.locale import normalize
from transform.wording.messages import interface_messages
from transform.wording.own import OwnWords
from transform.wording.upkeep import brought_up, entry_problems, packaged_translation

if TYPE_CHECKING:
    from polib import POEntry, POFile

__all__ = ["Unused", "own_words", "updated_own_catalog"]


@dataclass(frozen=True, slots=True)
class Unused:
    """A message of such a catalog that is not used, and why; `line` is where it stands."""

    key: str
    problem: str
    line: int


def own_words(text: str, locale: str, path: str = "") -> tuple[OwnWords, tuple[Unused, ...]]:
    r"""The words of an `interface` catalog, and those of its translations that cannot be used.

    A translation is used if it is not fuzzy, is made for the English that the program has now, and
    has the slots of it. Raises InputError for what is no PO file.

    >>> text = 'msgctxt "page.terms"\nmsgid "Words to know"\nmsgstr "Mo pou konnen"\n'
    >>> sorted(own_words(text, "ht")[0].keys)
    ['page.terms']
    """
    from polib import POFile

    read = _read(text, path)
    used, unused = POFile(), []
    used.metadata = dict(read.metadata)
    for entry in read:
        if entry.obsolete or not entry.msgctxt or not _filled(entry):
            continue
        if problem := _problem(entry):
            unused.append(Unused(entry.msgctxt, problem, max(1, (entry.linenum or 2) - 1)))
        else:
            used.append(entry)
    keys = frozenset(str(entry.msgctxt) for entry in used)
    return OwnWords(normalize(locale), used.to_binary(), keys), tuple(unused)


def _filled(entry: POEntry) -> bool:
    return bool(entry.msgstr.strip()) or any(map(str.strip, entry.msgstr_plural.values()))


def _problem(entry: POEntry) -> str:
    message = interface_messages().get(entry.msgctxt)
    return "is not said any more" if message is None else next(entry_problems(message, entry), "")


def _read(text: str, path: str) -> POFile:
    from polib import pofile

    try:
        # The reader takes what looks like the name of a file for one.
        return pofile(f"\n{text}\n", wrapwidth=100)
    except (OSError, ValueError, IndexError) as error:
        raise InputError(
            f"this is no catalog of the interface ({error})",
            "mend it, or take the file from before",
            Place(path),
        ) from None


def updated_own_catalog(text: str, locale: str, path: str = "") -> str:
    """A project's catalog of the interface brought up to date (PO); "" begins one.

    What is translated stays, as in :func:`transform.wording.upkeep.updated_translation`. What is
    left empty is said as the program says it, which stands in a comment where that is not English.
    Raises InputError for what is no PO file.
    """
    begun = bool(text.strip())
    updated = brought_up(_read(text, path) if begun else None, locale)
    if not begun:
        updated.metadata["Last-Translator"] = "Automatically generated"
    packaged = packaged_translation(locale)
    said = {entry.msgctxt: entry for entry in packaged or ()}
    for entry in updated:
        known = said.get(entry.msgctxt)
        if known is not None and not entry.obsolete:
            words = " / ".join(_forms(known))
            entry.comment = f"{entry.comment}\nThe program says: {words}"
    return str(updated)


def _forms(entry: POEntry) -> Iterator[str]:
    yield from entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,)
