"""Locale tags: BCP 47 everywhere, the gettext folder form only here.

>>> folder("pt-BR"), folder("zh-Hans"), tag_of_folder("pt_BR")
('pt_BR', 'zh_Hans', 'pt-BR')
"""

from __future__ import annotations

import re
from typing import Literal

from transform.errors import UsageError

__all__ = [
    "PSEUDO_LOCALES",
    "base_language",
    "direction",
    "fallbacks",
    "folder",
    "is_pseudo",
    "normalize",
    "tag_of_folder",
]

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-[a-z0-9]{5,8})*)",
    re.IGNORECASE,
)

_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})
_PSEUDO = {"en-XA": "ltr", "ar-XB": "rtl"}

PSEUDO_LOCALES = tuple(_PSEUDO)
"""Tags of no language: texts in them are made by program, to show what is not translatable yet,
what has no room to grow, and what does not turn round from right to left.
"""


def normalize(tag: str) -> str:
    """The tag in its usual spelling: `PT_br` is `pt-BR`, `ZH-hans` is `zh-Hans`.

    Raises UsageError for what is no BCP 47 language tag.
    """
    match = _TAG.fullmatch(tag.strip().replace("_", "-"))
    if match is None:
        raise UsageError(f'"{tag}" is not a locale tag', 'use a BCP 47 tag such as "es" or "pt-BR"')
    parts = [match["language"].lower()]
    if match["script"]:
        parts.append(match["script"].title())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts) + match["rest"].lower()


def folder(tag: str) -> str:
    """The name of a locale's folder under `locales/`."""
    return normalize(tag).replace("-", "_")


def tag_of_folder(name: str) -> str:
    return normalize(name)


def base_language(tag: str) -> str:
    """The language subtag alone: `pt-BR` is `pt`."""
    return normalize(tag).partition("-")[0]


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tag and what stands in for it, nearest first; a script is never given up.

    Nothing stands in for a pseudo-locale: a page in `ar-XB` is no Arabic page.

    >>> fallbacks("zh-Hans-CN"), fallbacks("pt-BR"), fallbacks("ar-XB")
    (('zh-Hans-CN', 'zh-Hans'), ('pt-BR', 'pt'), ('ar-XB',))
    """
    tag = normalize(tag)
    chain = [tag]
    if tag in _PSEUDO:
        return (tag,)
    while "-" in tag:
        tag, _, last = tag.rpartition("-")
        if len(last) == 4 and last.isalpha():
            break  # another script is another text to the reader: zh-Hant readers get no zh
        chain.append(tag)
    return tuple(chain)


def is_pseudo(tag: str) -> bool:
    """Whether a tag is that of a pseudo-locale.

    >>> is_pseudo("en_XA"), is_pseudo("en")
    (True, False)
    """
    return normalize(tag) in _PSEUDO


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """The direction in which text of this locale runs."""
    tag = normalize(tag)
    if tag in _PSEUDO:
        return "rtl" if _PSEUDO[tag] == "rtl" else "ltr"
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RTL_LANGUAGES else "ltr"
