"""Installed hunspell dictionaries: found where systems keep them, read by spylls."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path

from transform.errors import UsageError
from transform.locale import fallbacks, folder
from transform.wording.formats import maximized

__all__ = ["dictionary_path", "knows"]

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)


def dictionary_path(locale: str) -> Path | None:
    """The dictionary of a locale, without its ending: its own region's, else its language's.

    `DICPATH`, hunspell's own variable, names folders that are looked into first.
    """
    named = [part for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    for place in map(Path, (*named, *_FOLDERS)):
        if (found := _in(place, locale)) is not None:
            return found
    return None


def _in(place: Path, locale: str) -> Path | None:
    language, *_ = tag = locale.split("-")
    regions = [part for part in (*tag, *maximized(locale).split("-")) if len(part) == 2]
    names = [*map(folder, fallbacks(locale))]
    names += [f"{language}_{region}" for region in regions if region.isupper()]
    others = sorted(path.stem for path in place.glob(f"{language}_*.aff"))
    for name in (*names, *others):
        stem = place / name
        if stem.with_suffix(".aff").is_file() and stem.with_suffix(".dic").is_file():
            return stem
    return None


@cache
def knows(path: Path) -> Callable[[str], bool]:
    """Whether a dictionary has a word; each word is looked up once.

    Raises UsageError where spylls is not installed.
    """
    try:
        from spylls.hunspell import Dictionary, readers
        from spylls.hunspell.readers.file_reader import FileReader
    except ModuleNotFoundError:
        raise UsageError(
            "spelling needs the package spylls",
            'install it: pip install "transform-health[spelling]"',
        ) from None

    class Reader(FileReader):  # type: ignore[misc]  # the package has no types
        """Reads a file at once: the package's own reader leaves it open."""

        def _open(self, path: str, encoding: str) -> StringIO:
            # Some dictionaries hold single bytes of another encoding.
            return StringIO(Path(path).read_text(encoding, "surrogateescape"))

    aff, context = readers.read_aff(Reader(f"{path}.aff"))
    words = readers.read_dic(
        Reader(f"{path}.dic", encoding=context.encoding), aff=aff, context=context
    )
    dictionary = Dictionary(aff, words)
    return cache(lambda word: bool(dictionary.lookup(word)))
