"""What a translation memory offers to messages without a translation: always fuzzy.

Source and score stand in a translator comment, and stay there: a message whose suggestion a
translator took out gets no other one. A suggestion for a similar text names the text that it
translates as previous msgid, and what differs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from transform.catalogs.header import source_language
from transform.catalogs.memory.differences import differences
from transform.catalogs.memory.fitting import fitted
from transform.catalogs.memory.lookup import Hit, Lookup
from transform.catalogs.merge import described
from transform.catalogs.model import Catalog, Message
from transform.catalogs.units import Key

__all__ = ["OFFERED", "Offered", "with_offers"]

OFFERED = "From memory:"
"""How the comment begins that names a suggestion's source."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A catalog with its suggestions; `drafts` are those of them that were drafts before, with
    the origin they come from.
    """

    catalog: Catalog
    drafts: tuple[tuple[str, Message], ...] = ()


def with_offers(
    catalog: Catalog, lookup: Lookup, wanted: Collection[Key], fresh: Collection[Key]
) -> Offered:
    """The catalog with suggestions for those of its `wanted` messages that have no translation.

    A message that is not `fresh` stood in the catalog before: it gets nothing from this very
    catalog, whose translators may have taken just that out of it.

    >>> from transform.catalogs.memory.model import Entry
    >>> lookup = Lookup([Entry("en", "es", "Rest.", "Descanse.", "leaflet")], "en", "es")
    >>> made = with_offers(Catalog("d", "es", (Message("Rest."),)), lookup, {("", "Rest.")}, ())
    >>> made.catalog.messages[0].msgstr, made.catalog.messages[0].translator_comments
    ('Descanse.', ('From memory: 100%, leaflet',))
    """
    language = source_language(catalog.header)
    messages: list[Message] = []
    drafts: list[tuple[str, Message]] = []
    for message in catalog.messages:
        hit = None
        if message.key in wanted and _is_open(message):
            hit = lookup.best(message.msgid, "" if message.key in fresh else catalog.domain)
        if hit is None:
            messages.append(message)
            continue
        offered = _offer(message, hit, language, catalog.locale)
        messages.append(offered)
        if hit.entry.state == "draft":
            drafts.append((hit.entry.origin, offered))
    return Offered(replace(catalog, messages=tuple(messages)), tuple(drafts))


def _is_open(message: Message) -> bool:
    refused = any(comment.startswith(OFFERED) for comment in message.translator_comments)
    return not message.msgstr and not message.obsolete and not refused


def _offer(message: Message, hit: Hit, language: str, locale: str) -> Message:
    entry = hit.entry
    offered = replace(
        message,
        msgstr=fitted(message.msgid, entry.msgid, entry.msgstr),
        flags=("fuzzy", *(flag for flag in message.flags if flag != "fuzzy")),
        translator_comments=(*message.translator_comments, _remark(message, hit, language, locale)),
        previous_msgid="" if hit.same_words else entry.msgid,
        previous_msgctxt="",
    )
    return described(offered, language)


def _remark(message: Message, hit: Hit, language: str, locale: str) -> str:
    entry = hit.entry
    region = f" ({entry.locale})" if entry.locale != locale else ""
    parts = [f"{OFFERED} {hit.score}%, {entry.origin}{region}"]
    if not hit.same_words:
        here, there = differences(message.msgid, entry.msgid, language)
        parts += _listed("in this message alone", here)
        parts += _listed("in that of the memory alone", there)
    return "; ".join(parts)


def _listed(label: str, found: Iterable[str]) -> list[str]:
    words = ", ".join(found)
    return [f"{label}: {words}"] if words else []
