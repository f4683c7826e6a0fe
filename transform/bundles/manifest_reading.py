"""`manifest.json` as values: what later steps rely on is checked while it is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from transform.bundles.freshness import iso_date
from transform.bundles.manifest import SCHEMA
from transform.bundles.standing import ROLES, shared_status
from transform.errors import InputError, Place

__all__ = [
    "ManifestFile",
    "PageEntry",
    "RecallEntry",
    "ReviewEntry",
    "UseEntry",
    "parse_manifest",
    "read_manifest",
]

T = TypeVar("T", str, bool, dict[str, Any], list[Any])

STATUSES = ("draft", "released", "recalled", "held_back")
REVIEWS = ("missing", "recorded", "outdated", "not required")
KINDS = ("summary", "document")
WAYS = ("verbatim", "excerpt", "adapted", "translated")


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """Who approved of a page as what; `date` is "" where nobody said when."""

    role: str
    who: str
    date: str


@dataclass(frozen=True, slots=True)
class RecallEntry:
    """Why a page was withdrawn, in which language, and when (ISO date)."""

    reason: str
    language: str
    date: str


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page; `pdf` is "" where it is not there as PDF."""

    kind: str
    locale: str
    direction: str
    what: str
    status: str
    review: str
    reviews: tuple[ReviewEntry, ...]
    content_hash: str
    title: str
    gaps: bool
    html: str
    markdown: str
    label: str
    credit: str
    recall: RecallEntry | None = None
    pdf: str = ""


@dataclass(frozen=True, slots=True)
class UseEntry:
    use: str
    allowed: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A manifest that is on disk. `updated`, `reviewed` and `next_review` are "" if not stated;
    `untranslated` are locales that were built for, of which there is no page yet.
    """

    id: str
    status: str
    language: str
    title: str
    rule: str
    uses: tuple[UseEntry, ...]
    pages: tuple[PageEntry, ...]
    untranslated: tuple[str, ...] = ()
    url: str = ""
    updated: str = ""
    reviewed: str = ""
    next_review: str = ""

    @property
    def held_back(self) -> bool:
        return self.status == "held_back"

    def allows(self, use: str) -> bool:
        return any(entry.use == use and entry.allowed for entry in self.uses)

    def conditions(self, use: str) -> tuple[str, ...]:
        return next((entry.conditions for entry in self.uses if entry.use == use), ())


def read_manifest(path: Path) -> ManifestFile:
    """Read a bundle's manifest.

    Raises InputError, with the key that is wrong, for what is missing, no JSON or no manifest.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("is missing", "build the bundle again", Place(path.as_posix())) from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error})", "build the bundle again", Place(path.as_posix())
        ) from None
    return parse_manifest(data, path.as_posix())


def parse_manifest(data: bytes, path: str) -> ManifestFile:
    """The same for its bytes; `path` is named in errors."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"cannot be read as JSON ({error})", "build the bundle again", Place(path)
        ) from None
    return _Reader(path).manifest(value)


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path

    def manifest(self, value: object) -> ManifestFile:
        if not isinstance(value, dict):
            raise self._error("is not an object")
        self._choice(value, "schema", (SCHEMA,))
        status = self._choice(value, "status", STATUSES)
        rights = self._get(value, "rights", dict)
        uses = tuple(map(self._use, self._get(rights, "uses", list)))
        common: dict[str, Any] = {
            "id": self._get(value, "id", str),
            "status": status,
            "language": self._get(value, "language", str),
            "rule": self._get(rights, "rule", str),
        }
        self._get(value, "readability", dict)
        source = self._get(value, "source", dict)
        self._get(source, "sha256", str)
        if status == "held_back":
            return ManifestFile(**common, title="", uses=uses, pages=())
        pages = tuple(map(self._page, self._get(value, "pages", list)))
        shown = {page.locale for page in pages}
        together = shared_status(page.status for page in pages)
        if status != together:
            raise self._error(f'"status" is "{status}", but its pages are "{together}" together')
        return ManifestFile(
            **common,
            title=self._get(value, "title", str),
            uses=uses,
            pages=pages,
            untranslated=tuple(sorted(self._get(value, "coverage", dict).keys() - shown)),
            url=self._get(source, "url", str),
            updated=self._optional(source, "updated"),
            reviewed=self._optional(source, "reviewed"),
            next_review=self._optional(source, "next_review"),
        )

    def _use(self, value: object) -> UseEntry:
        if not isinstance(value, dict):
            raise self._error('"uses" holds something other than objects')
        conditions = self._get(value, "conditions", list)
        return UseEntry(
            self._get(value, "use", str),
            self._get(value, "allowed", bool),
            tuple(str(condition) for condition in conditions),
        )

    def _page(self, value: object) -> PageEntry:
        if not isinstance(value, dict):
            raise self._error('"pages" holds something other than objects')
        return PageEntry(
            kind=self._choice(value, "kind", KINDS),
            locale=self._get(value, "locale", str),
            direction=self._choice(value, "dir", ("ltr", "rtl")),
            what=self._choice(value, "what", WAYS),
            status=self._choice(value, "status", STATUSES[:3]),
            review=self._choice(value, "review", REVIEWS),
            reviews=tuple(map(self._review, self._get(value, "reviews", list))),
            content_hash=self._get(value, "content_hash", str),
            title=self._get(value, "title", str),
            gaps=self._get(value, "gaps", bool),
            html=self._get(value, "html", str),
            markdown=self._get(value, "markdown", str),
            label=self._get(value, "label", str),
            credit=self._get(value, "credit", str),
            recall=self._recall(value),
            pdf=self._pdf(value),
        )

    def _pdf(self, page: dict[str, Any]) -> str:
        found = self._optional(page, "pdf")
        if found and page["status"] == "recalled":
            raise self._error('"pdf" is there, and the page is recalled')
        if found not in {"", f"{page['locale']}/{page['kind']}.pdf"}:
            raise self._error(f'"pdf" is "{found}", which is no place for the page')
        return found

    def _review(self, value: object) -> ReviewEntry:
        if not isinstance(value, dict):
            raise self._error('"reviews" holds something other than objects')
        return ReviewEntry(
            self._choice(value, "role", ROLES),
            self._get(value, "who", str),
            self._optional(value, "date"),
        )

    def _recall(self, page: dict[str, Any]) -> RecallEntry | None:
        recalled = page.get("status") == "recalled"
        if not recalled and page.get("recall") is None:
            return None
        if not recalled:
            raise self._error('"recall" is there, and the page is not recalled')
        value = self._get(page, "recall", dict)
        date = self._get(value, "date", str)
        if not iso_date(date):
            raise self._error(f'"date" is "{date}", which is no day')
        return RecallEntry(self._get(value, "reason", str), self._get(value, "language", str), date)

    def _get(self, value: dict[str, Any], key: str, kind: type[T]) -> T:
        found = value.get(key)
        if not isinstance(found, kind):
            problem = "is missing" if key not in value else f"is not {_NAMES[kind]}"
            raise self._error(f'"{key}" {problem}')
        return found

    def _choice(self, value: dict[str, Any], key: str, choices: tuple[str, ...]) -> str:
        found = self._get(value, key, str)
        if found not in choices:
            raise self._error(f'"{key}" is "{found}", not one of {", ".join(choices)}')
        return found

    def _optional(self, value: dict[str, Any], key: str) -> str:
        return "" if value.get(key) is None else self._get(value, key, str)

    def _error(self, problem: str) -> InputError:
        return InputError(problem, "build the bundle again", Place(self._path))


_NAMES: dict[type, str] = {str: "a text", bool: "true or false", dict: "an object", list: "a list"}
