"""What a document's metadata and its own text say about the rights to it, with the places.

Metadata claims; the text can support a claim or speak against it, but it never grants what no
metadata claims: a license named somewhere in a text may be that of one image.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from transform.data import load_toml
from transform.metadata import MetaMap, MetaValue
from transform.model import Document
from transform.rights.licenses import (
    ALL_RIGHTS_RESERVED,
    PUBLIC_DOMAIN,
    license_id,
    licenses_in,
    same_terms,
)
from transform.rights.words import Words, search_pattern

__all__ = ["Claims", "Standing", "all_texts", "first_text", "keys_for", "read_claims"]

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


def read_claims(document: Document, words: Words) -> Claims:
    """What the claims to a document's rights amount to, seen beside its own words."""
    claimed, evidence = _claimed(document)
    reserving = tuple(_matches(words, "reserves"))
    if not claimed:
        mentions = (
            f"{place} names {name}, which no metadata claims" for place, name in _licensed(words)
        )
        if reserving:
            return Claims("claimed", ALL_RIGHTS_RESERVED, (*evidence, *reserving))
        said = (*evidence, *mentions) or (f"{document.path}: no license in metadata or sidecar",)
        return Claims("missing", "LicenseRef-unknown", said)
    if "" in claimed:
        return Claims("unknown", "LicenseRef-unknown", evidence)
    license_ = claimed[0]
    against = () if license_ == ALL_RIGHTS_RESERVED else tuple(_against(document, words, license_))
    if len(claimed) > 1 or _disagrees(document):
        against = ("the metadata names more than one license", *against)
    if against:
        return Claims("contradictory", "LicenseRef-contradictory", (*evidence, *against))
    support = (*_support(document, words, license_), *reserving)
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


def _against(document: Document, words: Words, license_: str) -> Iterator[str]:
    yield from _matches(words, "reserves")
    notices = [text for _, text in _fields(document, "notice")]
    if any(search_pattern(rule, text) for rule in _rules("reserves") for text in notices):
        yield "the copyright notice in the metadata reserves all rights"
    if license_ in _NO_HOLDER:
        yield from _matches(words, "holds_copyright")
        if notices:
            yield "the metadata names a holder of the copyright"
    for place, name in _licensed(words):
        if not same_terms(name, license_):
            yield f"{place} puts the text under {name}"


def _support(document: Document, words: Words, license_: str) -> Iterator[str]:
    found = [
        f"{_origin(document, key)}: evidence {text}" for key, text in _fields(document, "support")
    ]
    if license_ in _NO_HOLDER:
        found.extend(_matches(words, "frees"))
    found.extend(f"{place} puts the text under {name}" for place, name in _licensed(words))
    yield from found


def _licensed(words: Words) -> Iterator[tuple[str, str]]:
    """The licenses that the text puts itself under, with their places."""
    data = load_toml(_DATA)
    for line in words.matching(data["license_statement"]):
        if not search_pattern(data["about_images"], line.text):
            yield from ((line.place, name) for name in licenses_in(line.text))


def _matches(words: Words, table: str) -> Iterator[str]:
    for rule in _rules(table):
        yield from (f"{line.place} {rule['says']}" for line in words.matching(rule))


def _rules(table: str) -> tuple[dict[str, Any], ...]:
    return tuple(load_toml(_DATA)[table])


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
