"""TMX 1.4b, the form in which programs hand each other translation memories.

Our tags are the format's own inline elements, so that other programs show them as tags:
`<t1>organs</t1>` is a `bpt` and an `ept` that hold `<t1>` and `</t1>`. Inline elements of other
programs stand for markup that we cannot know; they are left out and their words stay.
Source: TMX 1.4b specification (GALA/LISA OSCAR, 2005).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from transform.catalogs.exchange.armour import armour, without_armour
from transform.catalogs.exchange.tmx_segment import Segment, fill_segment, segment_text
from transform.errors import InputError, Place, TransformError
from transform.locale import base_language, normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Pair", "format_tmx", "parse_tmx", "read_tmx"]

LARGEST_FILE = 500_000_000
"""Bytes."""

_OURS = "transform"  # `o-tmf` of the files that we write
_EXACT = "x-transform-text"  # the text letter by letter, where a segment cannot say it
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation as a msgid and a msgstr have them: tags `<t1>`, `&lt;` for `<`.

    `changed` is the ISO date, or moment in UTC, that the file states, or "";
    `line` is where the unit stands in it.
    """

    source_language: str
    locale: str
    source: str
    target: str
    changed: str = ""
    id: str = ""
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    line: int | None = field(default=None, compare=False)

    def property(self, name: str) -> str:
        """The first property of this name, or ""."""
        return next((value for key, value in self.properties if key == name), "")


def format_tmx(pairs: Iterable[Pair], source_language: str = "en") -> bytes:
    """A TMX file of pairs, in their order; the same pairs give the same bytes.

    >>> made = format_tmx([Pair("en", "es", "<t1>Rest</t1>.", "<t1>Descanse</t1>.")])
    >>> parse_tmx(made)[0].target
    '<t1>Descanse</t1>.'
    """
    from lxml import etree

    from transform import __version__

    header = etree.Element(
        "header",
        creationtool="transform",
        creationtoolversion=__version__,
        segtype="sentence",
        adminlang="en",
        srclang=source_language,
        datatype="xml",
    )
    header.set("o-tmf", _OURS)
    head = etree.tostring(header, encoding="unicode")
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n']
    parts.append(f'<tmx version="1.4">\n{head}\n<body>\n')
    parts.extend(etree.tostring(_unit(pair), encoding="unicode") + "\n" for pair in pairs)
    parts.append("</body>\n</tmx>\n")
    return "".join(parts).encode()


def _unit(pair: Pair) -> _Element:
    from lxml import etree

    unit = etree.Element("tu")
    if pair.id:
        unit.set("tuid", armour(pair.id))
    unit.set("srclang", pair.source_language)
    if date := _ISO.fullmatch(pair.changed):
        year, month, day, *time = date.groups(default="00")
        unit.set("changedate", f"{year}{month}{day}T{''.join(time)}Z")
    for note in pair.notes:
        _add(unit, "note", note)
    for name, value in pair.properties:
        _add(unit, "prop", value).set("type", name)
    numbers: dict[str, int] = {}
    _add_variant(unit, pair.source_language, pair.source, numbers)
    _add_variant(unit, pair.locale, pair.target, numbers)
    unit.text = "\n"
    for child in unit:
        child.tail = "\n"
    return unit


def _add(parent: _Element, name: str, text: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, name)
    child.text = armour(text)
    return child


def _add_variant(unit: _Element, language: str, text: str, numbers: dict[str, int]) -> None:
    from lxml import etree

    variant = etree.SubElement(unit, "tuv")
    variant.set(_LANG, language)
    segment = etree.Element("seg")
    fill_segment(segment, text, numbers)
    if segment_text(segment, Segment.OWN) != text:
        _add(variant, "prop", text).set("type", _EXACT)
    variant.append(segment)


def read_tmx(path: Path, source_language: str = "en") -> tuple[Pair, ...]:
    """The pairs of a TMX file; see :func:`parse_tmx`."""
    place = Place(str(path))
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError("is too large for one TMX file", "split it", place)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"cannot be read ({reason})", "check the name", place) from None
    return parse_tmx(data, source_language, str(path))


def parse_tmx(data: bytes, source_language: str = "en", path: str = "") -> tuple[Pair, ...]:
    """A pair for each unit and each of its languages but the source's, in the file's order.

    `source_language` counts where neither unit nor header names one (`*all*`). Raises InputError
    with file and line for what is no TMX. Entities are not resolved and nothing is fetched.
    """
    from lxml import etree

    reader = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=("tmx", "header", "tu"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    pairs: list[Pair] = []
    file = _File(source_language, path)
    try:
        for event, element in reader:
            if event == "start" and element.tag != "tu":
                file.open(element)
            elif event == "end" and element.tag == "tu":
                pairs.extend(file.unit(element))
                element.clear()
    except etree.XMLSyntaxError as error:
        line = error.lineno if isinstance(error.lineno, int) else None
        raise InputError(
            f"is no readable XML ({error.msg})", "export it as TMX again", Place(path, line)
        ) from None
    if not file.is_tmx:
        raise InputError("is no TMX file", "its root has to be <tmx>", Place(path))
    return tuple(pairs)


class _File:
    """What the beginning of a TMX file says about its units."""

    def __init__(self, language: str, path: str) -> None:
        self.is_tmx = False
        self._language = language
        self._path = path
        self._own = False

    def open(self, element: _Element) -> None:
        if element.tag == "tmx" and element.getparent() is None:
            self.is_tmx = True
        elif element.tag == "header":
            self._own = element.get("o-tmf") == _OURS
            self._language = self._source(element) or self._language

    def _source(self, element: _Element) -> str:
        stated = element.get("srclang", "")
        return "" if stated in {"", "*all*"} else self._tag(stated, element)

    def _tag(self, stated: str, element: _Element) -> str:
        try:
            return normalize(stated)
        except TransformError as error:
            raise InputError(error.problem, error.remedy, self._place(element)) from None

    def _place(self, element: _Element) -> Place:
        line: object = element.sourceline
        return Place(self._path, line if isinstance(line, int) else None)

    def unit(self, element: _Element) -> Iterator[Pair]:
        language = self._source(element) or self._language
        variants = [(self._language_of(one), one) for one in element.iterchildren("tuv")]
        source = _chosen(variants, language)
        if source is None:
            return
        told, text = source[0], self._text(source[1])
        for locale, variant in variants:
            if variant is not source[1]:
                yield Pair(
                    told,
                    locale,
                    text,
                    self._text(variant),
                    _changed(variant) or _changed(element),
                    self._plain(element.get("tuid", "")),
                    tuple(self._words(one) for one in _children(element, variant, "note")),
                    tuple(
                        (one.get("type", ""), self._words(one))
                        for one in _children(element, variant, "prop")
                        if one.get("type", "") != _EXACT
                    ),
                    self._place(element).line,
                )

    def _language_of(self, variant: _Element) -> str:
        stated = variant.get(_LANG) or variant.get("lang")  # `lang` until TMX 1.2
        if not stated:
            raise InputError(
                "a translation names no language",
                "give its <tuv> an xml:lang",
                self._place(variant),
            )
        return self._tag(stated, variant)

    def _words(self, element: _Element) -> str:
        return self._plain(element.text or "")

    def _plain(self, text: str) -> str:
        return without_armour(text) if self._own else text

    def _text(self, variant: _Element) -> str:
        segment = variant.find("seg")
        if segment is None:
            raise InputError("a translation has no <seg>", "add one", self._place(variant))
        try:
            text = segment_text(segment, Segment.OWN if self._own else Segment.FOREIGN)
        except InputError as error:
            raise InputError(error.problem, error.remedy, self._place(segment)) from None
        exact = (p for p in variant.iterchildren("prop") if p.get("type") == _EXACT)
        for prop in exact:
            letters = self._words(prop)
            if _as_segment(letters) == text:  # nobody has changed the segment since
                return letters
        return text


def _as_segment(text: str) -> str:
    """What a text is read as once it was written as a segment."""
    from lxml import etree

    segment = etree.Element("seg")
    fill_segment(segment, text, {})
    return segment_text(segment, Segment.OWN)


def _chosen(variants: list[tuple[str, _Element]], language: str) -> tuple[str, _Element] | None:
    """The variant in the source language: its very tag, else one of another region."""
    same = [one for one in variants if one[0] == language]
    near = [one for one in variants if base_language(one[0]) == base_language(language)]
    return next(iter(same or near), None)


def _children(unit: _Element, variant: _Element, name: str) -> Iterator[_Element]:
    yield from unit.iterchildren(name)
    yield from variant.iterchildren(name)


def _changed(element: _Element) -> str:
    stated = element.get("changedate") or element.get("creationdate") or ""
    date = _DATE.fullmatch(stated)
    if date is None:
        return ""
    year, month, day, *time = date.groups(default="00")
    moment = f"T{':'.join(time)}Z" if any(part != "00" for part in time) else ""
    return f"{year}-{month}-{day}{moment}"
