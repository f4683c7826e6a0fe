"""The removed messages that new ones were made from, ready to be carried over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transform.catalogs.matching import Sentence, match
from transform.catalogs.model import Message
from transform.catalogs.segments import space
from transform.catalogs.splitting import joined_halves, split_halves
from transform.catalogs.tags import strip_tags
from transform.catalogs.units import Key
from transform.inlines import plain_text

__all__ = ["find_origins"]


def find_origins(
    fresh: dict[Key, int],
    sources: Sequence[tuple[Message, int]],
    anchors: Iterable[tuple[int, int]],
    locale: str,
) -> dict[Key, Message]:
    """For each new message the removed one it was made from, if any; both with their places.

    `anchors` are the places, new and old, of messages that are still there. Of two sentences
    that became one the translations are put together; both halves of a sentence that was split
    get the translation of the whole.
    """
    new = [Sentence(strip_tags(text), place) for (_, text), place in fresh.items()]
    old = [Sentence(strip_tags(message.msgid), place) for message, place in sources]
    pairs = match(new, old, anchors)
    origins = {pair.new: sources[pair.old][0] for pair in pairs}
    for half in joined_halves(new, old, pairs):
        origin = next(pair.old for pair in pairs if pair.new == half.new)
        first, second = sorted((origin, half.old), key=lambda number: old[number].place)
        origins[half.new] = _joined(sources[first][0], sources[second][0], locale)
    for half in split_halves(new, old, pairs):
        origins[half.new] = sources[half.old][0]
    keys = tuple(fresh)
    return {keys[number]: origin for number, origin in origins.items()}


def _joined(first: Message, second: Message, locale: str) -> Message:
    between = plain_text(space(locale)) if locale else " "
    notes = (*first.translator_comments, *second.translator_comments)
    return replace(
        first,
        msgid=f"{first.msgid} {second.msgid}",
        msgstr=f"{first.msgstr}{between}{second.msgstr}",
        translator_comments=tuple(dict.fromkeys(notes)),
        previous_msgid="",
        previous_msgctxt="",
    )
