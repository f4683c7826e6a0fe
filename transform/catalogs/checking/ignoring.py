"""Findings that a translator has accepted, by a comment of the message."""

from __future__ import annotations

import re

from transform.catalogs.model import Message

__all__ = ["ignored_rules"]

_IGNORE = re.compile(r"\s*ignore:\s*(.+)", re.IGNORECASE)


def ignored_rules(message: Message) -> frozenset[str]:
    """The rules that a translator comment `ignore: number, end` names.

    >>> sorted(ignored_rules(Message("a", "b", translator_comments=("ignore: number, end",))))
    ['end', 'number']
    """
    if not message.translator_comments:
        return frozenset()
    found = filter(None, map(_IGNORE.match, message.translator_comments))
    return frozenset(
        rule.lower() for match in found for rule in re.split(r"[,\s]+", match[1]) if rule
    )
