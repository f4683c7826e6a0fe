"""Keeping the translations of the program's own words in step with `interface.toml`.

A developer who changed a message calls :func:`updated_translation` for each locale and writes
what it gives to the locale's file; :func:`translation_problems` is what the tests ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from transform.locale import normalize
from transform.wording.messages import InterfaceMessage, interface_messages, slots_in
from transform.wording.plurals import plural_forms
from transform.wording.speech import catalog_file

if TYPE_CHECKING:
    from polib import POEntry, POFile

__all__ = [
    "brought_up",
    "entry_problems",
    "interface_template",
    "packaged_translation",
    "translation_problems",
    "updated_translation",
]


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
    return str(brought_up(packaged_translation(locale), locale))


def brought_up(old: POFile | None, locale: str) -> POFile:
    """A catalog with the messages that there are now, and what `old` has for them."""
    updated = _empty_file(locale)
    forms = range(int(re.findall(r"\d+", updated.metadata.get("Plural-Forms", "2"))[0]))
    entries = {} if old is None else {entry.msgctxt: entry for entry in old}
    if old is not None:
        updated.header = old.header
        updated.metadata |= old.metadata
    for message in interface_messages().values():
        entry = _entry(message, forms)
        if message.key in entries:
            _carry_over(entries.pop(message.key), entry)
        updated.append(entry)
    for gone in entries.values():
        gone.obsolete = True
        updated.append(gone)
    return updated


def translation_problems(locale: str) -> tuple[str, ...]:
    """What keeps a translation from being complete and right, one sentence a problem."""
    catalog = packaged_translation(locale)
    if catalog is None:
        return (f"{locale} has no catalog",)
    entries = {entry.msgctxt: entry for entry in catalog if not entry.obsolete}
    problems = [f"{key} is not in interface.toml" for key in entries.keys() - interface_messages()]
    for message in interface_messages().values():
        entry = entries.get(message.key)
        wrong = ["is missing"] if entry is None else entry_problems(message, entry)
        problems.extend(f"{message.key} {problem}" for problem in wrong)
    return tuple(problems)


def entry_problems(message: InterfaceMessage, entry: POEntry) -> Iterator[str]:
    """What keeps one translation from being used."""
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


def _entry(message: InterfaceMessage, forms: Iterable[int] = (0, 1)) -> POEntry:
    from polib import POEntry

    entry = POEntry(msgctxt=message.key, msgid=message.text, comment=message.comment)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = dict.fromkeys(forms, "")
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


def packaged_translation(locale: str) -> POFile | None:
    """What the program itself says in a locale; None where it does not speak it."""
    from polib import pofile

    place = catalog_file(locale)
    return pofile(place.read_text(encoding="utf-8"), wrapwidth=100) if place.is_file() else None
