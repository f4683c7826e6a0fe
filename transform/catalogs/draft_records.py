"""Drafts stay drafts where catalogs are updated.

A draft whose source sentence changed is carried over as fuzzy, and one that a summary and its
whole text have in common is copied: both have a new hash, and neither is less of a draft.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from transform.catalogs.approvals import approval_hash, read_records
from transform.catalogs.approving import record_drafts
from transform.catalogs.model import Catalog, Message
from transform.catalogs.sharing import SHARED_COMMENT
from transform.catalogs.tags import strip_tags

__all__ = ["carry_drafts"]


def carry_drafts(path: Path, catalog: Catalog, sibling: Catalog | None = None) -> int:
    """Record as drafts what an update made of drafts on record; returns how many are new.

    `path` is the catalog's reviews file; the sibling's (that of the summary or the whole text)
    lies beside it. Raises InputError where one of them cannot be read or written.
    """
    theirs = path.with_name(f"{sibling.domain}.reviews.jsonl") if sibling else path
    if not path.exists() and not theirs.exists():
        return 0
    own = _makers(path)
    shared = _drafts(sibling, _makers(theirs)) if sibling else ()
    new: defaultdict[str, list[Message]] = defaultdict(list)
    for message in catalog.messages:
        if message.fuzzy and message.msgstr and not message.obsolete:
            who = "" if approval_hash(message) in own else _inherited(message, own, shared)
            if who:
                new[who].append(message)
    return sum(record_drafts(path, messages, who) for who, messages in new.items())


_Draft = tuple[str, str, str]  # msgid and msgstr without tags, who made it


def _makers(path: Path) -> dict[str, str]:
    return {record.hash: record.who for record in read_records(path) if record.role == "draft"}


def _drafts(catalog: Catalog, makers: dict[str, str]) -> tuple[_Draft, ...]:
    def found() -> Iterator[_Draft]:
        for message in catalog.messages:
            if message.msgstr and (who := makers.get(approval_hash(message))):
                yield strip_tags(message.msgid), strip_tags(message.msgstr), who

    return tuple(found()) if makers else ()


def _inherited(message: Message, own: dict[str, str], shared: tuple[_Draft, ...]) -> str:
    """Who made the draft that the message got its translation from; "" where it is nobody's."""
    if message.previous_msgid:
        before = replace(message, msgid=message.previous_msgid, msgctxt=message.previous_msgctxt)
        return own.get(approval_hash(before), "")
    if not any(comment.startswith(SHARED_COMMENT) for comment in message.comments):
        return ""
    msgid, msgstr = strip_tags(message.msgid), strip_tags(message.msgstr)
    return next((who for said, told, who in shared if said in msgid and told in msgstr), "")
