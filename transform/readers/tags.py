"""Inline HTML tags: what each makes of the inlines inside it, for Markdown and HTML alike."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from transform.inlines import plain_text
from transform.model import Code, Emphasis, Image, Inline, LineBreak, Link, Strong, TermRef, Text

if TYPE_CHECKING:
    from transform.readers.links import LinkReader

__all__ = ["TagFrame", "close_tag", "open_tag", "wrap"]

_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
_VOID = {"br", "img", "wbr", "hr", "input", "area", "col", "source", "embed", "track"}
# Text between these is set for machines; Markdown hands it over tag by tag all the same.
_MAX_OPEN = 40  # tags open inside each other in one line; what goes beyond says nothing
_HIDDEN = {"script", "style", "template", "head", "title"}

_TERM_ATTRIBUTES = ("href", "onclick", "data-glossary-id", "data-href", "data-url")
_SUPERSCRIPT = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_RAISED = re.compile(r"[0-9+\-−=()n]+")


@dataclass(slots=True)
class TagFrame:
    """A tag that is open while a line is read, and what stands in it so far."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inlines: list[Inline] = field(default_factory=list)


def open_tag(stack: list[TagFrame], source: str, links: LinkReader) -> None:
    """Take in an opening tag such as `<a href="...">`; comments and the like vanish."""
    named = _NAME.match(source)
    if named is None:
        return
    name = named[1].lower()
    attributes = {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(source.rstrip("/>"), named.end())
    }
    if name in _VOID:
        stack[-1].inlines.extend(wrap(name, attributes, (), links))
    elif not source.rstrip().endswith("/>") and len(stack) < _MAX_OPEN:
        stack.append(TagFrame(name, attributes))


def close_tag(stack: list[TagFrame], name: str, links: LinkReader) -> None:
    """Close the innermost tag of that name, and what was left open inside it."""
    if all(frame.name != name for frame in stack[1:]):
        return
    while True:
        frame = stack.pop()
        inside = () if frame.name in _HIDDEN else tuple(frame.inlines)
        stack[-1].inlines.extend(wrap(frame.name, frame.attributes, inside, links))
        if frame.name == name:
            return


def wrap(
    name: str, attributes: Mapping[str, str], children: tuple[Inline, ...], links: LinkReader
) -> tuple[Inline, ...]:
    """What a tag makes of its children. A tag that says nothing about meaning vanishes."""
    match name:
        case "a":
            return _anchor(attributes, children, links)
        case "em" | "i" | "cite" | "var":
            return (Emphasis(children),) if children else ()
        case "strong" | "b":
            return (Strong(children),) if children else ()
        case "code" | "kbd" | "samp" | "tt":
            text = plain_text(children)
            span = children[0].span if children and isinstance(children[0], Text) else None
            return (Code(text, span),) if text else ()
        case "br":
            return (LineBreak(),)
        case "img":
            return _image(attributes, links)
        case "sup":
            return tuple(map(_raise, children))
        case "q":
            return (Text("“"), *children, Text("”")) if children else ()
        case "dfn" | "abbr" | "span" | "button":
            return _term(attributes, children, links)
        case _:
            return children


def _anchor(
    attributes: Mapping[str, str], children: tuple[Inline, ...], links: LinkReader
) -> tuple[Inline, ...]:
    term = _term_of(attributes, children, links)
    if term is not None:
        return (term,)
    link = links.link(attributes.get("href", ""), children, attributes.get("title", ""))
    return children if link is None else (link,)


def _term(
    attributes: Mapping[str, str], children: tuple[Inline, ...], links: LinkReader
) -> tuple[Inline, ...]:
    term = _term_of(attributes, children, links)
    return children if term is None else (term,)


def _term_of(
    attributes: Mapping[str, str], children: tuple[Inline, ...], links: LinkReader
) -> TermRef | None:
    """The popup that an element opens: by its address, its script, or a glossary attribute."""
    for name in _TERM_ATTRIBUTES:
        value = attributes.get(name)
        if value and (term := links.term(value, children)):
            return term if plain_text(children).strip() else None
    return None


def _image(attributes: Mapping[str, str], links: LinkReader) -> tuple[Inline, ...]:
    alt = " ".join(attributes.get("alt", "").split())
    title = " ".join(attributes.get("title", "").split())
    source = attributes.get("src") or attributes.get("data-src") or ""
    address = "" if source.startswith("data:") else links.address(source)
    if not address and not alt:
        return ()
    return (Image(address, alt, "" if title == alt else title),)


def _raise(inline: Inline) -> Inline:
    # 10<sup>9</sup> must never read 109, nor a note's mark be a figure of its sentence.
    match inline:
        case Text(value, span) if _RAISED.fullmatch(value.strip()):
            return Text(value.translate(_SUPERSCRIPT), span)
        case Link() | Emphasis() | Strong():
            return replace(inline, children=tuple(map(_raise, inline.children)))
        case _:
            return inline
