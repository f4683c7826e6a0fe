"""The program's own words as a project wants them: `locales/<folder>/LC_MESSAGES/interface.po`.

The packaged translations come with the program. A project that wants other words, or a language
that the program does not speak, has a catalog of its own beside those of its documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from transform.catalogs.store import catalog_path, locales_in
from transform.errors import InputError, Place, TransformError
from transform.files import replace_file
from transform.wording import OwnWords, own_words, updated_own_catalog

__all__ = ["INTERFACE", "InterfaceWords", "read_own_words", "update_interface"]

INTERFACE = "interface"
"""The domain."""


@dataclass(frozen=True, slots=True)
class InterfaceWords:
    """The words of all locales that have some; `problems` tell, a line each, what is not used."""

    words: tuple[OwnWords, ...] = ()
    problems: tuple[str, ...] = ()


def read_own_words(locales_dir: Path) -> InterfaceWords:
    """The project's own words. Raises InputError for a catalog that cannot be read.

    >>> read_own_words(Path("no-such-folder"))
    InterfaceWords(words=(), problems=())
    """
    words: list[OwnWords] = []
    problems: list[str] = []
    for locale in locales_in(locales_dir) if locales_dir.is_dir() else ():
        path = catalog_path(locales_dir, locale, INTERFACE)
        if path.is_file():
            own, unused = own_words(_read(path), locale, str(path))
            words.append(own)
            problems += (
                f"{path}:{one.line}: {one.key} is not used: it {one.problem}" for one in unused
            )
    return InterfaceWords(tuple(words), tuple(problems))


def update_interface(locales_dir: Path, locale: str) -> Path:
    """Bring a locale's catalog of the interface up to date, or begin it; returns where it is.

    Raises InputError where it cannot be read or written.
    """
    path = catalog_path(locales_dir, locale, INTERFACE)
    text = _read(path) if path.exists() else ""
    updated = updated_own_catalog(text, locale, str(path))
    try:
        if updated != text:
            replace_file(path, updated.encode())
    except OSError as error:
        raise _unusable("written", error, path) from None
    return path


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable("read", error, path) from None


def _unusable(what: str, error: Exception, path: Path) -> TransformError:
    reason = getattr(error, "strerror", None) or error
    return InputError(
        f"the catalog cannot be {what} ({reason})", "check the file", Place(str(path))
    )
