"""Translations by the publisher itself: they are offered to readers before ours."""

from __future__ import annotations

from transform.bundles.links import web_address
from transform.errors import InputError, Place, UsageError
from transform.locale import normalize
from transform.metadata import Metadata, MetaMap

__all__ = ["official_translations"]

KEY = "official_translations"


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
