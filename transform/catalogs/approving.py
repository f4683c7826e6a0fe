"""Recording what people say of translations, and which translations are drafts.

What is recorded, and what it counts for, says :mod:`transform.catalogs.approvals`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from transform.catalogs.appending import append_records
from transform.catalogs.approvals import Record, approval_hash, read_records
from transform.catalogs.model import Catalog, Message
from transform.catalogs.people import is_nobody, same_person
from transform.catalogs.tags import parse
from transform.catalogs.units import Key
from transform.errors import InputError, Place, UsageError

__all__ = ["NOBODY", "Review", "Unfit", "approve", "find_unfit", "record_drafts"]


NOBODY = "nobody knows who translated it"


@dataclass(frozen=True, slots=True)
class Review:
    """What a person says of translations. `date` is an ISO date, "" for none."""

    who: str
    role: Literal["translator", "reviser", "clinician"]
    date: str = ""
    verdict: Literal["approved", "rejected"] = "approved"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A message that this review cannot be given to, and why."""

    message: Message
    problem: str

    def __str__(self) -> str:
        context = f"{self.message.msgctxt}/" if self.message.msgctxt else ""
        return f'"{context}{self.message.msgid}": {self.problem}'


def approve(
    path: Path,
    catalog: Catalog,
    review: Review,
    keys: Collection[Key] | None = None,
    translator: str = "",
) -> int:
    """Record a review of messages of a catalog; returns how many lines that added.

    `path` is the reviews file (:func:`transform.catalogs.store.reviews_path`). `keys` are the
    (msgctxt, msgid) of the messages, None meaning all that have a translation. `translator` says
    who translated them, where the catalog's Last-Translator is nobody, or only who saved the file
    last; it is recorded too, and from then on a record says it. What was said before in the same words is not said again.

    Only a translation that is not fuzzy and whose tags match can be approved, and only by somebody
    other than its translator; see :func:`find_unfit` to leave those out. With the role
    "translator" a person says that the words are theirs: no approval, but no draft any more.

    Raises InputError for messages that the review cannot be given to (nothing is recorded then),
    and where the file cannot be read or written.
    """
    if not review.who.strip():
        raise UsageError("a review needs the name of who says it", "name the reviewer")
    chosen = _chosen(catalog, keys, path)
    unfit = find_unfit(path, catalog, review, keys, translator)
    if unfit:
        shown = "; ".join(str(one) for one in unfit[:_SHOWN])
        more = f"; and {len(unfit) - _SHOWN} more" if len(unfit) > _SHOWN else ""
        raise InputError(
            f"{len(unfit)} of {len(chosen)} messages cannot be reviewed: {shown}{more}",
            "mend them, or leave them out",
            Place(str(path)),
        )
    return append_records(path, (r for m in chosen for r in _records(m, review, translator)))


def find_unfit(
    path: Path,
    catalog: Catalog,
    review: Review,
    keys: Collection[Key] | None = None,
    translator: str = "",
) -> tuple[Unfit, ...]:
    """The messages that :func:`approve` would refuse with the same arguments."""
    known = _Translators.read(path, catalog, translator)
    found = (
        (
            message,
            _problem(message, review) or known.refuse(message, review),
        )
        for message in _chosen(catalog, keys, path)
    )
    return tuple(Unfit(message, problem) for message, problem in found if problem)


def record_drafts(path: Path, messages: Iterable[Message], who: str) -> int:
    """Remember translations as drafts of `who`, an engine or a project; returns how many are new.

    `path` is the reviews file. Such a translation that comes back unchanged is still a draft,
    also where it has lost its `fuzzy` flag, until a person's record says otherwise. Messages
    without a translation are left out. Raises InputError where the file cannot be read or
    written.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "asthma.reviews.jsonl")
    ...     record_drafts(path, [Message("Rest.", "Descanse."), Message("Sleep.")], "engine en-es")
    1
    """
    if not who.strip():
        raise UsageError("a draft needs the name of what made it", "name the engine or project")
    translated = (message for message in messages if message.msgstr.strip())
    return append_records(
        path, (Record(approval_hash(m), who, "draft", verdict="draft") for m in translated)
    )


_SHOWN = 5


def _chosen(catalog: Catalog, keys: Collection[Key] | None, path: Path) -> tuple[Message, ...]:
    live = {message.key: message for message in catalog.messages if not message.obsolete}
    if keys is None:
        return tuple(message for message in live.values() if message.msgstr.strip())
    missing = [key for key in keys if key not in live]
    if missing:
        raise InputError(
            f"{catalog.domain} has no message {missing[0][1]!r}",
            "name messages by their exact msgid, or msgctxt/msgid",
            Place(str(path)),
        )
    return tuple(live[key] for key in dict.fromkeys(keys))


def _records(message: Message, review: Review, translator: str) -> Iterator[Record]:
    message_hash = approval_hash(message)
    if translator:
        yield Record(message_hash, translator, "translator", review.date)
    yield Record(message_hash, review.who, review.role, review.date, review.verdict, review.note)


def _problem(message: Message, review: Review) -> str:
    if not message.msgstr.strip():
        return "it is not translated"
    if review.verdict == "rejected":
        return ""
    if message.fuzzy:
        return "it is fuzzy"
    from transform.catalogs.checking.placeholder import source_tags  # slow to load, seldom wanted

    source = source_tags(message.msgid)
    accepted = parse(message.msgid, source).problems  # the source's own oddities
    found = parse(message.msgstr, source).problems
    return next((problem for problem in found if problem not in accepted), "")


@dataclass(frozen=True, slots=True)
class _Translators:
    """Who translated what: people by record, engines by record, else the catalog's header."""

    by_hash: dict[str, tuple[str, ...]]
    header: str
    named: str

    @classmethod
    def read(cls, path: Path, catalog: Catalog, named: str) -> _Translators:
        by_hash: dict[str, tuple[str, ...]] = {}
        for record in read_records(path):
            if record.role in {"translator", "draft"}:
                by_hash[record.hash] = (*by_hash.get(record.hash, ()), record.who)
        last = dict(catalog.header).get("Last-Translator", "")
        return cls(by_hash, "" if is_nobody(last) else last, named)

    def refuse(self, message: Message, review: Review) -> str:
        """Why this person cannot review the message; "" where nothing is against it."""
        recorded = self.by_hash.get(approval_hash(message), ())
        known = (self.named,) if self.named else recorded or ((self.header,) if self.header else ())
        if review.role == "translator" or review.verdict == "rejected":
            return ""
        if not known:
            return NOBODY
        if any(same_person(review.who, one) for one in {*known, *recorded}):
            return f"{review.who} translated it"
        return ""
