"""`locales/releases.jsonl` and `locales/recalls.jsonl`: what people said of pages, line by line.

Lines are only ever added. A release names the content hash that it is for; a recall is of the page,
whatever its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from transform.bundles.freshness import iso_date
from transform.bundles.standing import Approval, PageKey, Recall
from transform.catalogs.record_files import append_objects, read_objects
from transform.errors import InputError, Place, UsageError
from transform.locale import normalize

__all__ = [
    "RECALLS",
    "RELEASES",
    "append_approvals",
    "append_recalls",
    "read_approvals",
    "read_recalls",
]

RELEASES = "releases.jsonl"
RECALLS = "recalls.jsonl"


def read_approvals(locales_dir: Path) -> tuple[Approval, ...]:
    """Every approval and rejection of pages, in the order they were given.

    Raises InputError, with the line, for one that is none.
    """
    found = read_objects(locales_dir / RELEASES, "releases of pages")
    return tuple(_approval(value, place) for value, place in found)


def read_recalls(locales_dir: Path) -> tuple[Recall, ...]:
    """Every recall of pages and every end of one. Raises InputError like :func:`read_approvals`."""
    found = read_objects(locales_dir / RECALLS, "recalls of pages")
    return tuple(_recall(value, place) for value, place in found)


def append_approvals(locales_dir: Path, said: Iterable[Approval]) -> int:
    """Add what people said of pages; returns how many lines that made.

    What stands there already as the last word of its role on this text is not said again. Raises
    InputError where the file cannot be read or written.
    """

    def new() -> list[Mapping[str, object]]:
        last = {(a.page, a.hash, a.role): (a.who, a.verdict) for a in read_approvals(locales_dir)}
        return [
            _approval_fields(one)
            for one in said
            if last.get((one.page, one.hash, one.role)) != (one.who, one.verdict)
        ]

    return append_objects(locales_dir / RELEASES, new, "releases of pages")


def append_recalls(locales_dir: Path, said: Iterable[Recall]) -> int:
    """Add recalls, or ends of them, that change something; returns how many lines that made."""

    def new() -> list[Mapping[str, object]]:
        last = {one.page: one for one in read_recalls(locales_dir)}
        return [_recall_fields(one) for one in said if _changes(one, last.get(one.page))]

    return append_objects(locales_dir / RECALLS, new, "recalls of pages")


def _changes(one: Recall, last: Recall | None) -> bool:
    if last is None or last.verdict == "lifted":
        return one.verdict == "recalled"
    return one.verdict == "lifted" or one.reason != last.reason


def _approval_fields(one: Approval) -> dict[str, object]:
    note = {"note": one.note} if one.note else {}
    return {
        **_page_fields(one.page),
        "hash": one.hash,
        "who": one.who,
        "role": one.role,
        "date": one.date,
        "verdict": one.verdict,
        **note,
    }


def _recall_fields(one: Recall) -> dict[str, object]:
    who = {"who": one.who} if one.who else {}
    language = {"language": one.language} if one.language else {}
    return {
        **_page_fields(one.page),
        "reason": one.reason,
        **language,
        **who,
        "date": one.date,
        "verdict": one.verdict,
    }


def _page_fields(page: PageKey) -> dict[str, object]:
    return {"document": page.document, "locale": page.locale, "kind": page.kind}


def _approval(value: object, place: Place) -> Approval:
    match value:
        case {
            "hash": str(content_hash),
            "who": str(who),
            "role": ("language" | "clinical") as role,
            "date": str(date),
            "verdict": ("approved" | "rejected") as verdict,
            **rest,
        } if who.strip() and (not date or iso_date(date)):
            note = str(rest.get("note", ""))
            return Approval(_page(rest, place), content_hash, role, who, date, verdict, note)
        case _:
            raise InputError(
                "this is no approval of a page",
                "it needs document, locale, kind, hash, who, role (language, clinical), an ISO "
                "date and verdict (approved, rejected)",
                place,
            )


def _recall(value: object, place: Place) -> Recall:
    match value:
        case {
            "reason": str(reason),
            "date": str(date),
            "verdict": ("recalled" | "lifted") as verdict,
            **rest,
        } if iso_date(date):
            who, language = str(rest.get("who", "")), str(rest.get("language", ""))
            return Recall(_page(rest, place), reason, who, date, verdict, language)
        case _:
            raise InputError(
                "this is no recall of a page",
                "it needs document, locale, kind, reason, an ISO date and verdict (recalled, "
                "lifted)",
                place,
            )


def _page(fields: Mapping[object, object], place: Place) -> PageKey:
    match fields:
        case {
            "document": str(document),
            "locale": str(locale),
            "kind": ("summary" | "document") as kind,
        } if document:
            try:
                return PageKey(document, normalize(locale), kind)
            except UsageError as error:
                raise InputError(error.problem, error.remedy, place) from None
        case _:
            raise InputError(
                "this names no page",
                "it needs document, locale and kind (summary, document)",
                place,
            )
