"""Catalogs of a locale read from their files and checked, with the line of every message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from transform.catalogs.checking.checker import CatalogCheck, Options, check_catalogs
from transform.catalogs.header import source_language
from transform.catalogs.model import Catalog, Message
from transform.catalogs.po import Lines
from transform.catalogs.store import catalog_path, read_with_lines
from transform.errors import InputError, Place, TransformError

__all__ = ["CheckedFile", "check_files"]

_WORDS = "interface"  # the program's own words: another format, checked with the program


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A catalog's file (posix form), what was found in it, and where its messages stand."""

    path: str
    check: CatalogCheck
    lines: Lines

    def line(self, message: Message) -> int:
        """The line of a message's msgid, 1-based."""
        return self.lines.get((*message.key, message.obsolete), 1)


def check_files(
    locales_dir: Path, locale: str, domains: Iterable[str], options: Options
) -> tuple[tuple[CheckedFile, ...], tuple[TransformError, ...]]:
    """The catalogs of a locale (all, where no domain is named), and those that cannot be read."""
    wanted = tuple(dict.fromkeys(domains)) or _found(locales_dir, locale)
    read: defaultdict[str, list[tuple[Path, Catalog, Lines]]] = defaultdict(list)
    errors: list[TransformError] = []
    for domain in wanted:
        path = catalog_path(locales_dir, locale, domain)
        try:
            catalog, lines = _read(path, domain, locale)
            read[source_language(catalog.header)].append((path, catalog, lines))
        except TransformError as error:
            errors.append(error)
    files = [
        CheckedFile(path.as_posix(), check, lines)
        for language, some in read.items()
        for (path, _, lines), check in zip(
            some, check_catalogs([one[1] for one in some], language, options), strict=True
        )
    ]
    return tuple(sorted(files, key=lambda file: file.path)), tuple(errors)


def _found(locales_dir: Path, locale: str) -> tuple[str, ...]:
    folder = catalog_path(locales_dir, locale, "x").parent
    return tuple(sorted(path.stem for path in folder.glob("*.po") if path.stem != _WORDS))


def _read(path: Path, domain: str, locale: str) -> tuple[Catalog, Lines]:
    if not path.exists():
        raise InputError(
            "there is no such catalog",
            f'make it with "transform catalog update --locale {locale}"',
            Place(path.as_posix()),
        )
    return read_with_lines(path, domain, locale)
