"""The whole way from bytes to a :class:`Document`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from transform.errors import InputError, Place, UsageError
from transform.inlines import plain_text
from transform.locale import normalize
from transform.metadata import Metadata, MetaMap
from transform.model import (
    Block,
    Document,
    Finding,
    Format,
    Heading,
    LineBreak,
    Removal,
    SourceSpan,
)
from transform.readers.encoding import decode, normalize_line_ends
from transform.readers.frontmatter import FrontMatter, split_front_matter
from transform.readers.links import LinkReader, link_reader
from transform.readers.plaintext import read_plain_text
from transform.readers.positions import Positions
from transform.readers.sniffing import sniff_format
from transform.readers.source import MAX_CHARACTERS, MAX_LINES, MAX_PIECES, Source
from transform.readers.yamlmeta import ParsedMeta, parse_meta
from transform.settings import Settings
from transform.tree import runs

__all__ = ["document_id", "identify", "read_document"]

_NOT_IN_ID = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the text, and the line that says it."""

    metadata: Metadata
    places: tuple[tuple[str, Place], ...]
    warnings: tuple[Finding, ...]

    def place(self, key: str, default: Place) -> Place:
        return next((place for name, place in self.places if name == key), default)


@dataclass(frozen=True, slots=True)
class _Body:
    format: Format
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...] = ()
    language: str = ""
    title: str = ""


def read_document(source: Source, settings: Settings, language: str = "") -> Document:
    """Read one document: decoded, told apart by content, with its metadata and its blocks.

    The language is `language` (a BCP 47 tag), else that of front matter or sidecar, of
    `<html lang>`, of the settings, or what the text itself shows. Raises InputError, with file
    and line, for what cannot be read and for a language that is not supported.
    """
    text = decode(source.data, source.path)
    front, _ = split_front_matter(text, source.path)
    known = _gather(source, front)
    text = normalize_line_ends(text)
    if text.count("\n") > MAX_LINES:
        place = Place(source.path)
        raise InputError(f"more than {MAX_LINES:,} lines", "split the document", place)
    positions = Positions(text)
    start = positions.offset(front.lines + 1, 1) if front.lines else 0
    links = link_reader(known.metadata.text("url"), settings.cleaning.popup_patterns)
    body = _read_body(source.path, positions, start, (links, settings.cleaning.keep))
    if len(text) > MAX_CHARACTERS or text.count("<") + text.count("\n") > MAX_PIECES:
        _check_length(body, source.path)
    if not body.blocks and not body.removals:
        place = Place(source.path)
        raise InputError("there is no text in the document", "give it some text", place)
    return Document(
        id=document_id(source.path, known.metadata),
        path=source.path,
        format=body.format,
        language=_language(source.path, known, body, (language, settings.language)),
        metadata=_titled(known.metadata, body, source.path),
        blocks=body.blocks,
        removals=body.removals,
        warnings=known.warnings,
        source_hash=hashlib.sha256(source.data).hexdigest(),
    )


def _titled(metadata: Metadata, body: _Body, path: str) -> Metadata:
    """The metadata with the page's `<title>`, where neither they nor a main heading name it."""
    named = "title" in metadata.fields or not body.title
    if named or any(isinstance(block, Heading) and block.level == 1 for block in body.blocks):
        return metadata
    return replace(
        metadata,
        fields=MetaMap((*metadata.fields.entries, ("title", body.title))),
        origins=(*metadata.origins, ("title", path)),
    )


def document_id(path: str, metadata: Metadata) -> str:
    """A document's id: `id` of its metadata, else its file name without the ending, as a slug.

    Raises InputError where nothing is left to make an id of.

    >>> document_id("pages/Asma infantil (ñ).html", Metadata())
    'asma-infantil-n'
    """
    given = metadata.text("id")
    name = given or ("stdin" if path == "-" else PurePosixPath(path).stem)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _NOT_IN_ID.sub("-", plain.lower()).strip("-").lstrip("._-")
    if not slug:
        raise InputError(
            f'no document id can be made of "{name}"',
            "give it one: `id: some-name` in its front matter or sidecar",
            Place(path),
        )
    return slug


def identify(source: Source) -> str:
    """The id that a source's document will have, from its metadata and name alone.

    Raises InputError where these cannot be read.

    >>> identify(Source("leaflets/Sore Throat.md", b"Rest."))
    'sore-throat'
    """
    text = decode(source.data, source.path)
    front, _ = split_front_matter(text, source.path)
    return document_id(source.path, _gather(source, front).metadata)


def _gather(source: Source, front: FrontMatter) -> _Known:
    """Front matter and sidecar as one map: front matter is the source's own and comes first."""
    files = [(source.path, front.meta)]
    if source.sidecar is not None:
        files.append((source.sidecar_path, _sidecar(source.sidecar, source.sidecar_path)))
    entries: dict[str, object] = {}
    places: dict[str, Place] = {}
    warnings: list[Finding] = []
    for path, meta in files:
        for key, value in meta.fields or MetaMap():
            place = Place(path, meta.line(key))
            if key not in entries:
                entries[key], places[key] = value, place
            elif entries[key] != value:
                warnings.append(_disagreement(key, places[key], place))
    metadata = Metadata(
        MetaMap(tuple(entries.items())),  # type: ignore[arg-type]  # values are MetaValue all
        tuple((key, place.path) for key, place in places.items()),
        front.raw,
    )
    return _Known(metadata, tuple(places.items()), tuple(warnings))


def _sidecar(data: bytes, path: str) -> ParsedMeta:
    text = normalize_line_ends(decode(data, path))
    meta = parse_meta(
        re.sub(r"\A---[ \t]*$", "", text, count=1, flags=re.MULTILINE), Place(path, 1)
    )
    if meta.fields is None:
        raise InputError("the sidecar is no map", 'write "name: value" lines', Place(path, 1))
    return meta


def _disagreement(key: str, kept: Place, other: Place) -> Finding:
    return Finding(
        "metadata-conflict",
        "warning",
        f'"{key}" says one thing at {kept} and another at {other}; the first is kept',
        suggestion="say it in one place",
        span=SourceSpan(kept.line, kept.line) if kept.line else None,
    )


def _read_body(
    path: str, positions: Positions, start: int, wanted: tuple[LinkReader, tuple[str, ...]]
) -> _Body:
    links, keep = wanted
    kind = sniff_format(path, positions.text[start:] if start else positions.text)
    match kind:
        case "markdown":
            from transform.readers.markdown import read_markdown

            return _Body(kind, read_markdown(positions, start, links, path))
        case "html":
            from transform.readers.html import PageRequest, read_html

            page = read_html(positions, start, links, PageRequest(path, keep))
            return _Body(kind, page.blocks, page.removals, page.language, page.title)
        case "text":
            return _Body(kind, read_plain_text(positions, start))


def _check_length(body: _Body, path: str) -> None:
    """A page may be megabytes of pictures; its words are limited where they are counted."""
    characters = pieces = 0
    for run in runs(body.blocks):
        characters += len(plain_text(run.inlines))
        pieces += 1 + sum(isinstance(inline, LineBreak) for inline in run.inlines)
    for size, limit, what in (
        (characters, MAX_CHARACTERS, "characters of text"),
        (pieces, MAX_PIECES, "headings, paragraphs and list items"),
    ):
        if size > limit:
            raise InputError(f"more than {limit:,} {what}", "split the document", Place(path))


def _language(path: str, known: _Known, body: _Body, wanted: tuple[str, str]) -> str:
    from transform.language import detect

    explicit, default = wanted
    named = known.metadata.text("language")
    place = Place(path)
    if not explicit and named:
        place = known.place("language", place)
    for tag in (explicit, named, _well_formed(body.language), default):
        if tag:
            return _supported(_tag(tag, place), place)
    text = "\n".join(plain_text(run.inlines) for run in runs(body.blocks))
    try:
        return _tag(detect(text), place)
    except InputError as error:
        raise InputError(error.problem, error.remedy, place) from None


def _well_formed(tag: str) -> str:
    """What a page says in `<html lang>`, if it is a tag: its readers can't mend it."""
    try:
        return normalize(tag) if tag else ""
    except UsageError:
        return ""


def _supported(tag: str, place: Place) -> str:
    from transform.language import profile

    try:
        profile(tag)
    except InputError as error:
        raise InputError(error.problem, error.remedy, error.place or place) from None
    return tag


def _tag(tag: str, place: Place) -> str:
    try:
        return normalize(tag)
    except UsageError as error:
        raise InputError(error.problem, error.remedy, place) from None
