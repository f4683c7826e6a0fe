"""Inlines as Markdown: escapes, emphasis that reads back, links and term links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from transform.addresses import whole_address
from transform.inlines import inline_text, plain_text
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    TermRef,
    Text,
)

__all__ = ["MarkdownStyle", "inlines_to_markdown", "picture_source"]


@dataclass(frozen=True, slots=True)
class MarkdownStyle:
    """How Markdown is written: as a copy of the blocks, or for a page that is read elsewhere.

    `absolute` makes links whole against `base` and drops those that cannot be; terms whose id is
    in `explained` link to their explanation; images whose address is not among the `pictures`
    (None: all are) are described in place of being shown, in the words of `locale`.
    """

    base: str = ""
    absolute: bool = False
    explained: frozenset[str] = frozenset()
    pictures: frozenset[str] | None = None
    locale: str = "en"

    def shows(self, src: str) -> bool:
        """Whether the image at this address is shown."""
        return self.pictures is None or src in self.pictures


def inlines_to_markdown(inlines: Iterable[Inline], style: MarkdownStyle) -> str:
    r"""Inlines as Markdown; a line break the author asked for is a backslash at the line's end.

    >>> inlines_to_markdown((Strong((Text("Imaging:"),)), Text(" a 2*2 scan")), MarkdownStyle())
    '**Imaging:** a 2\\*2 scan'
    """
    return _written(tuple(inlines), style, _Place())


@dataclass(frozen=True, slots=True)
class _Place:
    """The characters on both sides of inlines, whether marks stand right at a side, with which
    their own would merge, and which marks are open around them.
    """

    before: str = " "
    after: str = " "
    marks_before: bool = False
    marks_after: bool = False
    open: tuple[str, ...] = ()


def _written(inlines: tuple[Inline, ...], style: MarkdownStyle, place: _Place) -> str:
    texts = tuple(map(inline_text, inlines))
    made: list[str] = []
    for index, inline in enumerate(inlines):
        before = next((text[-1] for text in reversed(texts[:index]) if text), place.before)
        after = next((text[0] for text in texts[index + 1 :] if text), place.after)
        first, last = index == 0, index == len(inlines) - 1
        here = _Place(
            before,
            after,
            place.marks_before if first else isinstance(inlines[index - 1], Emphasis | Strong),
            last and place.marks_after,
            place.open,
        )
        piece = _inline(inline, style, here)
        if made and made[-1].endswith("!") and piece.startswith("["):
            made[-1] = f"{made[-1][:-1]}\\!"  # else the link would be an image
        made.append(piece)
    return "".join(made)


def _inline(inline: Inline, style: MarkdownStyle, place: _Place) -> str:
    match inline:
        case Text(value):
            return _escape(value)
        case Code(value):
            return _code(value)
        case Emphasis(children):
            return _emphasis("*", children, style, place)
        case Strong(children):
            return _emphasis("**", children, style, place)
        case Link():
            return _link(inline, style)
        case TermRef(term_id, children):
            inside = inlines_to_markdown(children, style)
            linked = term_id in style.explained and inside.strip()
            return f"[{inside}](#term-{term_id})" if linked else inside
        case Image():
            alt = _escape(inline.alt)
            return (
                f"![{alt}](<{picture_source(inline.src, style)}>)"
                if style.shows(inline.src)
                else alt
            )
        case FootnoteRef(label):
            return f"[^{label}]"
        case LineBreak():
            return "\\\n"
    assert_never(inline)


def _escape(text: str) -> str:
    text = re.sub(r"[ \t\r\n]+", " ", text)
    text = re.sub(r"([\\`*\[\]<~])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return re.sub(r"&(?=#?\w+;)", r"\\&", text)


def _code(value: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", value)), default=0) + 1)
    pad = " " if value.startswith(("`", " ")) or value.endswith(("`", " ")) else ""
    return f"{fence}{pad}{value}{pad}{fence}"


def _emphasis(mark: str, children: tuple[Inline, ...], style: MarkdownStyle, place: _Place) -> str:
    text = plain_text(children)
    lead_space, end_space = text[:1].isspace(), text[-1:].isspace()
    before = " " if lead_space else place.before
    after = " " if end_space else place.after
    inner = children
    while len(inner) == 1 and _mark(inner[0]) in (mark, *place.open):
        inner = _children(inner[0])  # the same mark twice is that mark
    # "***a***" reads well, "***a* b**" does not.
    edge = len(inner) > 1
    inside = _written(inner, style, _Place(before, after, edge, edge, (*place.open, mark)))
    core = inside.strip(" ").strip("*")
    readable = (
        bool(core)
        and mark not in place.open
        and (lead_space or not place.marks_before)
        and (end_space or not place.marks_after)
        and (_is_letter(core[0]) or not _is_letter(before))
        and (_is_letter(core[-1]) or not _is_letter(after))
    )
    if not readable:
        # Markdown would show the asterisks, or take them for other marks.
        return _written(children, style, place)
    lead = inside[: len(inside) - len(inside.lstrip(" "))]
    trail = inside[len(inside.rstrip(" ")) :]
    return f"{lead}{mark}{inside.strip(' ')}{mark}{trail}"


def _children(inline: Inline) -> tuple[Inline, ...]:
    return inline.children if isinstance(inline, Emphasis | Strong) else (inline,)


def _mark(inline: Inline) -> str:
    match inline:
        case Emphasis():
            return "*"
        case Strong():
            return "**"
        case _:
            return ""


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_letter(char: str) -> bool:
    return not char.isspace() and not _is_mark(char)


def picture_source(src: str, style: MarkdownStyle) -> str:
    """The address of an image as the style wants it."""
    return whole_address(src, style.base) if style.absolute else src


def _link(link: Link, style: MarkdownStyle) -> str:
    # No link stands in another: a term inside a link is not linked.
    inside = inlines_to_markdown(link.children, replace(style, explained=frozenset()))
    address = whole_address(link.href, style.base) if style.absolute else link.href
    if not address or not inside.strip():
        return inside
    if plain_text(link.children) == address and re.fullmatch(r"https?://[^\s<>]+", address):
        return f"<{address}>"
    if re.search(r"[\s<>()]", address):
        address = f"<{re.sub(r'[<>]', '', address).strip()}>"
    title = link.title if link.title not in ("", link.href) else ""
    shown = ' "{}"'.format(title.replace("\\", "\\\\").replace('"', '\\"')) if title else ""
    return f"[{inside}]({address}{shown})"
