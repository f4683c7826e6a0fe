"""Which locales are varieties of one written language."""

from __future__ import annotations

from functools import cache

from transform.locale import base_language, folder, is_pseudo, normalize

__all__ = ["is_written_alike"]


@cache
def is_written_alike(one: str, other: str) -> bool:
    """Whether two locales are of one language in one script: es-US and es, not zh-Hans and zh-TW.
    A pseudo-locale is nobody's variety.

    >>> is_written_alike("zh-CN", "zh-Hans"), is_written_alike("zh-TW", "zh-Hans")
    (True, False)
    """
    if is_pseudo(one) or is_pseudo(other):
        return one == other
    return base_language(one) == base_language(other) and _script(one) == _script(other)


def _script(locale: str) -> str:
    from babel.core import get_global

    parts = folder(locale).split("_")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return script
    likely: dict[str, str] = dict(get_global("likely_subtags"))
    found = likely.get("_".join(parts[:2])) or likely.get(parts[0], "")
    return next((part for part in found.split("_")[1:] if len(part) == 4), normalize(locale))
