"""XLIFF 2.1: the newer of the two, with notes, matches and metadata as modules.

A catalog is a `file`, a message a `unit` of one `segment`. Tags are `pc` and `ph`; the name is
the `id`, and what a translator may do with a tag is stated: a glossary term may be left out, a
link may not. Source: XLIFF 2.1, OASIS Standard, 2018.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from transform.catalogs.exchange.armour import UNSAFE_IN_XML
from transform.catalogs.exchange.nodes import Edge, Node, Point, Span, kind, message_text, nodes
from transform.catalogs.exchange.units import Portion, State, Unit, base_of, id_of, is_own_id
from transform.catalogs.exchange.xml_tree import (
    LANG,
    SPACE,
    add,
    add_words,
    append_text,
    children,
    first,
    line_of,
    local_name,
    new_root,
    serialize,
    words,
)
from transform.catalogs.model import Message

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["format_xliff21", "read_xliff21"]

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_TYPES = {
    "a": ("link", ""),
    "br": ("fmt", "xlf:lb"),
    "em": ("fmt", "xlf:i"),
    "img": ("image", ""),
    "strong": ("fmt", "xlf:b"),
}
_MAY_BE_LEFT_OUT = frozenset({"t"})
_STATES: dict[State, str] = {
    "untranslated": "initial",
    "fuzzy": "initial",
    "translated": "translated",
    "approved": "final",
}
_SEGMENT = "s1"


def format_xliff21(portions: tuple[Portion, ...]) -> bytes:
    """The file of some catalogs of one locale; the same catalogs give the same bytes."""
    root = new_root("xliff", default=_CORE, mtc=_MATCHES, mda=_METADATA)
    root.set("version", "2.1")
    root.set("srcLang", portions[0].source_language)
    root.set("trgLang", portions[0].locale)
    for number, portion in enumerate(portions, 1):
        file = add(root, "file", id=f"f{number}", original=portion.domain)
        if portion.title:
            add_words(add(file, "notes"), "note", portion.title, category="catalog")
        for unit in portion.units:
            _add_unit(file, unit, portion)
    return serialize(root)


def _add_unit(file: _Element, unit: Unit, portion: Portion) -> None:
    message = unit.message
    element = add(file, "unit", id=id_of(message), canResegment="no")
    if message.obsolete:
        element.set("translate", "no")
    if message.previous_msgid:
        _add_previous(element, message)
    _add_metadata(element, message)
    notes = [("source", "extracted", text) for text in message.comments if text]
    notes += [("target", "translator", text) for text in message.translator_comments if text]
    if notes:
        group = add(element, "notes")
        for side, category, text in notes:
            add_words(group, "note", text, appliesTo=side, category=category)
    segment = add(element, "segment", id=_SEGMENT, state=_STATES[unit.state])
    _add_text(segment, "source", message.msgid).set(LANG, portion.source_language)
    if message.msgstr:
        _add_text(segment, "target", message.msgstr).set(LANG, portion.locale)


def _add_text(parent: _Element, name: str, text: str) -> _Element:
    element = add(parent, name)
    element.set(SPACE, "preserve")
    _fill(element, nodes(text), Counter())
    return element


def _add_previous(element: _Element, message: Message) -> None:
    from lxml import etree

    matches = etree.SubElement(element, f"{{{_MATCHES}}}matches")
    match = etree.SubElement(matches, f"{{{_MATCHES}}}match", ref=f"#{_SEGMENT}", type="other")
    match.set("subType", "transform:previous")
    for name, text in (("source", message.previous_msgid), ("target", message.msgstr)):
        child = etree.SubElement(match, f"{{{_CORE}}}{name}")
        child.set(SPACE, "preserve")
        _fill(child, nodes(text), Counter())


def _add_metadata(element: _Element, message: Message) -> None:
    from lxml import etree

    metadata = etree.SubElement(element, f"{{{_METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", category="gettext")
    for type_, text in (
        ("context", message.msgctxt),
        ("previous-context", message.previous_msgctxt),
        ("obsolete", "yes" if message.obsolete else ""),
        *(("reference", place) for place in message.references),
        ("base", base_of(message)),
    ):
        if text:
            add_words(group, "meta", text, type=type_)


def _fill(parent: _Element, content: tuple[Node, ...], seen: Counter[str]) -> None:
    for node in content:
        match node:
            case str():
                _append(parent, node)
            case Span(name, inside):
                child = _tag(parent, "pc", name, seen)
                child.set("dispStart", f"<{name}>")
                child.set("dispEnd", f"</{name}>")
                _fill(child, inside, seen)
            case Point(name):
                _tag(parent, "ph", name, seen).set("disp", f"<{name}/>")
            case Edge(name, closing):
                child = _tag(parent, "ec" if closing else "sc", name, seen)
                child.set("isolated", "yes")
                child.set("disp", f"</{name}>" if closing else f"<{name}>")
            case _:
                assert_never(node)


def _append(parent: _Element, text: str) -> None:
    """Text; what XML cannot hold has an element of its own, and so has a backslash before it."""
    position = 0
    for unsafe in UNSAFE_IN_XML.finditer(text):
        append_text(parent, text[position : unsafe.start()])
        if unsafe[0] == "\\":
            append_text(parent, "\\")
        else:
            add(parent, "cp", hex=f"{ord(unsafe[0]):04X}")
        position = unsafe.end()
    append_text(parent, text[position:])


def _tag(parent: _Element, element: str, name: str, seen: Counter[str]) -> _Element:
    seen[name] += 1
    first_of_name = seen[name] == 1
    child = add(parent, element, id=name if first_of_name else f"{name}_{seen[name]}")
    if not first_of_name:
        child.set("copyOf", name)
    child.set("canCopy", "no")
    child.set("canDelete", "yes" if kind(name) in _MAY_BE_LEFT_OUT else "no")
    type_, sub_type = _TYPES.get(kind(name), ("other", f"transform:{kind(name)}"))
    child.set("type", type_)
    if sub_type:
        child.set("subType", sub_type)
    return child


def read_xliff21(root: _Element) -> Iterator[Portion]:
    """The catalogs of a file of XLIFF 2, those of other programs too."""
    for file in children(root, "file"):
        note = next((n for notes in children(file, "notes") for n in notes), None)
        yield Portion(
            file.get("original", ""),
            root.get("trgLang", ""),
            root.get("srcLang", ""),
            tuple(_unit(one) for one in file.iter() if local_name(one) == "unit"),
            words(note),
        )


def _unit(element: _Element) -> Unit:
    id_ = element.get("id", "")
    metas = [
        (meta.get("type", ""), words(meta))
        for metadata in children(element, "metadata")
        for meta in metadata.iter()
        if local_name(meta) == "meta"
    ]
    meta = dict(metas)
    notes = [
        (note.get("category", ""), line)
        for group in children(element, "notes")
        for note in children(group, "note")
        for line in words(note).split("\n")
        if line
    ]
    segments = [child for child in element if local_name(child) in {"segment", "ignorable"}]
    states = {one.get("state") or "initial" for one in segments if local_name(one) == "segment"}
    msgstr = _joined(segments, "target") if any(_has_words(one) for one in segments) else ""
    message = Message(
        msgid=_joined(segments, "source"),
        msgstr=msgstr,
        msgctxt=meta.get("context", ""),
        comments=tuple(text for category, text in notes if category == "extracted"),
        translator_comments=tuple(text for category, text in notes if category != "extracted"),
        references=tuple(text for type_, text in metas if type_ == "reference"),
        flags=("fuzzy",) if msgstr and states & {"initial"} else (),
        previous_msgid=_previous(element),
        previous_msgctxt=meta.get("previous-context", ""),
        obsolete=meta.get("obsolete") == "yes",
    )
    return Unit(
        message,
        approved=states == {"final"},
        id=id_ if is_own_id(id_) else "",
        base=meta.get("base", ""),
        line=line_of(element),
    )


def _has_words(segment: _Element) -> bool:
    target = first(segment, "target")
    return target is not None and bool("".join(map(str, target.itertext())) or len(target))


def _joined(segments: list[_Element], name: str) -> str:
    """The text of all segments: a program may have parted a unit into several.

    White space between two segments stands in the source alone, and is the target's too.
    """
    found: list[Node] = []
    for segment in segments:
        text = first(segment, name)
        if text is None and local_name(segment) == "ignorable":
            text = first(segment, "source")
        if text is not None:
            found += _nodes(text)
    return message_text(found)


def _previous(element: _Element) -> str:
    for matches in children(element, "matches"):
        for match in children(matches, "match"):
            source = first(match, "source")
            if match.get("subType") == "transform:previous" and source is not None:
                return message_text(_nodes(source))
    return ""


def _nodes(element: _Element) -> Iterator[Node]:
    if element.text:
        yield element.text
    for child in element:
        yield from _inline(child)
        if child.tail:
            yield child.tail


def _inline(element: _Element) -> Iterator[Node]:
    name = (element.get("copyOf") or element.get("id") or "").partition("_")[0]
    match local_name(element):
        case "pc":
            yield Span(name, tuple(_nodes(element)))
        case "ph":
            yield Point(name)
        case "sc":
            yield Edge(name, closing=False)
        case "ec":
            own = element.get("startRef", "").partition("_")[0]
            yield Edge(own or name, closing=True)
        case "cp":
            yield _character(element.get("hex", ""))
        case _:  # mrk, sm, em: a program's own marks
            yield from _nodes(element)


def _character(hexadecimal: str) -> str:
    try:
        return chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return ""
