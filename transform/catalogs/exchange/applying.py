"""What came back from a translator, put into the catalog, losing nobody's work.

A unit that was not touched since the export changes nothing, whatever became of the catalog
meanwhile. One that was touched changes its message. Where both were, the catalog stands and the
other translation becomes a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from transform.catalogs.checking.pair import read_pair
from transform.catalogs.checking.placeholder import placeholder
from transform.catalogs.exchange.nodes import canonical
from transform.catalogs.exchange.units import Portion, Unit, base_of, id_of
from transform.catalogs.model import Catalog, Message
from transform.model import Severity

__all__ = ["Applied", "Notice", "apply_portion"]

_Outcome = Literal["changed", "unchanged", "kept"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a unit that a person should know. `line` is its place in the file."""

    rule: str
    severity: Severity
    message: str
    msgid: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a catalog.

    `kept` counts messages whose translation in the file is empty or older than the catalog's,
    `obsolete` those that the catalog no longer has. `approved` are the keys of messages that the
    file calls approved and that stand in the catalog as they stand in the file.
    """

    catalog: Catalog
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    obsolete: int = 0
    approved: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()


def apply_portion(
    catalog: Catalog, portion: Portion, source_language: str, name: str = ""
) -> Applied:
    """The catalog with the translations of a file called `name`.

    >>> old = Catalog("d", "es", (Message("Rest."), Message("Drink.", "Beba.")))
    >>> new = (Unit(Message("Rest.", "Descanse.")), Unit(Message("Drink.")))
    >>> done = apply_portion(old, Portion("d", "es", "en", new), "en")
    >>> [message.msgstr for message in done.catalog.messages], done.changed, done.kept
    (['Descanse.', 'Beba.'], 1, 1)
    """
    run = _Run(catalog, source_language, name)
    for unit in portion.units:
        run.apply(unit)
    return run.result()


@dataclass(slots=True)
class _Run:
    catalog: Catalog
    language: str
    name: str
    messages: list[Message] = field(init=False)
    counts: dict[_Outcome, int] = field(init=False)
    obsolete: int = 0
    approved: list[tuple[str, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _by_id: dict[str, int] = field(init=False)
    _by_key: dict[tuple[str, str], int] = field(init=False)
    _seen: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # A live message wins over an obsolete one of the same key.
        places = sorted(enumerate(self.catalog.messages), key=lambda item: not item[1].obsolete)
        self.messages = list(self.catalog.messages)
        self.counts = {"changed": 0, "unchanged": 0, "kept": 0}
        self._by_id = {id_of(message): place for place, message in places}
        self._by_key = {_key(message): place for place, message in places}

    def result(self) -> Applied:
        ordered = sorted(self.messages, key=lambda message: message.obsolete)
        return Applied(
            replace(self.catalog, messages=tuple(ordered)),
            **self.counts,
            obsolete=self.obsolete,
            approved=tuple(self.approved),
            notices=tuple(self.notices),
        )

    def apply(self, unit: Unit) -> None:
        problem = unit.problem or _unwritable(unit.message)
        if problem:
            self._say("unreadable", "error", problem, unit)
            return
        place = self._by_id.get(unit.id, self._by_key.get(_key(unit.message)))
        if place is None:
            self._add_obsolete(unit)
            return
        old = self.messages[place]
        if not (_same(old.msgid, unit.message.msgid) and _same(old.msgctxt, unit.message.msgctxt)):
            words = "the source text was changed in the file; its translation is not taken"
            self._say("source-changed", "error", words, unit)
            return
        first = self._seen.setdefault(place, unit.message.msgstr)
        if first != unit.message.msgstr:
            words = "the file has this message twice; the first translation counts"
            self._say("twice", "error", words, unit)
            return
        outcome, new = self._merged(old, unit)
        self.counts[outcome] += 1
        self.messages[place] = new = _with_notes(new, unit.message.translator_comments)
        taken = _same(new.msgstr, unit.message.msgstr) and not new.obsolete
        if unit.state == "approved" and taken and not new.fuzzy:
            self.approved.append(new.key)

    def _merged(self, old: Message, unit: Unit) -> tuple[_Outcome, Message]:
        new = unit.message
        if not new.msgstr.strip():
            return ("kept" if old.msgstr != new.msgstr else "unchanged"), old
        same = _same(old.msgstr, new.msgstr)
        if same and (old.fuzzy == new.fuzzy or not unit.stated):
            return "unchanged", old
        if unit.base and old.msgstr and base_of(old) != unit.base:
            if base_of(new) == unit.base:
                return "kept", old  # nobody touched it in the file
            return "kept", self._both(old, unit)
        merged = _translated(old, new, old.msgstr if same else _fitted(new.msgstr, old))
        if not merged.fuzzy and (problem := self._broken(merged)):
            self._say("placeholder", "error", f"{problem}; taken as fuzzy", unit)
            merged = replace(merged, flags=("fuzzy", *merged.flags))
        return ("unchanged" if merged == old else "changed"), merged

    def _both(self, old: Message, unit: Unit) -> Message:
        """Both were changed since the export."""
        words = "changed in the catalog too since the export; the catalog's translation stands"
        self._say("both-changed", "error", words, unit)
        if _same(old.msgstr, unit.message.msgstr):
            return old
        said = " ".join(unit.message.msgstr.split())
        source = f"Also translated ({self.name}): " if self.name else "Also translated: "
        return _with_notes(old, (source + said,))

    def _broken(self, message: Message) -> str:
        pair = read_pair(message, self.language, self.catalog.locale)
        return next((hit.message for hit in placeholder(pair) if not hit.lesser), "")

    def _add_obsolete(self, unit: Unit) -> None:
        message = unit.message
        if not message.msgstr.strip():
            return
        gone = replace(
            message, obsolete=True, comments=(), references=(),
            msgstr=_fitted(message.msgstr, message),
        )  # fmt: skip
        if not gone.fuzzy:
            gone = replace(gone, previous_msgid="", previous_msgctxt="")
        self._by_key[_key(gone)] = self._by_id[id_of(gone)] = len(self.messages)
        self._seen[len(self.messages)] = message.msgstr
        self.messages.append(gone)
        self.obsolete += 1
        if not message.obsolete:
            words = "the catalog has no such message; its translation is kept as obsolete"
            self._say("gone", "warning", words, unit)

    def _say(self, rule: str, severity: Severity, words: str, unit: Unit) -> None:
        self.notices.append(Notice(rule, severity, words, unit.message.msgid, unit.line))


def _translated(old: Message, new: Message, msgstr: str) -> Message:
    flags = tuple(flag for flag in old.flags if flag != "fuzzy")
    if not new.fuzzy:
        return replace(old, msgstr=msgstr, flags=flags, previous_msgid="", previous_msgctxt="")
    previous = old if old.previous_msgid else new
    return replace(
        old,
        msgstr=msgstr,
        flags=("fuzzy", *flags),
        previous_msgid=previous.previous_msgid,
        previous_msgctxt=previous.previous_msgctxt,
    )


def _with_notes(message: Message, notes: Iterable[str]) -> Message:
    """The message with the notes that it lacks: one that a program dropped is not lost."""
    known = {_note(comment) for comment in message.translator_comments}
    new = tuple(dict.fromkeys(_note(note) for note in notes if _note(note)))
    added = tuple(note for note in new if note not in known)
    if not added:
        return message
    return replace(message, translator_comments=(*message.translator_comments, *added))


def _note(text: str) -> str:
    """A note as one line of a catalog."""
    return " ".join(text.splitlines()).strip()


def _fitted(msgstr: str, message: Message) -> str:
    """Line breaks at the ends as the source has them: programs add them, and msgfmt refuses."""
    text = _ends(msgstr)
    if not message.msgid.startswith("\n"):
        text = text.lstrip("\n")
    return text if message.msgid.endswith("\n") else text.rstrip("\n")


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same, however their file writes entities and line ends."""
    return one == other or _ends(canonical(one)) == _ends(canonical(other))


def _ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _key(message: Message) -> tuple[str, str]:
    return (_ends(message.msgctxt), _ends(canonical(message.msgid)))


def _unwritable(message: Message) -> str:
    """Why no catalog can hold the message; "" where it can."""
    for text in (message.msgctxt, message.msgid, message.msgstr):
        for character in _impossible(text):
            return f"the character U+{ord(character):04X} cannot stand in a catalog"
    return ""


def _impossible(text: str) -> Iterator[str]:
    return (c for c in text if c in "\x00\x04" or "\ud800" <= c <= "\udfff")
