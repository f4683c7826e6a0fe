"""A glossary as TBX (ISO 30042), in the element names of its 2008 and its 2019 edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from transform.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["tbx_entries"]

_CONCEPTS, _LANGUAGES = ("termEntry", "conceptEntry"), ("langSet", "langSec")
_MARKED = re.compile(r"\A_(?=\d)")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tbx_entries(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    """(locale, id, name, definition): the first term of each language of each concept.

    A definition stands at the term, at its language or at the concept. Raises InputError for what
    is no XML; entities are not resolved and nothing is fetched.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"is no readable XML ({error})", "export it as TBX again") from None
    for concept in root.iter():
        if _name(concept) in _CONCEPTS:
            yield from _concept(concept)


def _concept(concept: _Element) -> Iterator[tuple[str, str, str, str]]:
    # An id of XML cannot begin with a digit: "_45693" is 45693.
    id_ = _MARKED.sub("", concept.get("id") or "")
    shared = _definition(concept)
    for section in concept:
        if _name(section) in _LANGUAGES:
            name = next((_text(one) for one in section.iter() if _name(one) == "term"), "")
            inside = (_definition(one) for one in section.iter())
            own = next((text for text in inside if text), "")
            yield section.get(_LANG) or section.get("lang") or "", id_, name, own or shared


def _definition(element: _Element) -> str:
    """The definition right under an element, or in a group of descriptions there."""
    for child in element:
        if _name(child) == "descripGrp":
            if text := _definition(child):
                return text
        elif _name(child) == "descrip" and child.get("type") == "definition":
            return _text(child)
    return ""


def _name(element: _Element) -> str:
    """The element's name without its namespace; "" for comments and the like."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: _Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
