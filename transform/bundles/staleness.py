"""Which sentences of a bundle are no longer what their source says.

A bundle keeps a hash of each sentence of its source (`sentences.json`), and for each sentence of its
summary the hashes of those that it was made from. A source that has changed since is compared with
them sentence by sentence; nothing of this knows the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from transform.bundles.json_files import Record
from transform.bundles.manifest_reading import ManifestFile, read_manifest
from transform.bundles.names import MANIFEST, SENTENCES
from transform.errors import InputError, Place
from transform.inlines import one_line, walk_inlines
from transform.language import split_sentences
from transform.model import Document, Text
from transform.readability.records import line_of
from transform.simplify.model import Summary
from transform.tree import runs

__all__ = ["Change", "StalePage", "Staleness", "sentence_record", "staleness"]

SCHEMA = "transform/bundle-sentences/1"
_DIGITS = 16  # 64 bits: enough to tell the sentences of a document from each other


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence of the source that changed, went or came: its line when the bundle was built, and
    its line now; None where it is not there or the line is not known. `text` is what stands now.
    """

    change: Literal["changed", "removed", "new"]
    line: int | None = None
    now: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class StalePage:
    """A page with sentences that rest on changed ones. `numbers` are those of a summary, counted
    from 1 as `transform bundle explain` counts them; a whole text has none of its own.
    """

    page: str
    numbers: tuple[int, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Staleness:
    """What became of a bundle's source since: nothing, where there are no changes."""

    document: str
    changes: tuple[Change, ...] = ()
    pages: tuple[StalePage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """`sentences.json`: line and hash of each sentence; the hashes behind each summary sentence."""

    sentences: tuple[tuple[int | None, str], ...]
    summary: tuple[tuple[str, ...], ...]


def sentence_record(document: Document, summary: Summary | None) -> Record:
    """`sentences.json` of a document as it is published, and of its summary if there is one."""
    return {
        "schema": SCHEMA,
        "id": document.id,
        "language": document.language,
        "source": {"sha256": document.source_hash},
        "sentences": [{"line": line, "hash": _hash(text)} for line, text in _sentences(document)],
        "summary": [
            [_hash(source.text) for source in sentence.sources]
            for section in (summary.sections if summary else ())
            for block in section.blocks
            for sentence in block.sentences
        ],
    }


def staleness(folder: Path, document: Document) -> Staleness:
    """Compare a bundle with its source as it is now, read, cleaned and cut to what is published.

    Raises InputError where the bundle's manifest or `sentences.json` cannot be read.
    """
    made = read_manifest(folder / MANIFEST)
    if made.held_back:
        return Staleness(made.id)
    kept, now = _read(folder / SENTENCES), tuple(_sentences(document))
    found = tuple(_changes(kept, now))
    changes = tuple(change for _, change in found)
    gone = {mark: change for mark, change in found if mark}
    # What stands elsewhere in the text, word for word, still carries a sentence of the summary.
    for mark in {_hash(text) for _, text in now}:
        gone.pop(mark, None)
    pages = tuple(_pages(made, kept, changes, gone))
    return Staleness(made.id, changes, pages)


def _pages(
    made: ManifestFile, kept: _Kept, changes: tuple[Change, ...], gone: dict[str, Change]
) -> Iterator[StalePage]:
    rested = {
        number: [gone[mark] for mark in marks if mark in gone]
        for number, marks in enumerate(kept.summary, 1)
    }
    numbers = tuple(number for number, found in rested.items() if found)
    behind = tuple(dict.fromkeys(change for found in rested.values() for change in found))
    for page in made.pages:
        if page.kind == "summary" and numbers:
            yield StalePage(page.html, numbers, behind)
        elif page.kind == "document" and changes:
            yield StalePage(page.html, (), changes)


def _changes(kept: _Kept, now: tuple[tuple[int | None, str], ...]) -> Iterator[tuple[str, Change]]:
    """Each change with the hash of the sentence that is gone, "" for one that is new."""
    old, new = [mark for _, mark in kept.sentences], [_hash(text) for _, text in now]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        shared = min(end - start, new_end - new_start)
        for one, other in zip(range(start, end), range(new_start, new_end), strict=False):
            line, text = now[other]
            yield old[one], Change("changed", kept.sentences[one][0], line, text)
        for one in range(start + shared, end):
            yield old[one], Change("removed", kept.sentences[one][0])
        for other in range(new_start + shared, new_end):
            yield "", Change("new", None, *now[other])


def _sentences(document: Document) -> Iterator[tuple[int | None, str]]:
    """Line and words of every sentence, descriptions of pictures too, in reading order."""
    for run in runs(document.blocks):
        for sentence in split_sentences(run.inlines, document.language):
            if text := one_line(sentence):
                spans = (i.span for i in walk_inlines(sentence) if isinstance(i, Text))
                yield line_of(next(filter(None, spans), None)), text


def _hash(text: str) -> str:
    return sha256(" ".join(text.split()).encode(errors="surrogatepass")).hexdigest()[:_DIGITS]


def _read(path: Path) -> _Kept:
    try:
        value: dict[str, Any] = json.loads(path.read_bytes())
        return _Kept(
            tuple((one["line"], str(one["hash"])) for one in value["sentences"]),
            tuple(tuple(map(str, marks)) for marks in value["summary"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f"cannot be read as a bundle's sentences ({type(error).__name__}: {error})",
            "build the bundle again",
            Place(path.as_posix()),
        ) from None
