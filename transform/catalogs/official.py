"""Translations by the publisher itself: they are offered to readers before ours, and to translators
before they begin.

A template names them all in the comment of its header; a locale's catalog names its own there, and
above its first message, where every editor shows it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from transform.addresses import web_address
from transform.catalogs.model import Catalog, Message
from transform.catalogs.varieties import is_written_alike
from transform.errors import InputError, Place, UsageError
from transform.locale import normalize
from transform.metadata import Metadata, MetaMap

__all__ = [
    "OFFICIAL",
    "official_address",
    "official_translations",
    "with_official",
    "with_own_official",
]

KEY = "official_translations"

OFFICIAL = "Official translation by the publisher"
"""How the comments begin that name one."""

_NAMED = re.compile(rf"{OFFICIAL} \((?P<locale>[^)]+)\): (?P<address>\S+)")


def official_translations(metadata: Metadata) -> tuple[tuple[str, str], ...]:
    """Pairs of locale tag and address from `official_translations: {es: URL}`, sorted.

    Raises InputError where the key holds something else.

    >>> links = MetaMap((("es", "https://example.org/es"),))
    >>> official_translations(Metadata(MetaMap(((KEY, links),))))
    (('es', 'https://example.org/es'),)
    """
    value = metadata.fields.get(KEY)
    if value is None:
        return ()
    if not isinstance(value, MetaMap):
        raise _error(metadata, f'"{KEY}" is not a mapping of locale tags to addresses')
    return tuple(sorted(_pair(metadata, tag, address) for tag, address in value))


def _pair(metadata: Metadata, tag: str, address: object) -> tuple[str, str]:
    try:
        locale = normalize(tag)
    except UsageError as error:
        raise _error(metadata, f'"{KEY}": {error.problem}') from None
    whole = web_address(address) if isinstance(address, str) else ""
    if not whole:
        raise _error(metadata, f'"{KEY}" names no web address for "{tag}"')
    return locale, whole


def _error(metadata: Metadata, problem: str) -> InputError:
    origin = metadata.origin(KEY)
    return InputError(
        problem,
        f"write it as {KEY}: {{es: https://...}}",
        Place(origin) if origin else None,
    )


def with_official(template: Catalog, metadata: Metadata) -> Catalog:
    """The template with the official translations of its document in the header's comment.

    >>> links = MetaMap((("es", "https://example.org/es"),))
    >>> with_official(Catalog("d", "", ()), Metadata(MetaMap(((KEY, links),)))).header_comment
    'Official translation by the publisher (es): https://example.org/es'
    """
    named = (f"{OFFICIAL} ({tag}): {url}" for tag, url in official_translations(metadata))
    lines = (*template.header_comment.split("\n"), *named)
    return replace(template, header_comment="\n".join(filter(None, lines)))


def official_address(template: Catalog, locale: str) -> str:
    """The official translation that a template names for a locale or, failing that, for another
    region of its language; "" where it names none.
    """
    named = {m["locale"]: m["address"] for m in _NAMED.finditer(template.header_comment)}
    near = (address for tag, address in named.items() if is_written_alike(tag, locale))
    return named.get(locale) or next(near, "")


def with_own_official(catalog: Catalog, template: Catalog) -> Catalog:
    """The catalog with the official translation in its locale, where its template names one."""
    address = official_address(template, catalog.locale) if catalog.locale else ""
    lines = [
        line
        for line in catalog.header_comment.split("\n")
        if line and not line.startswith(OFFICIAL)
    ]
    if not address:
        return replace(catalog, header_comment="\n".join(lines))
    said = f"{OFFICIAL}: {address}"
    first, *rest = catalog.messages or (None,)
    messages: tuple[Message, ...] = catalog.messages
    if first is not None and not first.obsolete:
        messages = (replace(first, comments=(said, *first.comments)), *rest)
    return replace(catalog, messages=messages, header_comment="\n".join((*lines, said)))
