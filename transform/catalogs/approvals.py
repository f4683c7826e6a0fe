"""Approvals: which translations a person has approved, word for word.

They stand beside a catalog in `<domain>.reviews.jsonl`, one JSON object a line with `hash`, `who`,
`role`, `date` and `verdict`. The hash covers context, source and translation, so that any change
voids the approval.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from transform.catalogs.model import Message
from transform.errors import InputError, Place

__all__ = ["approval_hash", "read_approvals"]


def approval_hash(message: Message) -> str:
    """SHA-256 (hex) of msgctxt, EOT, msgid, NUL and msgstr, as MO files separate them.

    >>> approval_hash(Message("Rest.", "Descanse."))[:12]
    '465ac472a317'
    """
    text = f"{message.msgctxt}\x04{message.msgid}\x00{message.msgstr}"
    return hashlib.sha256(text.encode()).hexdigest()


def read_approvals(path: Path) -> frozenset[str]:
    """The hashes that stand approved: of several verdicts on one the last counts.

    A file that does not exist approves nothing. Raises InputError for a line that is no record.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the approvals cannot be read ({error})", "make it UTF-8", Place(str(path))
        ) from None
    approved: set[str] = set()
    for number, line in enumerate(lines, 1):
        if line.strip():
            message_hash, verdict = _record(line, Place(str(path), number))
            if verdict == "approved":
                approved.add(message_hash)
            else:
                approved.discard(message_hash)
    return frozenset(approved)


def _record(line: str, place: Place) -> tuple[str, str]:
    try:
        record = json.loads(line)
    except ValueError:
        record = None
    match record:
        case {"hash": str(message_hash), "verdict": str(verdict), "who": str(), "role": str()}:
            return message_hash, verdict
        case _:
            raise InputError(
                "this is no approval", "it needs hash, who, role, date and verdict", place
            )
