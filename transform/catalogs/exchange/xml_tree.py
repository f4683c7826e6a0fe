"""XML of other people, read without entities and without the network, and XML of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from transform.catalogs.exchange.armour import armour, without_armour
from transform.errors import InputError, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "LANG",
    "SPACE",
    "add",
    "add_words",
    "append_text",
    "children",
    "first",
    "line_of",
    "local_name",
    "new_root",
    "parse_xml",
    "serialize",
    "unreadable",
    "words",
]

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def unreadable(error: Exception, path: str) -> InputError:
    """What to say of a file that lxml cannot read as XML, with the line where it says one."""
    line = getattr(error, "lineno", None)
    return InputError(
        f"is no readable XML ({getattr(error, 'msg', None) or error})",
        "export it from your program again",
        Place(path, line if isinstance(line, int) and line > 0 else None),
    )


def parse_xml(data: bytes, path: str) -> _Element:
    """The root of an XML file.

    Raises InputError with file and line for what is no XML, declares entities, or has a text of
    more than 10 MB or elements nested more than 256 deep.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(error, path) from None
    declared: Any = root.getroottree().docinfo.internalDTD  # the stubs know no entities
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise InputError(
            "the file declares entities, which no translation needs",
            "export it without a document type",
            Place(path, 1),
        )
    return root


def local_name(element: _Element) -> str:
    """The element's name without its namespace; "" for an entity's place."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element, name: str) -> Iterator[_Element]:
    """The children of a name in whatever namespace."""
    return (child for child in element if local_name(child) == name)


def first(element: _Element, name: str) -> _Element | None:
    return next(children(element, name), None)


def line_of(element: _Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def words(element: _Element | None) -> str:
    """All text in an element that holds plain words, as it was before :func:`add_words`."""
    if element is None:
        return ""
    return without_armour("".join(str(piece) for piece in element.itertext()))


def append_text(parent: _Element, text: str) -> None:
    """Text behind what stands in an element."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def new_root(name: str, **namespaces: str) -> _Element:
    """The root of a file; the namespace without a prefix is called `default` here."""
    from lxml import etree

    known: Any = {None if key == "default" else key: uri for key, uri in namespaces.items()}
    return etree.Element(f"{{{namespaces['default']}}}{name}", nsmap=known)


def add(parent: _Element, name: str, **attributes: str) -> _Element:
    """A new last child in the parent's namespace; `_` in an attribute's name is `-`."""
    from lxml import etree

    tag: object = parent.tag
    namespace = tag.partition("}")[0] + "}" if isinstance(tag, str) and tag[0] == "{" else ""
    child = etree.SubElement(parent, namespace + name)
    for key, value in attributes.items():
        child.set(key.replace("_", "-"), value)
    return child


def add_words(parent: _Element, name: str, text: str, **attributes: str) -> _Element:
    """A new last child with plain words in it."""
    child = add(parent, name, **attributes)
    child.text = armour(text)
    return child


_FLAT = frozenset({"source", "target", "note", "context", "meta", "data", "tool"})


def serialize(root: _Element) -> bytes:
    """The file: a line for each element, but for those that hold words, in which spaces count."""
    from lxml import etree

    _indent(root, 0)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + etree.tostring(root, encoding="utf-8") + b"\n"


def _indent(element: _Element, depth: int) -> None:
    if local_name(element) in _FLAT or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth
