"""Bringing a catalog up to its template: no translation is ever lost.

Sentences that are still there keep their translation. A sentence that came back gets its own
again. A new sentence that was made from a removed one gets that one's translation as fuzzy, with
the previous msgid, what kind of change it was and the change word by word. Everything else that
was translated stays as obsolete: so also the sentence before the change, in case it is undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transform.catalogs.changes import change_class, word_diff
from transform.catalogs.header import catalog_header, source_language
from transform.catalogs.model import Catalog, Message
from transform.catalogs.official import with_own_official
from transform.catalogs.origins import find_origins
from transform.catalogs.sharing import with_shared
from transform.catalogs.units import Key
from transform.glossary import Glossary, packaged_glossary

__all__ = ["described", "merge", "with_shared"]

_TERM = re.compile(r"(t\d+): term (\d+)\b")


def merge(template: Catalog, catalog: Catalog, glossary: Glossary | None = None) -> Catalog:
    """The catalog with the template's messages, in the template's order, obsolete ones last.

    >>> old = Catalog("d", "es", (Message("Rest.", "Descanse."), Message("Gone.", "Ido.")))
    >>> new = merge(Catalog("d", "", (Message("Rest."), Message("Drink."))), old)
    >>> [(message.msgid, message.msgstr, message.obsolete) for message in new.messages]
    [('Rest.', 'Descanse.', False), ('Drink.', '', False), ('Gone.', 'Ido.', True)]
    """
    plan = _Plan.of(template, catalog)
    language = source_language(template.header)
    if glossary is None:
        glossary = packaged_glossary(catalog.locale) if catalog.locale else Glossary("")
    live = tuple(described(_named(message, glossary), language) for message in plan.live())
    gone = tuple(plan.obsolete({message.key for message in live}))
    header = catalog_header(template.header, catalog.locale, catalog.header)
    comment = catalog.header_comment or template.header_comment
    merged = Catalog(template.domain, catalog.locale, live + gone, header, comment)
    return with_own_official(merged, template)


@dataclass(frozen=True, slots=True)
class _Plan:
    """`origins` gives each changed message the one it was made from."""

    template: tuple[Message, ...]
    kept: dict[Key, Message]
    removed: tuple[Message, ...]
    origins: dict[Key, Message]

    @classmethod
    def of(cls, template: Catalog, catalog: Catalog) -> _Plan:
        wanted = {message.key for message in template.messages}
        kept: dict[Key, Message] = {}
        removed: list[Message] = []
        # Live ones come before obsolete ones, and win over an obsolete one of the same key.
        for message in sorted(catalog.messages, key=lambda message: message.obsolete):
            if message.key not in wanted:
                removed.append(message)
            elif _worth(message) > _worth(kept.get(message.key)):
                kept[message.key] = message
        # What a translator left or made empty stays so: only what is new gets a suggestion.
        known = {m.key: n for n, m in enumerate(catalog.messages) if not m.obsolete}
        places = {m.key: n for n, m in enumerate(template.messages)}
        fresh = {k: n for k, n in places.items() if k not in kept and k not in known}
        anchors = ((n, known[key]) for key, n in places.items() if key in known)
        sources = [(m, known.get(m.key, -1)) for m in removed if m.msgstr]
        origins = find_origins(fresh, sources, anchors, catalog.locale)
        return cls(template.messages, kept, tuple(removed), origins)

    def live(self) -> Iterator[Message]:
        for message in self.template:
            old = self.kept.get(message.key)
            origin = self.origins.get(message.key)
            if origin is not None:
                yield _carried(message, origin)
            elif old is not None:
                yield _kept(message, old)
            else:
                yield message

    def obsolete(self, live: set[Key]) -> Iterator[Message]:
        known = {(m.msgid, m.msgstr) for m in (*self.kept.values(), *self.removed)}
        seen = set(live)
        for message in self.removed:
            copy = message.fuzzy and (message.previous_msgid, message.msgstr) in known
            if _worth(message) and not copy and message.key not in seen:
                seen.add(message.key)
                yield replace(message, obsolete=True, comments=(), references=())


def _worth(message: Message | None) -> int:
    """How much of somebody's work a message holds."""
    if message is None:
        return 0
    return 2 * bool(message.msgstr) + bool(message.translator_comments)


def _kept(message: Message, old: Message) -> Message:
    msgstr = _fitted(old.msgstr)
    fuzzy = old.fuzzy and bool(msgstr)  # nothing is no draft
    return replace(
        message,
        msgstr=msgstr,
        flags=old.flags if fuzzy else tuple(flag for flag in old.flags if flag != "fuzzy"),
        translator_comments=old.translator_comments,
        previous_msgid=old.previous_msgid if fuzzy else "",
        previous_msgctxt=old.previous_msgctxt if fuzzy else "",
    )


def _carried(message: Message, origin: Message) -> Message:
    # A fuzzy origin was itself carried over: its msgstr translates what stood before it.
    earlier = origin.fuzzy and origin.previous_msgid
    return replace(
        message,
        msgstr=_fitted(origin.msgstr),
        flags=("fuzzy", *(flag for flag in origin.flags if flag != "fuzzy")),
        translator_comments=origin.translator_comments,
        previous_msgid=origin.previous_msgid if earlier else origin.msgid,
        previous_msgctxt=origin.previous_msgctxt if earlier else origin.msgctxt,
    )


def _fitted(msgstr: str) -> str:
    # msgfmt -c refuses a msgstr that ends in a line break where the msgid has none; none has.
    return msgstr.strip("\n")


def _named(message: Message, glossary: Glossary) -> Message:
    """The message with the known names of its terms in the catalog's own language."""
    comments: list[str] = []
    for comment in message.comments:
        comments.append(comment)
        found = _TERM.match(comment)
        term = glossary.get(found[2]) if found else None
        if found and term:
            comments.append(f'{found[1]} in {term.locale}: "{term.name}" - {term.definition}')
    return replace(message, comments=tuple(comments))


def described(message: Message, language: str) -> Message:
    """The message with comments that say what changed since its previous msgid, if it has one."""
    if not (message.fuzzy and message.previous_msgid):
        return message
    change = change_class(message.previous_msgid, message.msgid, language)
    lines = [f"Changed: {change}"]
    if change == "number":
        lines = ["Changed: number - check every number of the translation"]
    if message.previous_msgid != message.msgid:
        lines.append("Change: " + word_diff(message.previous_msgid, message.msgid))
    return replace(message, comments=(*message.comments, *lines))
