"""XLIFF 1.2, which nearly every program for translators reads.

A catalog is a `file`, a message a `trans-unit`. Tags are `g` and `x`, their name is the `id`.
A message that nobody has translated has no `target`: a program that knows nothing of states then
adds one without a state, and that counts as translated. Source: XLIFF 1.2, OASIS Standard, 2008.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from transform.catalogs.exchange.armour import armour, without_armour
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

__all__ = ["format_xliff12", "read_xliff12"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_PAIRS = {"a": "link", "em": "italic", "strong": "bold", "t": "x-term"}
_POINTS = {"br": "lb", "img": "image"}
_STATES: dict[State, str] = {
    "fuzzy": "needs-review-translation",
    "translated": "translated",
    "approved": "final",
}
_DONE = frozenset({"translated", "signed-off", "final"})
_APPROVED = frozenset({"signed-off", "final"})
_MACHINE = ("fuzzy-match", "leveraged-", "mt-suggestion", "id-match")

_CONTEXT = "x-po-msgctxt"
_OLD_CONTEXT = "x-po-previous-msgctxt"
_BASE = "x-transform-base"
_OBSOLETE = "x-po-obsolete"


def format_xliff12(portions: Iterable[Portion]) -> bytes:
    """The file of some catalogs; the same catalogs give the same bytes."""
    root = new_root("xliff", default=_NAMESPACE)
    root.set("version", "1.2")
    for portion in portions:
        _add_file(root, portion)
    return serialize(root)


def _add_file(root: _Element, portion: Portion) -> None:
    from transform import __version__

    file = add(
        root,
        "file",
        original=portion.domain,
        source_language=portion.source_language,
        target_language=portion.locale,
        datatype="po",
        tool_id="transform",
    )
    file.set(SPACE, "preserve")
    header = add(file, "header")
    add(header, "tool", tool_id="transform", tool_name="transform", tool_version=__version__)
    if portion.title:
        add_words(header, "note", portion.title)
    body = add(file, "body")
    for unit in portion.units:
        _add_unit(body, unit, portion)


def _add_unit(body: _Element, unit: Unit, portion: Portion) -> None:
    message = unit.message
    element = add(body, "trans-unit", id=id_of(message))
    if message.obsolete:
        element.set("translate", "no")
    if unit.state == "approved":
        element.set("approved", "yes")
    element.set(SPACE, "preserve")
    _fill(add(element, "source"), nodes(message.msgid))
    element[0].set(LANG, portion.source_language)
    if message.msgstr:
        target = add(element, "target", state=_STATES[unit.state])
        target.set(LANG, portion.locale)
        _fill(target, nodes(message.msgstr))
    _add_contexts(element, message)
    for comment in filter(None, message.comments):
        add_words(element, "note", comment, **{"from": "developer"}, annotates="source")
    for comment in filter(None, message.translator_comments):
        add_words(element, "note", comment, **{"from": "translator"}, annotates="target")
    if message.previous_msgid:
        older = add(element, "alt-trans", alttranstype="previous-version")
        _fill(add(older, "source"), nodes(message.previous_msgid))
        _fill(add(older, "target"), nodes(message.msgstr))


def _add_contexts(element: _Element, message: Message) -> None:
    entry = add(element, "context-group", purpose="information")
    for type_, text in (
        (_CONTEXT, message.msgctxt),
        (_OLD_CONTEXT, message.previous_msgctxt),
        (_OBSOLETE, "yes" if message.obsolete else ""),
        (_BASE, base_of(message)),
    ):
        if text:
            add_words(entry, "context", text, context_type=type_)
    if message.references:
        places = add(element, "context-group", purpose="location")
        for place in message.references:
            add_words(places, "context", place, context_type="sourcefile")


def _fill(parent: _Element, content: tuple[Node, ...]) -> None:
    seen: Counter[str] = Counter()
    _fill_in(parent, content, seen)


def _fill_in(parent: _Element, content: tuple[Node, ...], seen: Counter[str]) -> None:
    for node in content:
        match node:
            case str():
                append_text(parent, armour(node))
            case Span(name, inside):
                child = add(parent, "g", id=_id(name, seen), ctype=_pair_type(name))
                _fill_in(child, inside, seen)
            case Point(name):
                ctype = _POINTS.get(kind(name), f"x-{kind(name)}")
                equivalent = armour(f"<{name}/>")
                add(parent, "x", id=_id(name, seen), ctype=ctype, equiv_text=equivalent)
            case Edge(name, closing):
                position = "close" if closing else "open"
                child = add(parent, "it", id=_id(name, seen), pos=position, ctype=_pair_type(name))
                child.text = f"</{name}>" if closing else f"<{name}>"
            case _:
                assert_never(node)


def _id(name: str, seen: Counter[str]) -> str:
    """The tag's name; a second one of a name has another id, as the format wants it."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}_{seen[name]}"


def _pair_type(name: str) -> str:
    return _PAIRS.get(kind(name), f"x-{kind(name)}")


def read_xliff12(root: _Element) -> Iterator[Portion]:
    """The catalogs of a file, those of other programs too."""
    for file in children(root, "file"):
        note = next((n for head in children(file, "header") for n in children(head, "note")), None)
        units = (_unit(one) for one in file.iter() if local_name(one) == "trans-unit")
        yield Portion(
            file.get("original", ""),
            file.get("target-language", ""),
            file.get("source-language", ""),
            tuple(units),
            words(note),
        )


def _unit(element: _Element) -> Unit:
    own = is_own_id(element.get("id", ""))
    source, target = first(element, "source"), first(element, "target")
    contexts = {
        context.get("context-type", ""): words(context)
        for group in children(element, "context-group")
        for context in children(group, "context")
    }
    notes = [note for note in children(element, "note") if words(note)]
    older = next((o for o in children(element, "alt-trans") if _is_previous(o)), None)
    message = Message(
        msgid=_text(source, own=own),
        msgstr=_text(target, own=own),
        msgctxt=contexts.get(_CONTEXT, ""),
        comments=tuple(words(note) for note in notes if note.get("from") == "developer"),
        translator_comments=tuple(
            line
            for note in notes
            if note.get("from") != "developer"
            for line in words(note).split("\n")
        ),
        references=tuple(
            words(context)
            for group in children(element, "context-group")
            if group.get("purpose") == "location"
            for context in children(group, "context")
        ),
        previous_msgid=_text(first(older, "source"), own=own) if older is not None else "",
        previous_msgctxt=contexts.get(_OLD_CONTEXT, ""),
        obsolete=_OBSOLETE in contexts,
    )
    unit = Unit(
        message,
        id=element.get("id", "") if own else "",
        base=contexts.get(_BASE, ""),
        line=line_of(element),
    )
    return _with_state(unit, element, target)


def _is_previous(element: _Element) -> bool:
    return element.get("alttranstype") == "previous-version"


def _with_state(unit: Unit, element: _Element, target: _Element | None) -> Unit:
    if target is None or not unit.message.msgstr:
        return unit
    state, qualifier = target.get("state", ""), target.get("state-qualifier", "")
    if state:
        fuzzy = state not in _DONE
    else:
        fuzzy = element.get("approved") == "no" or qualifier.startswith(_MACHINE)
    unit = replace(unit, stated=bool(state or qualifier or element.get("approved")))
    if fuzzy:
        return replace(unit, message=replace(unit.message, flags=("fuzzy",)))
    return replace(unit, approved=element.get("approved") == "yes" or state in _APPROVED)


def _text(element: _Element | None, *, own: bool) -> str:
    """A message. In a file that is not ours tags and entities may stand as words."""
    if element is None:
        return ""
    content = tuple(_nodes(element))
    if own:
        return message_text(content)
    return "".join(n if isinstance(n, str) else message_text((n,)) for n in content)


def _nodes(element: _Element) -> Iterator[Node]:
    if element.text:
        yield without_armour(element.text)
    for child in element:
        yield from _inline(child)
        if child.tail:
            yield without_armour(child.tail)


def _inline(element: _Element) -> Iterator[Node]:
    name = element.get("id", "").partition("_")[0]
    match local_name(element):
        case "g":
            yield Span(name, tuple(_nodes(element)))
        case "x" | "ph":
            yield Point(name)
        case "bx" | "bpt":
            yield Edge(name, closing=False)
        case "ex" | "ept":
            yield Edge(name, closing=True)
        case "it":
            yield Edge(name, closing=element.get("pos") == "close")
        case _:  # mrk: a program's own marks around words
            yield from _nodes(element)
