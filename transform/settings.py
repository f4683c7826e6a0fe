"""`transform.toml`, read once into one frozen :class:`Settings`.

Unknown keys, wrong types and values outside their choices are errors with file and line, so
that a misspelt setting never fails silently.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from transform.errors import InputError, Place, TransformError, UsageError

__all__ = [
    "CatalogsSettings",
    "CleaningSettings",
    "ReadabilitySettings",
    "RuleSeverity",
    "Settings",
    "SummarySettings",
    "TermRow",
    "load_settings",
    "parse_toml",
    "read_term_rows",
]

RuleSeverity = Literal["error", "warning", "info", "off"]

TermRow = tuple[str, str, str, str]
"""A line of a project's own glossary: locale, id, name, definition."""


@dataclass(frozen=True, slots=True)
class CleaningSettings:
    """`popup_patterns` are regular expressions over a link's address with a group named `id`;
    `phrases` are further boilerplate lines; `keep` are boilerplate classes that stay.
    """

    popup_patterns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadabilitySettings:
    """Thresholds of findings, each under its rule's name: words, and for `parentheses` asides in
    one sentence. `max_grade` and `max_difficulty` (1 to 6) are limits for a whole document,
    `fail_on` the severity from which a finding ends `check` with exit code 1, and `severity`
    holds pairs of a rule and its severity here.
    """

    long_sentence: int = 20
    long_paragraph: int = 80
    few_headings: int = 300
    long_aside: int = 12
    parentheses: int = 3
    max_grade: float | None = None
    max_difficulty: float | None = None
    fail_on: Literal["error", "warning", "info", "never"] = "never"
    severity: tuple[tuple[str, RuleSeverity], ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """`max_words` is where selecting stops; `sections` restricts and orders the sections."""

    max_words: int = 800
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogsSettings:
    """`severity` holds pairs of a rule of `transform catalog check` and its severity here,
    `fail_on` the severity from which a finding ends it with exit code 1.
    """

    severity: tuple[tuple[str, RuleSeverity], ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with the defaults of an empty `transform.toml`.

    `language` is the language of documents that do not name their own; `locales` are the
    locales that are built beside it; `drafts` says whether fuzzy translations appear, labelled,
    or stay out; `segmentation` is the unit of the whole text's messages. Without `require_review` no page waits for approvals to
    be released. `glossary` is the file
    of the project's own terms, relative to `transform.toml`, and `terms` what stands in it; `resources` is that of the publisher's own resources. `pdf` asks for each page as PDF too.
    """

    language: str = ""
    locales: tuple[str, ...] = ()
    drafts: Literal["label", "hide"] = "hide"
    segmentation: Literal["sentence", "block"] = "sentence"
    noncommercial: bool = False
    require_review: bool = True
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    readability: ReadabilitySettings = field(default_factory=ReadabilitySettings)
    summary: SummarySettings = field(default_factory=SummarySettings)
    # What a translator is told changes no page: it takes no part in the fingerprint.
    catalogs: CatalogsSettings = field(default_factory=CatalogsSettings, repr=False)
    # What a publisher adds stands apart from what is made of the source: no part either.
    resources: str = field(default="", repr=False)
    # Nor has this one: PDF has what the page has, and no page differs for it.
    pdf: bool = field(default=False, repr=False)
    glossary: str = ""
    terms: tuple[TermRow, ...] = field(default=(), metadata={"read": False})

    def fingerprint(self) -> str:
        """SHA-256 (hex) of all values that a build uses: two builds with equal ones had equal settings."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def load_settings(path: Path, *, required: bool = False) -> Settings:
    """Read `path`; a missing file gives the defaults unless it is `required`.

    Raises UsageError for a file that is missing, no TOML, or says something unknown.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if required:
            raise UsageError(
                "the configuration file does not exist",
                "name an existing one with --config, or leave --config out",
                Place(str(path)),
            ) from None
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the configuration file cannot be read ({error})",
            "make it a readable UTF-8 file",
            Place(str(path)),
        ) from None
    settings = _Loader(str(path), text).load(Settings, parse_toml(text, path, UsageError), "")
    if not settings.glossary:
        return settings
    return replace(settings, terms=read_term_rows(path.parent / settings.glossary))


def parse_toml(text: str, path: Path, error: type[TransformError]) -> dict[str, Any]:
    """The table that a TOML text is; what is none raises `error`, with the line that is wrong.

    >>> parse_toml("pdf = true", Path("transform.toml"), UsageError)
    {'pdf': True}
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as found:
        line = re.search(r"at line (\d+)", str(found))
        place = Place(str(path), int(line[1]) if line else None)
        raise error(f"not valid TOML: {found}", "mend the line", place) from None


def read_term_rows(path: Path) -> tuple[TermRow, ...]:
    """The lines of a project's own glossary file (UTF-8, tab-separated, with a header row).

    Raises InputError for a file that is missing, is none, or has a line without its four cells.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"the glossary cannot be read ({getattr(error, 'strerror', None) or error})",
            "check the setting glossary, or make the file with: transform glossary import",
            Place(str(path)),
        ) from None
    header = ["locale", "id", "name", "definition"]
    rows: list[TermRow] = []
    expected = header
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        if expected:
            if cells != expected:
                remedy = f"its first row is {', '.join(header)}, parted by tabs"
                raise InputError("this is no glossary file", remedy, Place(str(path), number))
            expected = []
        elif len(cells) != len(header) or not all(cells):
            remedy = "give it a locale, an id, a name and a definition, parted by tabs"
            raise InputError("this term is not whole", remedy, Place(str(path), number))
        else:
            rows.append((cells[0], cells[1], cells[2], cells[3]))
    return tuple(rows)


T = TypeVar("T")


class _Loader:
    """Turns TOML tables into settings classes by their annotations."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def load(self, cls: type[T], table: dict[str, Any], prefix: str) -> T:
        hints = get_type_hints(cls)
        every = fields(cls)  # type: ignore[arg-type]  # always a dataclass
        known = [f.name for f in every if f.metadata.get("read", True)]
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                remedy = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"
                raise self._error(prefix, key, f'unknown setting "{prefix}{key}"', remedy)
            values[key] = self._value(hints[key], value, prefix, key)
        return cls(**values)

    def _value(self, kind: Any, value: Any, prefix: str, key: str) -> Any:
        origin = get_origin(kind)
        if isinstance(kind, type) and kind.__module__ == __name__:
            if isinstance(value, dict):
                return self.load(kind, value, f"{prefix}{key}.")
            raise self._error(prefix, key, f'"{key}" is not a table', f"write it as [{key}]")
        if origin is Literal:
            if value in get_args(kind):
                return value
            choices = ", ".join(f'"{choice}"' for choice in get_args(kind))
            raise self._error(prefix, key, f'"{key}" cannot be {value!r}', f"choose from {choices}")
        if origin is tuple and get_origin(get_args(kind)[0]) is tuple:
            _, inner = get_args(get_args(kind)[0])
            if isinstance(value, dict):
                return tuple(
                    (name, self._value(inner, one, f"{prefix}{key}.", name))
                    for name, one in value.items()
                )
            raise self._error(
                prefix, key, f'"{key}" is not a table', f"write it as [{prefix}{key}]"
            )
        if origin is tuple:
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                return tuple(value)
            raise self._error(prefix, key, f'"{key}" is not a list of strings', 'write ["..."]')
        wanted = get_args(kind) if isinstance(kind, UnionType) else (kind,)
        if float in wanted and type(value) is int:
            return float(value)
        if type(value) in wanted:
            return value
        names = " or ".join(t.__name__ for t in wanted if t is not type(None))
        raise self._error(prefix, key, f'"{key}" cannot be {value!r}', f"give it a {names}")

    def _error(self, prefix: str, key: str, problem: str, remedy: str) -> UsageError:
        return UsageError(problem, remedy, Place(self._path, self._line(prefix, key)))

    def _line(self, prefix: str, key: str) -> int | None:
        # tomllib keeps no positions: find `key =` or `[key]` below its own table's header.
        table, here = prefix.rstrip("."), ""
        for number, line in enumerate(self._lines, 1):
            if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
                here = header[1]
                if here == f"{prefix}{key}":
                    return number
            elif here == table and re.match(rf'\s*"?{re.escape(key)}"?\s*[=.]', line):
                return number
        return None
