"""NCI's public glossary interface: its JSON, as saved from `webapis.cancer.gov/glossary/v1/Terms`.

Both a search's answer (`results`) and a single term are read. Definitions for patients come
before those for health professionals.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from transform.errors import InputError

__all__ = ["nci_entries"]


def nci_entries(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    """(locale, id, name, definition) of each term.

    >>> list(nci_entries(b'{"termId": 7, "language": "en", "termName": "node", "definition": {"text": "a gland"}}'))
    [('en', '7', 'node', 'a gland')]
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError("is no readable JSON", "save the answer of the interface again") from None
    terms = [term for term in _listed(found) if isinstance(term, dict)]
    for term in sorted(terms, key=lambda term: term.get("audience") != "Patient"):
        yield (
            _text(term.get("language")),
            _text(term.get("termId")),
            _text(term.get("termName")),
            _definition(term.get("definition")),
        )


def _listed(found: Any) -> list[Any]:
    if isinstance(found, dict) and isinstance(found.get("results"), list):
        listed: list[Any] = found["results"]
        return listed
    return found if isinstance(found, list) else [found]


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _definition(value: Any) -> str:
    return _text(value.get("text")) if isinstance(value, dict) else _text(value)
