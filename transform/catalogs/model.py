"""What a catalog is: messages with their translations, in document order."""

from __future__ import annotations

from dataclasses import dataclass

from transform.model import Block, Finding
from transform.simplify.model import Summary

__all__ = [
    "Catalog",
    "Coverage",
    "LocalizedDocument",
    "LocalizedSection",
    "LocalizedSummary",
    "Message",
]


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a template (`msgstr` empty) or of a catalog.

    `comments` are extracted comments (`#.`), `translator_comments` the translator's (`# `).
    """

    msgid: str
    msgstr: str = ""
    msgctxt: str = ""
    comments: tuple[str, ...] = ()
    translator_comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_msgid: str = ""
    previous_msgctxt: str = ""
    obsolete: bool = False

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def key(self) -> tuple[str, str]:
        return (self.msgctxt, self.msgid)


@dataclass(frozen=True, slots=True)
class Catalog:
    """`locale` is a BCP 47 tag, or "" for a template; obsolete messages stand last."""

    domain: str
    locale: str
    messages: tuple[Message, ...]
    header: tuple[tuple[str, str], ...] = ()
    header_comment: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text is there in a locale. `drafts` counts those of `translated` that no
    person has approved; `messages` is the whole.
    """

    messages: int
    translated: int
    drafts: int

    @property
    def approved(self) -> int:
        return self.translated - self.drafts


@dataclass(frozen=True, slots=True)
class LocalizedSection:
    """A heading and what stands under it, in `language`: the locale's, or the source's where
    the section is not wholly translated.
    """

    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class LocalizedDocument:
    """The whole text in a locale; `sections` is empty where nothing of it is translated."""

    locale: str
    title: str
    sections: tuple[LocalizedSection, ...]
    coverage: Coverage
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalizedSummary:
    """The summary in a locale: whole, or None. Each translated block is one sentence here."""

    locale: str
    summary: Summary | None
    coverage: Coverage
    findings: tuple[Finding, ...] = ()
