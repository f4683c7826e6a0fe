"""Drafting a catalog on disk: what is done is kept, whatever happens next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from transform.catalogs.approving import record_drafts
from transform.catalogs.drafting.engines import Access, engine_for
from transform.catalogs.drafting.loop import Attempt, Task, draft
from transform.catalogs.drafting.model import Engine, Languages
from transform.catalogs.drafting.naming import Names
from transform.catalogs.header import source_language
from transform.catalogs.model import Catalog, Message
from transform.catalogs.store import catalog_path, load_catalog, reviews_path, write_catalog
from transform.catalogs.units import Key
from transform.glossary import project_glossary
from transform.settings import TermRow

__all__ = ["EVERY", "DraftReport", "Order", "Place", "draft_catalog", "draft_place", "undrafted"]

EVERY = 50
"""Drafts after which the catalog is written."""


@dataclass(frozen=True, slots=True)
class DraftReport:
    """`drafted` messages were written; `failed` ones were asked for in vain; `left` are empty
    still, those among them.
    """

    domain: str
    locale: str
    engine: str
    drafted: int
    failed: tuple[Attempt, ...]
    left: int

    @property
    def asked(self) -> int:
        """How many messages the engine was asked for."""
        return self.drafted + len(self.failed)


@dataclass(frozen=True, slots=True)
class Place:
    """Which catalog: that of a domain in a locale."""

    locales_dir: Path
    locale: str
    domain: str


@dataclass(frozen=True, slots=True)
class Order:
    """Which engine a user wants (see :func:`engine_for`), and the project's own terms."""

    engine: str
    access: Access = field(default_factory=Access)
    terms: tuple[TermRow, ...] = ()


def undrafted(catalog: Catalog) -> tuple[Message, ...]:
    """The messages that nobody has begun: no word of a translator is ever drafted over."""
    return tuple(
        message
        for message in catalog.messages
        if not message.obsolete and not message.msgstr.strip()
    )


def draft_place(
    place: Place,
    order: Order,
    limit: int | None = None,
    advance: Callable[[Attempt], None] = lambda attempt: None,
) -> DraftReport:
    """:func:`draft_catalog` with an engine of its own, which is ended at the end.

    Raises UsageError where there is no such engine, or it does not speak the two languages.
    """
    catalog = load_catalog(place.locales_dir, place.locale, place.domain)
    languages = Languages(source_language(catalog.header), place.locale)
    names = Names(
        project_glossary(languages.source, order.terms),
        project_glossary(languages.target, order.terms),
    )
    engine = engine_for(order.engine, languages, order.access)
    try:
        return draft_catalog(place, engine, Task(languages, names), limit, advance)
    finally:
        engine.close()


def draft_catalog(
    place: Place,
    engine: Engine,
    task: Task,
    limit: int | None = None,
    advance: Callable[[Attempt], None] = lambda attempt: None,
) -> DraftReport:
    """Draft the empty messages of a catalog, at most `limit`; `advance` is told of each.

    The catalog is written after every 50 drafts, at the end, and also where this is interrupted or
    the engine stops. It is read anew each time, so that what somebody saves in the meantime is
    kept. Raises TransformError where the engine stops or the catalog cannot be written.
    """
    messages = undrafted(load_catalog(place.locales_dir, place.locale, place.domain))[:limit]
    waiting: dict[Key, Attempt] = {}
    failed: list[Attempt] = []
    drafted = 0
    try:
        for attempt in draft(messages, engine, task) if messages else ():
            advance(attempt)
            if not attempt.msgstr:
                failed.append(attempt)
                continue
            waiting[attempt.message.key] = attempt
            if len(waiting) >= EVERY:
                drafted += _write(place, waiting, engine.name)
                waiting = {}
    finally:
        drafted += _write(place, waiting, engine.name)
    left = len(undrafted(load_catalog(place.locales_dir, place.locale, place.domain)))
    return DraftReport(place.domain, place.locale, engine.name, drafted, tuple(failed), left)


def _write(place: Place, drafts: Mapping[Key, Attempt], name: str) -> int:
    if not drafts:
        return 0
    catalog = load_catalog(place.locales_dir, place.locale, place.domain)
    empty = {message.key for message in undrafted(catalog)} & drafts.keys()
    filled = {key: _drafted(drafts[key].msgstr, name) for key in empty}
    messages = tuple(_filled(catalog, filled))
    # Remembered first: a draft without a record would count as a person's work.
    path = reviews_path(place.locales_dir, place.locale, place.domain)
    record_drafts(path, (message for message in messages if message.key in filled), name)
    write_catalog(
        catalog_path(place.locales_dir, place.locale, place.domain),
        replace(catalog, messages=messages),
    )
    return len(filled)


def _drafted(msgstr: str, name: str) -> tuple[str, str]:
    return msgstr, f"Draft: {name}"


def _filled(catalog: Catalog, drafts: Mapping[Key, tuple[str, str]]) -> Iterator[Message]:
    for message in catalog.messages:
        if message.obsolete or message.key not in drafts:
            yield message
            continue
        msgstr, remark = drafts[message.key]
        comments = tuple(one for one in message.translator_comments if one != remark)
        yield replace(
            message,
            msgstr=msgstr,
            flags=("fuzzy", *(flag for flag in message.flags if flag != "fuzzy")),
            translator_comments=(*comments, remark),
        )
