"""Written permission, as it is recorded in a sidecar.

A grant holds for one text (its SHA-256), for the uses in its scope and until its last day::

    grants:
      - by: Example Clinic, rights office
        scope: [verbatim, translation]
        expires: "2027-12-31"
        document_sha256: 9f86d081...
        reference: letter of 2026-01-15
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from transform.metadata import MetaMap, MetaValue
from transform.model import Document
from transform.rights.model import Use
from transform.rights.policy import USES

__all__ = ["Grant", "read_grants"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission that holds on the day asked about."""

    by: str
    scope: tuple[Use, ...]
    expires: str
    place: str


def read_grants(document: Document, today: date) -> tuple[tuple[Grant, ...], tuple[str, ...]]:
    """The grants that hold, and what the decision has to say about every recorded one.

    One that is incomplete, over, made for another text or not in a sidecar does not hold.
    """
    place = document.metadata.origin("grants") or document.path
    entries = document.metadata.fields.get("grants")
    if entries is None:
        return (), ()
    if not place.endswith(".meta.yaml"):
        return (), (f"{place}: grants: ignored, a grant is recorded in a sidecar",)
    grants: list[Grant] = []
    evidence: list[str] = []
    for entry in entries if isinstance(entries, tuple) else (entries,):
        fault = next(_faults(entry, document, today), "")
        by = _text(entry, "by")
        if fault:
            evidence.append(f"{place}: grants: {by or 'a grant'} does not count: {fault}")
            continue
        grants.append(Grant(by, _scope(entry), _text(entry, "expires"), place))
        evidence.append(f"{place}: grants: permission of {by} until {_text(entry, 'expires')}")
    return tuple(grants), tuple(evidence)


def _faults(entry: MetaValue, document: Document, today: date) -> Iterator[str]:
    if not _text(entry, "by"):
        yield "it does not say who gave it (`by`)"
    if not _scope(entry):
        yield f"it names no uses (`scope`, some of {', '.join(USES)})"
    try:
        if date.fromisoformat(_text(entry, "expires")) < today:
            yield f"it ended on {_text(entry, 'expires')}"
    except ValueError:
        yield "it names no last day (`expires`, YYYY-MM-DD)"
    if _text(entry, "document_sha256").lower() != document.source_hash or not document.source_hash:
        yield "it was given for another text (`document_sha256`)"


def _scope(entry: MetaValue) -> tuple[Use, ...]:
    """The uses named; () where there is none or one is unknown."""
    named = entry.get("scope") if isinstance(entry, MetaMap) else None
    names = named if isinstance(named, tuple) else (named,)
    scope = tuple(use for use in USES if use in names)
    return scope if len(scope) == len(set(names)) else ()


def _text(entry: MetaValue, key: str) -> str:
    value = entry.get(key) if isinstance(entry, MetaMap) else None
    return value.strip() if isinstance(value, str) else ""
