"""Keeping the translations of the program's own words in step with `interface.toml`.

A developer who changed a message calls :func:`updated_translation` for each locale and writes
what it gives to the locale's file; :func:`translation_problems` is what the tests ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transform.locale import normalize
from transform.wording.messages import InterfaceMessage, interface_messages, slots_in
from transform.wording.plurals import plural_forms
from transform.wording.speech import catalog_file

if TYPE_CHECKING:
    from polib import POEntry, POFile

__all__ = ["interface_template", "translation_problems", "updated_translation"]


def interface_template() -> str:
    """The template (POT) of all messages, in the order of `interface.toml`."""
    template = _empty_file("")
    template.extend(_entry(message) for message in interface_messages().values())
    return str(template)


def updated_translation(locale: str) -> str:
    """The locale's catalog brought up to date (PO).

    What is translated stays. A message whose English changed keeps its translation as fuzzy, with
    the English it was made for; one that is gone becomes obsolete, and comes back with its key.
    """
    updated, old = _empty_file(locale), _read(locale)
    entries = {} if old is None else {entry.msgctxt: entry for entry in old}
    if old is not None:
        updated.header = old.header
        updated.metadata |= old.metadata
    for message in interface_messages().values():
        entry = _entry(message)
        if message.key in entries:
            _carry_over(entries.pop(message.key), entry)
        updated.append(entry)
    for gone in entries.values():
        gone.obsolete = True
        updated.append(gone)
    return str(updated)


def translation_problems(locale: str) -> tuple[str, ...]:
    """What keeps a translation from being complete and right, one sentence a problem."""
    catalog = _read(locale)
    if catalog is None:
        return (f"{locale} has no catalog",)
    entries = {entry.msgctxt: entry for entry in catalog if not entry.obsolete}
    problems = [f"{key} is not in interface.toml" for key in entries.keys() - interface_messages()]
    for message in interface_messages().values():
        entry = entries.get(message.key)
        wrong = ["is missing"] if entry is None else _problems(message, entry)
        problems.extend(f"{message.key} {problem}" for problem in wrong)
    return tuple(problems)


def _problems(message: InterfaceMessage, entry: POEntry) -> Iterator[str]:
    if (entry.msgid, entry.msgid_plural) != (message.text, message.plural):
        yield "was translated from other English"
    if not entry.translated():
        yield "is not translated" if not entry.fuzzy else "is fuzzy"
    elif message.plural:
        # A form for one thing alone may write the number as a word ("one week").
        if any(
            slots_in(text) | {"count"} != message.slots for text in entry.msgstr_plural.values()
        ):
            yield "has other slots than the English"
    elif slots_in(entry.msgstr) != message.slots:
        yield "has other slots than the English"


def _carry_over(old: POEntry, new: POEntry) -> None:
    new.msgstr, new.tcomment = old.msgstr, old.tcomment
    if new.msgid_plural and old.msgstr_plural:
        new.msgstr_plural = dict(old.msgstr_plural)
    same = (old.msgid, old.msgid_plural) == (new.msgid, new.msgid_plural)
    if old.fuzzy or (not same and (old.msgstr or old.msgstr_plural)):
        new.flags.append("fuzzy")
        new.previous_msgid = old.previous_msgid if same else old.msgid


def _entry(message: InterfaceMessage) -> POEntry:
    from polib import POEntry

    entry = POEntry(msgctxt=message.key, msgid=message.text, comment=message.comment)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: "", 1: ""}
    return entry


def _empty_file(locale: str) -> POFile:
    from polib import POFile

    catalog = POFile(wrapwidth=100)
    catalog.metadata = {
        "Project-Id-Version": "transform interface",
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "The transform authors",
        "Language-Team": "none",
        "Language": normalize(locale).replace("-", "_") if locale else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if locale:
        catalog.metadata["Plural-Forms"] = plural_forms(locale)
    return catalog


def _read(locale: str) -> POFile | None:
    from polib import pofile

    place = catalog_file(locale)
    return pofile(place.read_text(encoding="utf-8"), wrapwidth=100) if place.is_file() else None
