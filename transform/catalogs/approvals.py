"""Reviews: what people have said of translations, word for word, and which of them are drafts.

They stand beside a catalog in `<domain>.reviews.jsonl`, one JSON object a line with `hash`, `who`,
`role`, `date`, `verdict` and perhaps a `note`. The hash covers context, source and translation, so
that any change voids what was said. Lines are only ever added; see
:mod:`transform.catalogs.approving`.

A translation is approved when a reviser or a clinician approves of it and neither rejects it; of
several verdicts of one role the last stands. A translator's own word is no approval: it only says
that a person stands for the words. A draft that came from a program or a project stays a draft
until a person has, whatever its flags say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from transform.catalogs.model import Message
from transform.catalogs.record_files import read_objects
from transform.errors import InputError, Place

__all__ = [
    "NO_REVIEWS",
    "Record",
    "Reviews",
    "Role",
    "Verdict",
    "approval_hash",
    "approved_by",
    "read_approvals",
    "read_records",
    "standing",
]

Role = Literal["translator", "reviser", "clinician", "draft"]
Verdict = Literal["approved", "rejected", "draft"]

_REVIEWING: Final = ("reviser", "clinician")


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a reviews file: what somebody said of the message with this hash.

    `date` is an ISO date, "" for none. Of a draft `who` is the engine or the project it comes
    from, and role and verdict are both "draft".
    """

    hash: str
    who: str
    role: Role
    date: str = ""
    verdict: Verdict = "approved"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """What stands of a catalog's reviews, as hashes of messages.

    `drafts` are those that are drafts even where they are not fuzzy: drafts on record that no
    person has taken on, and what a reviewer has rejected.
    """

    approved: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()


NO_REVIEWS: Final = Reviews()


def approval_hash(message: Message) -> str:
    """SHA-256 (hex) of msgctxt, EOT, msgid, NUL and msgstr, as MO files separate them.

    >>> approval_hash(Message("Rest.", "Descanse."))[:12]
    '465ac472a317'
    """
    text = f"{message.msgctxt}\x04{message.msgid}\x00{message.msgstr}"
    return hashlib.sha256(text.encode()).hexdigest()


def read_records(path: Path) -> tuple[Record, ...]:
    """Every record of a reviews file, in its order; a file that does not exist has none.

    Raises InputError, with the line, for one that is no record.
    """
    return tuple(_record(value, place) for value, place in read_objects(path, "approvals"))


def standing(records: Iterable[Record]) -> Reviews:
    """What stands after all that was said, in order.

    >>> standing([Record("a", "Ana", "reviser"), Record("b", "Ana", "translator")]).approved
    frozenset({'a'})
    """
    verdicts: dict[tuple[str, Role], Verdict] = {}
    for record in records:
        verdicts[record.hash, record.role] = record.verdict
    told: dict[str, dict[Role, Verdict]] = {}
    for (message_hash, role), verdict in verdicts.items():
        told.setdefault(message_hash, {})[role] = verdict
    approved, drafts = set(), set()
    for message_hash, by_role in told.items():
        reviewed = {by_role[role] for role in by_role if role in _REVIEWING}
        if reviewed == {"approved"}:
            approved.add(message_hash)
        elif reviewed or ("draft" in by_role and by_role.get("translator") != "approved"):
            drafts.add(message_hash)
    return Reviews(frozenset(approved), frozenset(drafts))


def approved_by(records: Iterable[Record], role: Role) -> frozenset[str]:
    """The hashes whose last verdict of this role is an approval."""
    verdicts = {record.hash: record.verdict for record in records if record.role == role}
    return frozenset(found for found, verdict in verdicts.items() if verdict == "approved")


def read_approvals(path: Path) -> frozenset[str]:
    """The hashes that stand approved; see :func:`standing` and :func:`read_records`."""
    return standing(read_records(path)).approved


def _record(found: object, place: Place) -> Record:
    match found:
        case {
            "hash": str(message_hash),
            "who": str(who),
            "role": role,
            "verdict": verdict,
            **rest,
        } if role in get_args(Role) and verdict in get_args(Verdict):
            date, note = str(rest.get("date", "")), str(rest.get("note", ""))
            return Record(message_hash, who, role, date, verdict, note)
        case _:
            raise InputError(
                "this is no approval",
                "it needs hash, who, role (translator, reviser, clinician), date and verdict "
                "(approved, rejected)",
                place,
            )
