"""From the paths on a command line to documents, one bad document never stopping the others."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from transform.errors import ExitCode, InputError, Place, TransformError, worst

if TYPE_CHECKING:
    from transform.model import Document
    from transform.readers import Source
    from transform.settings import Settings

__all__ = ["Inputs", "Tally", "text_lines"]


@dataclass(slots=True)
class Tally:
    """What has gone wrong so far; the run ends with the worst of it."""

    codes: list[ExitCode] = field(default_factory=list)

    def fail(self, error: TransformError) -> None:
        """Say an error at once and remember its code."""
        click.echo(str(error), err=True)
        self.codes.append(error.exit_code)

    def note(self, code: ExitCode) -> None:
        self.codes.append(code)

    def finish(self) -> None:
        """End the command with the worst code seen."""
        code = worst(*self.codes)
        if code is not ExitCode.DONE:
            click.get_current_context().exit(code)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The paths a person named, `-` for standard input."""

    paths: tuple[str, ...]
    settings: Settings
    language: str = ""

    def __post_init__(self) -> None:
        if not all(self.paths) or not self.paths:
            raise click.UsageError(
                'Name a file, a folder or "-" for standard input, e.g. "leaflet.md".'
            )

    @property
    def single(self) -> bool:
        """Whether one document was named, and no folder: its result is one object."""
        return len(self.paths) == 1 and not Path(self.paths[0]).is_dir()

    @property
    def named(self) -> frozenset[str]:
        """The documents that were named themselves, not found in a folder."""
        return frozenset(Path(path).as_posix() for path in self.paths if not Path(path).is_dir())

    def sources(self, tally: Tally) -> Iterator[Source]:
        """The bytes of every document; what cannot be read is said and left out."""
        from transform.readers import find_inputs, load_source, stdin_source

        seen: set[Path] = set()
        for path in self.paths:
            try:
                if path == "-":
                    yield stdin_source(sys.stdin.buffer.read())
                    continue
                found = find_inputs((Path(path),))
            except TransformError as error:
                tally.fail(error)
                continue
            if not found:
                tally.fail(_no_documents(path))
            for file in found:
                if file in seen:
                    continue
                seen.add(file)
                try:
                    yield load_source(file)
                except TransformError as error:
                    tally.fail(error)

    def documents(self, tally: Tally) -> Iterator[Document]:
        """Every document, read and cleaned."""
        return (document for _, document in self.read(tally))

    def read(self, tally: Tally) -> Iterator[tuple[Source, Document]]:
        """Every document, read and cleaned, with the bytes that it was read from."""
        from transform.cleaning import clean
        from transform.readers import read_document

        for source in self.sources(tally):
            try:
                read = read_document(source, self.settings, self.language)
                document = clean(read, self.settings.cleaning)
            except TransformError as error:
                tally.fail(error)
                continue
            yield source, document


def _no_documents(folder: str) -> InputError:
    return InputError(
        "there is no document in this folder",
        "name one with .md, .markdown, .html, .htm or .txt files in it",
        Place(folder),
    )


def text_lines(paths: tuple[str, ...], tally: Tally) -> Iterator[str]:
    """The lines of text files, `-` for standard input, one by one as they come.

    Only a line feed ends a line, so that one line in is one line out; a carriage return before
    it goes. What cannot be read is said and left out.
    """
    for path in paths:
        try:
            with _opened(path) as stream:
                for number, line in enumerate(stream, 1):
                    yield _decoded(line, Place("-" if path == "-" else path, number))
        except OSError as error:
            reason = error.strerror or str(error)
            tally.fail(InputError(f"cannot be read ({reason})", "check the name", Place(path)))
        except TransformError as error:
            tally.fail(error)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")


def _decoded(line: bytes, place: Place) -> str:
    try:
        return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise InputError("this line is not UTF-8", "convert the file to UTF-8", place) from None
