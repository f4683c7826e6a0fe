"""The translations of one catalog that may be shown, and what is wrong with the others.

A translation is *approved* when a person's approval of just these words is on record and it is not
fuzzy. Every other one counts as a draft: that the flag is absent proves nothing, since some tools
take it away, and a page with a draft on it says so. A fuzzy one is not even said to be finished, nor is
one that a program made and no person has taken on: they are shown only where drafts are asked for. Never shown are a translation whose tags do not match its
source's, and a fuzzy one that was carried over from another sentence: it says something else than
the source does.
"""

from __future__ import annotations

from dataclasses import dataclass

from transform.catalogs.approvals import NO_REVIEWS, Reviews, approval_hash
from transform.catalogs.changes import change_class
from transform.catalogs.model import Catalog, Coverage, Message
from transform.catalogs.tags import Parsed, Tagged, parse
from transform.catalogs.units import Key
from transform.inlines import plain_text
from transform.locale import is_pseudo
from transform.model import Finding, Inline, SourceSpan

__all__ = ["Translations", "is_own"]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A message with a translation of its own, its tags not yet looked at."""

    msgstr: str
    approved: bool
    finished: bool


def _candidate(message: Message, reviews: Reviews) -> _Candidate:
    if message.fuzzy:
        return _Candidate(message.msgstr, approved=False, finished=False)
    said = approval_hash(message)
    return _Candidate(
        message.msgstr, approved=said in reviews.approved, finished=said not in reviews.drafts
    )


class Translations:
    """Looks messages up in a catalog, and remembers what was asked for and what was found."""

    def __init__(self, catalog: Catalog, language: str, reviews: Reviews, *, drafts: bool) -> None:
        self._drafts = drafts
        if is_pseudo(catalog.locale):
            reviews = NO_REVIEWS  # made by program, and for looking at alone
        self._candidates = {
            message.key: _candidate(message, reviews)
            for message in catalog.messages
            if is_own(message, language)
        }
        self._asked: set[Key] = set()
        self._usable: dict[Key, bool] = {}  # and whether it is approved
        self._findings: dict[Finding, None] = {}

    def inlines(
        self, key: Key, source: Tagged, span: SourceSpan | None = None
    ) -> tuple[Inline, ...] | None:
        """The translation of a message, or None where there is none that may be shown."""
        self._asked.add(key)
        candidate = self._candidates.get(key)
        if candidate is None:
            return None
        parsed = parse(_laid_out(candidate.msgstr, source.text), source)
        self._report(parsed, source, span)
        if parsed.problems:
            return None
        self._usable[key] = candidate.approved
        return parsed.inlines if candidate.finished or self._drafts else None

    def text(self, key: Key) -> str | None:
        """The translation of a title, which has no tags."""
        inlines = self.inlines(key, Tagged(key[1], ()))
        return None if inlines is None else plain_text(inlines)

    def _report(self, parsed: Parsed, source: Tagged, span: SourceSpan | None) -> None:
        for problem in parsed.problems:
            message = f"the translation is not used: {problem}"
            finding = Finding("placeholder", "error", message, source.text, _REMEDY, span)
            self._findings[finding] = None
        if not parsed.problems:
            for warning in parsed.warnings:
                finding = Finding("placeholder", "warning", warning, source.text, "", span)
                self._findings[finding] = None

    def coverage(self) -> Coverage:
        approved = sum(self._usable.values())
        return Coverage(len(self._asked), len(self._usable), len(self._usable) - approved)

    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings)


_REMEDY = "write the same tags as the source has, each once"


def is_own(message: Message, language: str) -> bool:
    """Whether the msgstr translates this very msgid, and not one before it."""
    if message.obsolete or not message.msgstr.strip():
        return False
    if not message.fuzzy or not message.previous_msgid:
        return True
    if message.previous_msgctxt != message.msgctxt:
        return False
    return change_class(message.previous_msgid, message.msgid, language) in {
        "markup",
        "punctuation",
    }


def _laid_out(msgstr: str, msgid: str) -> str:
    """A line break that only a translator's Enter key made is a space."""
    return msgstr if "\n" in msgid else " ".join(msgstr.split("\n"))
