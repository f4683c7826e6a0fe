"""What goes into a translation memory: from catalogs, and from TMX files and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transform.catalogs.approvals import Reviews, approval_hash
from transform.catalogs.exchange.tmx import Pair
from transform.catalogs.header import CREATED, source_language
from transform.catalogs.memory.model import Entry, State
from transform.catalogs.memory.offers import OFFERED
from transform.catalogs.model import Catalog, Message
from transform.catalogs.sharing import SHARED_COMMENT

__all__ = ["catalog_entries", "pair_of", "tmx_entries"]

_DATES = ("PO-Revision-Date", CREATED)
_STATE, _ORIGIN, _PREVIOUS = "x-state", "x-origin", "x-previous-source"
_DONE = {"", "translated", "approved"}


def catalog_entries(catalog: Catalog, reviews: Reviews) -> Iterator[Entry]:
    """The translations of a catalog, obsolete ones too.

    Not those that translate the sentence before a change, and not what was itself taken from
    elsewhere and nobody has looked at yet: an echo is no second voice.
    """
    language, date = source_language(catalog.header), _date(dict(catalog.header))
    for message in catalog.messages:
        if message.msgstr.strip() and not _is_borrowed(message):
            state = _state(message, reviews)
            yield Entry(
                language,
                catalog.locale,
                message.msgid,
                message.msgstr,
                catalog.domain,
                state,
                date,
            )


def _is_borrowed(message: Message) -> bool:
    if not message.fuzzy:
        return False
    return (
        bool(message.previous_msgid)
        or any(comment.startswith(OFFERED) for comment in message.translator_comments)
        or any(comment.startswith(SHARED_COMMENT) for comment in message.comments)
    )


def _state(message: Message, reviews: Reviews) -> State:
    message_hash = approval_hash(message)
    if message.fuzzy or message_hash in reviews.drafts:
        return "draft"
    return "approved" if message_hash in reviews.approved else "translated"


def _date(header: dict[str, str]) -> str:
    """The day that the header names, the newest first to be believed; "" for placeholders."""
    for name in _DATES:
        day = header.get(name, "")[:10]
        if day.replace("-", "").isdigit() and day > "1970-01-01":
            return day
    return ""


def tmx_entries(pairs: Iterable[Pair], origin: str) -> Iterator[Entry]:
    """The pairs of a TMX file that have a text and a translation.

    None of them is approved: what people approved elsewhere is their word, not ours.
    """
    for pair in pairs:
        if pair.source.strip() and pair.target.strip():
            state: State = "translated" if pair.property(_STATE) in _DONE else "draft"
            yield Entry(
                pair.source_language,
                pair.locale,
                pair.property(_PREVIOUS) or pair.source,  # of a catalog, what it translates
                pair.target.strip("\n"),
                origin,
                state,
                pair.changed[:10],
            )


def pair_of(entry: Entry) -> Pair:
    """An entry for a TMX file."""
    return Pair(
        entry.source_language,
        entry.locale,
        entry.msgid,
        entry.msgstr,
        entry.date,
        properties=((_ORIGIN, entry.origin), (_STATE, entry.state)),
    )
