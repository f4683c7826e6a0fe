"""What a summary and its whole text have in common is translated once.

The same message gets the same translation; a block of the summary whose sentences are all
translated in the whole text is put together from them. All that is filled in is fuzzy, and says
where it comes from: approvals are not shared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transform.catalogs.changes import CHANGE_COMMENTS
from transform.catalogs.header import source_language
from transform.catalogs.model import Catalog, Message
from transform.catalogs.segments import space
from transform.inlines import plain_text
from transform.language import sentence_spans

__all__ = ["SHARED_COMMENT", "with_shared"]

SHARED_COMMENT = "Translated as in:"

_TAG = re.compile(r"<(/?)([a-z]+)(\d+)(/?)>")


def with_shared(catalog: Catalog, sibling: Catalog) -> Catalog:
    """The catalog with what its sibling (summary or whole text) has translated of the same words.

    >>> whole = Catalog("d", "es", (Message("Rest.", "Descanse."), Message("Sleep.", "Duerma.")))
    >>> summary = Catalog("d.summary", "es", (Message("Rest. Sleep."),))
    >>> with_shared(summary, whole).messages[0].msgstr
    'Descanse. Duerma.'
    """
    shared = _Shared(catalog, sibling)
    return replace(catalog, messages=tuple(map(shared.fill, catalog.messages)))


class _Shared:
    """Looks messages and their sentences up in the sibling."""

    def __init__(self, catalog: Catalog, sibling: Catalog) -> None:
        self._known = {
            m.key: m.msgstr
            for m in sibling.messages
            if m.msgstr and not m.obsolete and not m.previous_msgid
        }
        self._copies = {(m.msgid, m.msgstr) for m in catalog.messages if m.obsolete}
        self._note = f"{SHARED_COMMENT} {sibling.domain}"
        self._between = plain_text(space(catalog.locale)) if catalog.locale else " "
        self._language = source_language(catalog.header)

    def fill(self, message: Message) -> Message:
        if message.obsolete or (message.msgstr and not message.fuzzy):
            return message
        translation = self._known.get(message.key) or self._put_together(message)
        if translation and self._is_open(message):
            message = replace(
                message,
                msgstr=translation,
                flags=("fuzzy", *(flag for flag in message.flags if flag != "fuzzy")),
                comments=tuple(c for c in message.comments if not c.startswith(CHANGE_COMMENTS)),
                previous_msgid="",
                previous_msgctxt="",
            )
        if translation and message.msgstr == translation and not message.previous_msgid:
            return replace(message, comments=(*message.comments, self._note))
        return message

    def _is_open(self, message: Message) -> bool:
        """Whether nobody has put work into it: not translated, or an untouched older copy."""
        copied = (message.previous_msgid, message.msgstr) in self._copies
        return not message.msgstr or (bool(message.previous_msgid) and copied)

    def _put_together(self, message: Message) -> str:
        if message.msgctxt:
            return ""
        pieces = tuple(_sentences(message.msgid, self._language))
        if len(pieces) < 2:
            return ""
        found = [self._translated(piece) for piece in pieces]
        return self._between.join(found) if all(found) else ""

    def _translated(self, piece: str) -> str:
        numbering = _numbering(piece)
        if numbering is None:
            return ""
        translation = self._known.get(("", _renamed(piece, numbering)), "")
        return _renamed(translation, {new: old for old, new in numbering.items()})


def _sentences(msgid: str, language: str) -> Iterator[str]:
    """The sentences of a message with their tags: opening ones go with what follows them."""
    text, marks = _without_tags(msgid)
    previous = 0
    for _, end in sentence_spans(text, language):
        stop = marks.after(end)
        yield msgid[previous:stop].strip()
        previous = stop


@dataclass(frozen=True, slots=True)
class _Marks:
    """The tags of a message: places in its plain text, and how long each is and closes."""

    tags: tuple[tuple[int, int, bool], ...]

    def after(self, place: int) -> int:
        """The offset in the message after so many plain characters and the tags that end there."""
        return place + sum(
            length for at, length, ends in self.tags if at < place or (at == place and ends)
        )


def _without_tags(msgid: str) -> tuple[str, _Marks]:
    parts: list[str] = []
    tags: list[tuple[int, int, bool]] = []
    position = length = 0
    for tag in _TAG.finditer(msgid):
        parts.append(msgid[position : tag.start()])
        length += tag.start() - position
        tags.append((length, len(tag[0]), bool(tag[1] or tag[4])))
        position = tag.end()
    return "".join((*parts, msgid[position:])), _Marks(tuple(tags))


def _numbering(piece: str) -> dict[str, str] | None:
    """How the tags of a piece are called where it stands alone; None where one is cut in two."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    opened = [tag[2] + tag[3] for tag in _TAG.finditer(piece) if not tag[1] and not tag[4]]
    closed = [tag[2] + tag[3] for tag in _TAG.finditer(piece) if tag[1]]
    if sorted(opened) != sorted(closed):
        return None
    for tag in _TAG.finditer(piece):
        if not tag[1]:
            counts[tag[2]] += 1
            names[tag[2] + tag[3]] = f"{tag[2]}{counts[tag[2]]}"
    return names


def _renamed(text: str, names: dict[str, str]) -> str:
    def name(tag: re.Match[str]) -> str:
        old = tag[2] + tag[3]
        return f"<{tag[1]}{names.get(old, old)}{tag[4]}>"

    return _TAG.sub(name, text)
