"""Catalogs as a translation memory (TMX), and such a file of ours back.

A memory holds pairs: messages without a translation stay out, and with them their comments. What
TMX has no element for are properties (`prop`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from transform.catalogs.exchange.tmx import Pair, format_tmx, parse_tmx
from transform.catalogs.exchange.units import Portion, Unit, base_of, id_of, is_own_id
from transform.catalogs.model import Message
from transform.errors import InputError, Place

__all__ = ["format_portions", "read_portions"]

_DOMAIN, _CONTEXT, _STATE, _BASE = "x-domain", "x-context", "x-state", "x-base"
_COMMENT, _REFERENCE, _OBSOLETE = "x-comment", "x-reference", "x-obsolete"
_OLD, _OLD_CONTEXT = "x-previous-source", "x-previous-context"


def format_portions(portions: Iterable[Portion]) -> bytes:
    """The file of some catalogs; the same catalogs give the same bytes."""
    found = tuple(portions)
    pairs = (
        _pair(unit, portion) for portion in found for unit in portion.units if unit.message.msgstr
    )
    return format_tmx(pairs, found[0].source_language)


def _pair(unit: Unit, portion: Portion) -> Pair:
    message = unit.message
    properties = (
        (_DOMAIN, portion.domain),
        (_CONTEXT, message.msgctxt),
        (_STATE, unit.state),
        (_OBSOLETE, "yes" if message.obsolete else ""),
        *((_COMMENT, comment) for comment in message.comments),
        *((_REFERENCE, place) for place in message.references),
        (_OLD_CONTEXT, message.previous_msgctxt),
        (_OLD, message.previous_msgid),
        (_BASE, base_of(message)),
    )
    return Pair(
        portion.source_language,
        portion.locale,
        message.msgid,
        message.msgstr,
        id=id_of(message),
        notes=tuple(filter(None, message.translator_comments)),
        properties=tuple((name, value) for name, value in properties if value),
    )


def read_portions(data: bytes, path: str) -> tuple[Portion, ...]:
    """The catalogs of a TMX file that was exported from catalogs.

    Raises InputError for one of another program, which names none.
    """
    found: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for pair in parse_tmx(data, path=path):
        if domain := pair.property(_DOMAIN):
            found[domain, pair.locale, pair.source_language].append(_unit(pair))
    if not found:
        raise InputError(
            "no unit of this memory names a catalog",
            f'put it into the translation memory: "transform catalog memory import {path}"',
            Place(path),
        )
    return tuple(
        Portion(domain, locale, language, tuple(units))
        for (domain, locale, language), units in found.items()
    )


def _unit(pair: Pair) -> Unit:
    def every(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pair.properties if key == name)

    state = pair.property(_STATE)
    message = Message(
        msgid=pair.source,
        msgstr=pair.target,
        msgctxt=pair.property(_CONTEXT),
        comments=every(_COMMENT),
        translator_comments=tuple(line for note in pair.notes for line in note.split("\n")),
        references=every(_REFERENCE),
        # A program that keeps no properties says nothing of the state: then it is a draft.
        flags=() if state in {"translated", "approved"} or not pair.target else ("fuzzy",),
        previous_msgid=pair.property(_OLD),
        previous_msgctxt=pair.property(_OLD_CONTEXT),
        obsolete=pair.property(_OBSOLETE) == "yes",
    )
    id_ = pair.id if is_own_id(pair.id) else ""
    return Unit(
        message,
        approved=state == "approved",
        stated=bool(state),
        id=id_,
        base=pair.property(_BASE),
        line=pair.line,
    )
