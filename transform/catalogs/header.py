"""The header of a template or a catalog: complete, and the same for the same source.

Plural forms are Babel's; `Language` is the gettext form of the locale's tag. The creation date is
the source's own, never that of a build: catalogs live in a repository, and building must not change
them. Where the source states none, the field is left out: a date nobody stated would be made up.
"""

from __future__ import annotations

from datetime import datetime

from transform.locale import folder, normalize
from transform.wording.plurals import plural_forms

__all__ = ["CREATED", "catalog_header", "creation_date", "source_language", "template_header"]

Header = tuple[tuple[str, str], ...]

CREATED = "POT-Creation-Date"
_REVISED = "PO-Revision-Date"
_SOURCE = "X-Source-Language"
_NEVER = "YEAR-MO-DA HO:MI+ZONE"


def creation_date(stated: str = "") -> str:
    """An ISO date as headers write it, "" for what is none.

    >>> creation_date("2025-12-30")
    '2025-12-30 00:00+0000'
    """
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M") + "+0000"


def template_header(domain: str, language: str, created: str) -> Header:
    """The header of a template whose messages are in `language`."""
    return (
        ("Project-Id-Version", domain),
        *(((CREATED, created),) if created else ()),
        (_REVISED, created or _NEVER),
        ("Last-Translator", "Automatically generated"),
        ("Language-Team", "none"),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", "transform"),
        (_SOURCE, folder(language)),
    )


def catalog_header(template: Header, locale: str, old: Header = ()) -> Header:
    """The header of a locale's catalog: what its translators wrote stays, the rest is completed.

    Only the creation date follows the template, as with msgmerge.

    >>> dict(catalog_header((("Language", ""),), "pt-BR"))["Language"]
    'pt_BR'
    """
    fields = dict(template) | {name: value for name, value in old if value}
    if CREATED in dict(template):
        fields[CREATED] = dict(template)[CREATED]
    if fields.get(_REVISED) == _NEVER:
        # msgfmt warns of the placeholder and Babel trips over nothing: the epoch says "no date".
        fields[_REVISED] = "1970-01-01 00:00+0000"
    fields["Language"] = folder(locale)
    fields["Content-Type"] = "text/plain; charset=UTF-8"
    fields["Content-Transfer-Encoding"] = "8bit"
    if not fields.get("Plural-Forms") or "INTEGER" in fields["Plural-Forms"]:
        fields["Plural-Forms"] = plural_forms(locale)
    order = {name: place for place, name in enumerate(_ORDER)}
    return tuple(sorted(fields.items(), key=lambda item: order.get(item[0], len(order))))


def source_language(header: Header) -> str:
    """The language of a catalog's msgids; English where the header says none, as gettext has it."""
    return normalize(dict(header).get(_SOURCE, "") or "en")


_ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    CREATED,
    _REVISED,
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
    "X-Generator",
    _SOURCE,
)
