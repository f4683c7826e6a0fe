"""What a document's metadata and its own text say about the rights to it, with the places.

Metadata claims; the text can support a claim or speak against it, but it never grants what no
metadata claims: a license named somewhere in a text may be that of one image.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from transform.data import load_toml
from transform.inlines import plain_text
from transform.metadata import MetaMap, MetaValue
from transform.model import Document
from transform.rights.licenses import (
    ALL_RIGHTS_RESERVED,
    PUBLIC_DOMAIN,
    license_id,
    licenses_in,
    same_terms,
)
from transform.tree import runs

__all__ = ["Claims", "Standing", "all_texts", "first_text", "keys_for", "read_claims", "text_lines"]

Standing = Literal["claimed", "missing", "unknown", "contradictory"]

_DATA = "rights/evidence.toml"
_ALONE = "nothing but this claim speaks for it"
_NO_HOLDER = (PUBLIC_DOMAIN, "CC-PDM-1.0", "CC-PDDC", "CC0-1.0")


@dataclass(frozen=True, slots=True)
class Claims:
    """`license` is an SPDX id or LicenseRef; each line of `evidence` begins with its place."""

    standing: Standing
    license: str
    evidence: tuple[str, ...]


def read_claims(document: Document) -> Claims:
    """What the claims to a document's rights amount to."""
    claimed, evidence = _claimed(document)
    reserving = tuple(_matches(document, "reserves"))
    if not claimed:
        mentions = (
            f"{place} names {name}, which no metadata claims" for place, name in _licensed(document)
        )
        if reserving:
            return Claims("claimed", ALL_RIGHTS_RESERVED, (*evidence, *reserving))
        said = (*evidence, *mentions) or (f"{document.path}: no license in metadata or sidecar",)
        return Claims("missing", "LicenseRef-unknown", said)
    if "" in claimed:
        return Claims("unknown", "LicenseRef-unknown", evidence)
    license_ = claimed[0]
    against = () if license_ == ALL_RIGHTS_RESERVED else tuple(_against(document, license_))
    if len(claimed) > 1 or _disagrees(document):
        against = ("the metadata names more than one license", *against)
    if against:
        return Claims("contradictory", "LicenseRef-contradictory", (*evidence, *against))
    support = (*_support(document, license_), *reserving)
    return Claims("claimed", license_, (*evidence, *(support or (_ALONE,))))


def _disagrees(document: Document) -> bool:
    """Whether front matter and sidecar claim different things; the reader keeps one and warns."""
    keys = (*keys_for("license"), *keys_for("notice"))
    return any(
        warning.rule == "metadata-conflict" and warning.message.startswith(f'"{key}"')
        for warning in document.warnings
        for key in keys
    )


def _claimed(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids that the metadata claims ("" for what is not understood), and where."""
    ids: list[str] = []
    evidence: list[str] = []
    for key, text in _fields(document, "license"):
        ids.append(license_id(text))
        evidence.append(f"{_origin(document, key)}: {key}: {text}")
    for key, text in _fields(document, "notice"):
        evidence.append(f"{_origin(document, key)}: {key}: {text}")
        if not ids or license_id(text) not in (ALL_RIGHTS_RESERVED, ""):
            ids.append(license_id(text) or ALL_RIGHTS_RESERVED)
    for key, text in _fields(document, "declared_by"):
        evidence.append(f"{_origin(document, key)}: declared by {text}")
    return _distinct(ids), tuple(evidence)


def _distinct(ids: list[str]) -> tuple[str, ...]:
    """Each license once; "CC BY" beside "CC BY 4.0" is the same one, said less exactly."""
    exact = [spdx for spdx in ids if not spdx.startswith("LicenseRef-CC-")]
    return tuple(
        dict.fromkeys(
            next((other for other in exact if same_terms(spdx, other)), spdx)
            if spdx not in exact
            else spdx
            for spdx in ids
        )
    )


def _against(document: Document, license_: str) -> Iterator[str]:
    yield from _matches(document, "reserves")
    notices = [text for _, text in _fields(document, "notice")]
    if any(_says(rule, text) for rule in _rules("reserves") for text in notices):
        yield "the copyright notice in the metadata reserves all rights"
    if license_ in _NO_HOLDER:
        yield from _matches(document, "holds_copyright")
        if notices:
            yield "the metadata names a holder of the copyright"
    for place, name in _licensed(document):
        if not same_terms(name, license_):
            yield f"{place} puts the text under {name}"


def _support(document: Document, license_: str) -> Iterator[str]:
    found = [
        f"{_origin(document, key)}: evidence {text}" for key, text in _fields(document, "support")
    ]
    if license_ in _NO_HOLDER:
        found.extend(_matches(document, "frees"))
    found.extend(f"{place} puts the text under {name}" for place, name in _licensed(document))
    yield from found


def _licensed(document: Document) -> Iterator[tuple[str, str]]:
    """The licenses that the text puts itself under, with their places."""
    data = load_toml(_DATA)["license_statement"]
    for place, text in text_lines(document):
        if re.search(data["pattern"], text, re.IGNORECASE) and not re.search(
            data["about_images"], text, re.IGNORECASE
        ):
            yield from ((place, name) for name in licenses_in(text))


def _matches(document: Document, table: str) -> Iterator[str]:
    for place, text in text_lines(document):
        yield from (f"{place} {rule['says']}" for rule in _rules(table) if _says(rule, text))


def _rules(table: str) -> tuple[dict[str, Any], ...]:
    return tuple(load_toml(_DATA)[table])


def _says(rule: dict[str, Any], text: str) -> bool:
    return re.search(rule["pattern"], text, re.IGNORECASE) is not None


def text_lines(document: Document) -> Iterator[tuple[str, str]]:
    """Place and text of every run, and of what cleaning took out; captions speak of figures alone."""
    for run in runs(document.blocks):
        if run.role not in ("caption", "alt"):
            line = run.span.first_line if run.span else None
            yield _place(document.path, line), plain_text(run.inlines)
    for removal in document.removals:
        yield _place(document.path, removal.span.first_line if removal.span else None), removal.text


def _place(path: str, line: int | None) -> str:
    return f"{path}:{line}:" if line else f"{path}:"


def _origin(document: Document, key: str) -> str:
    return document.metadata.origin(key) or document.path


def keys_for(role: str) -> tuple[str, ...]:
    """The metadata keys that may hold a role such as `source` or `updated`, best first."""
    return tuple(load_toml(_DATA)["keys"][role])


def first_text(document: Document, role: str) -> str:
    """The first text that the keys of a role hold, or ""."""
    return next(iter(all_texts(document, role)), "")


def all_texts(document: Document, role: str) -> tuple[str, ...]:
    """Every text that the keys of a role hold, each once."""
    texts = (text.strip() for _, text in _fields(document, role))
    return tuple(dict.fromkeys(filter(None, texts)))


def _fields(document: Document, role: str) -> Iterator[tuple[str, str]]:
    for key in keys_for(role):
        for text in _texts(document.metadata.fields.get(key)):
            yield key, text


def _texts(value: MetaValue) -> Iterator[str]:
    """Every text in a value. A number or a flag is no name of a license, but it is a claim."""
    match value:
        case None | "":
            return
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _texts(item)
        case MetaMap():
            for _, item in value:
                yield from _texts(item)
        case _:
            yield str(value)
