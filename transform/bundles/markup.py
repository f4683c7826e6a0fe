"""Blocks as an HTML fragment that needs nothing but itself: no script, no request.

Text is always escaped; what is not a block or an inline of the model cannot get in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from transform.bundles.languages import lang_attributes, phrase, visible
from transform.bundles.links import whole_address
from transform.bundles.model import Passage, Said
from transform.inlines import plain_text
from transform.model import (
    Block,
    Code,
    DefinitionList,
    Details,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Strong,
    Table,
    TermRef,
    Text,
)
from transform.tree import walk

__all__ = ["Anchor", "FragmentWriter", "Surroundings"]

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fragment has to know: its page's language, the source's address, the ids of the
    terms that the page explains, and the addresses of the images that may be offered.
    """

    locale: str
    base: str = ""
    explained: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading that can be linked to."""

    id: str
    text: str
    level: int
    language: str


class FragmentWriter:
    """Writes the fragments of one page, one after the other: ids are unique over all of them.

    `anchors` collects the headings, `met` the ids of the explained terms that were linked.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.anchors: list[Anchor] = []
        self.met: list[str] = []
        self._around = surroundings
        self._language = surroundings.locale
        self._ids: set[str] = set()
        self._notes: frozenset[str] = frozenset()
        self._tables = 0

    def passage(self, passage: Passage) -> Markup:
        """A passage as HTML, without an element around it that would name its language."""
        self._language = passage.language
        footnotes = (block for block in walk(passage.blocks) if isinstance(block, Footnote))
        self._notes |= {note.label for note in footnotes}
        return self._title(passage.heading) + self._blocks(passage.blocks)

    def _title(self, heading: Said | None) -> Markup:
        if heading is None:
            return _NOTHING
        anchor = self._anchor(heading.text, 2, heading.language)
        return Markup('<h2 id="{}"{}>{}</h2>\n').format(
            anchor.id, lang_attributes(heading.language, self._language), visible(heading.text)
        )

    def inlines(self, inlines: Iterable[Inline], *, linked: bool = True) -> Markup:
        """Inlines as HTML; with `linked` off no link is made, for places that are links already."""
        return _NOTHING.join(self._inline(inline, linked) for inline in inlines)

    # --- blocks ---

    def _blocks(self, blocks: Iterable[Block]) -> Markup:
        return _NOTHING.join(map(self._block, blocks))

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return Markup("<p>{}</p>\n").format(self.inlines(block.inlines))
            case ItemList():
                return self._list(block)
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Quote():
                return Markup("<blockquote>\n{}</blockquote>\n").format(self._blocks(block.blocks))
            case DefinitionList():
                return self._definitions(block)
            case Preformatted():
                return Markup("<pre>{}</pre>\n").format(visible(block.value))
            case Details():
                return Markup("<details>\n<summary>{}</summary>\n{}</details>\n").format(
                    self.inlines(block.summary, linked=False), self._blocks(block.blocks)
                )
            case Footnote():
                return self._footnote(block)
            case Rule():
                return Markup("<hr>\n")
        assert_never(block)

    def _heading(self, block: Heading) -> Markup:
        text = " ".join(plain_text(block.inlines).split())
        if not text:
            return _NOTHING
        anchor = self._anchor(text, block.level, self._language)
        return Markup('<h{0} id="{1}">{2}</h{0}>\n').format(
            block.level, anchor.id, self.inlines(block.inlines)
        )

    def _anchor(self, text: str, level: int, language: str) -> Anchor:
        anchor = Anchor(self._new_id(f"s-{_slug(text)}"), text, level, language)
        self.anchors.append(anchor)
        return anchor

    def _list(self, block: ItemList) -> Markup:
        items = _NOTHING.join(map(self._item, block.items))
        if not block.ordered:
            return Markup("<ul>\n{}</ul>\n").format(items)
        start = _NOTHING if block.start == 1 else Markup(' start="{}"').format(block.start)
        return Markup("<ol{}>\n{}</ol>\n").format(start, items)

    def _item(self, item: ListItem) -> Markup:
        match item.blocks:
            case (Paragraph(inlines), *more) if not any(isinstance(b, Paragraph) for b in more):
                # A paragraph of its own would set items apart that belong together.
                inside = self.inlines(inlines)
                if more:
                    inside = Markup("{}\n{}").format(inside, self._blocks(more))
            case _:
                inside = self._blocks(item.blocks)
        return Markup("<li>{}</li>\n").format(inside)

    def _figure(self, block: Figure) -> Markup:
        parts = []
        if block.alt:
            parts.append(self._described(block.alt))
        address = whole_address(block.src, self._around.base)
        if address.startswith("http") and block.src in self._around.images:
            see = phrase("page.picture_link", self._language)
            parts.append(Markup('<p class="note"><a href="{}">{}</a></p>\n').format(address, see))
        else:
            missing = phrase("page.picture_missing", self._language)
            parts.append(Markup('<p class="note">{}</p>\n').format(missing))
        if block.caption:
            caption = self.inlines(block.caption)
            parts.append(Markup("<figcaption>{}</figcaption>\n").format(caption))
        return Markup("<figure>\n{}</figure>\n").format(_NOTHING.join(parts))

    def _described(self, alt: str) -> Markup:
        label = phrase("page.picture", self._language)
        return Markup("<p><strong>{}</strong> {}</p>\n").format(label, visible(alt))

    def _table(self, block: Table) -> Markup:
        self._tables += 1
        name = Markup("{}").format(
            self.inlines(block.caption)
            if block.caption
            else phrase("page.table", self._language, number=self._tables)
        )
        head = (
            self._row(block.header, head=True) if any(map(plain_text, block.header)) else _NOTHING
        )
        if head:
            head = Markup("<thead>\n{}</thead>\n").format(head)
        rows = _NOTHING.join(self._row(row, head=False) for row in block.rows)
        caption = self._new_id(f"table-{self._tables}")
        # A wide table scrolls in a box of its own, which the keyboard must be able to reach.
        return Markup(
            '<div class="table" role="region" tabindex="0" aria-labelledby="{0}">\n<table>\n'
            '<caption id="{0}">{1}</caption>\n{2}<tbody>\n{3}</tbody>\n</table>\n</div>\n'
        ).format(caption, name, head, rows)

    def _row(self, cells: tuple[tuple[Inline, ...], ...], *, head: bool) -> Markup:
        named = Markup('<th scope="col">{}</th>')
        plain = Markup("<td>{}</td>")
        made = (
            (named if head and plain_text(cell).strip() else plain).format(self.inlines(cell))
            for cell in cells
        )
        return Markup("<tr>{}</tr>\n").format(_NOTHING.join(made))

    def _definitions(self, block: DefinitionList) -> Markup:
        parts: list[Markup] = []
        for item in block.items:
            parts += (Markup("<dt>{}</dt>\n").format(self.inlines(t)) for t in item.terms)
            parts += (
                Markup("<dd>{}</dd>\n").format(self._blocks(body)) for body in item.definitions
            )
        return Markup("<dl>\n{}</dl>\n").format(_NOTHING.join(parts))

    def _footnote(self, block: Footnote) -> Markup:
        slug = _slug(block.label)
        return Markup(
            '<div class="footnote" id="{}">\n<p><a href="#{}">{}</a></p>\n{}</div>\n'
        ).format(
            self._new_id(f"note-{slug}"),
            f"note-{slug}-ref",
            phrase("page.footnote", self._language, label=block.label),
            self._blocks(block.blocks),
        )

    # --- inlines ---

    def _inline(self, inline: Inline, linked: bool) -> Markup:
        match inline:
            case Text(value):
                return visible(value)
            case Code(value):
                return Markup("<code>{}</code>").format(visible(value))
            case Emphasis(children):
                return Markup("<em>{}</em>").format(self.inlines(children, linked=linked))
            case Strong(children):
                return Markup("<strong>{}</strong>").format(self.inlines(children, linked=linked))
            case Link():
                return self._link(inline, linked)
            case TermRef():
                return self._term(inline, linked)
            case Image():
                if not inline.alt:
                    return _NOTHING
                label = phrase("page.picture", self._language)
                return Markup('<span class="picture">[{} {}]</span>').format(
                    label, visible(inline.alt)
                )
            case FootnoteRef():
                return self._note_mark(inline, linked)
            case LineBreak():
                return Markup("<br>\n")
        assert_never(inline)

    def _link(self, link: Link, linked: bool) -> Markup:
        address = whole_address(link.href, self._around.base) if linked else ""
        if not address or not plain_text(link.children).strip():
            return self.inlines(link.children, linked=linked)
        inside = self.inlines(link.children, linked=False)
        return Markup('<a href="{}">{}</a>').format(address, inside)

    def _term(self, term: TermRef, linked: bool) -> Markup:
        inside = self.inlines(term.children, linked=False)
        known = term.term_id in self._around.explained and plain_text(term.children).strip()
        if not (known and linked):
            return Markup('<span data-term="{}">{}</span>').format(term.term_id, inside)
        place = _NOTHING
        if term.term_id not in self.met:
            # The definition leads back to where the word is met first.
            self.met.append(term.term_id)
            place = Markup(' id="{}"').format(self._new_id(f"ref-{term.term_id}"))
        return Markup('<a class="term"{0} href="#term-{1}" data-term="{1}">{2}</a>').format(
            place, term.term_id, inside
        )

    def _note_mark(self, mark: FootnoteRef, linked: bool) -> Markup:
        if not linked or mark.label not in self._notes:
            return Markup("<sup>{}</sup>").format(visible(mark.label))
        slug = _slug(mark.label)
        first = f"note-{slug}-ref"
        place = _NOTHING
        if first not in self._ids:
            place = Markup(' id="{}"').format(self._new_id(first))
        return Markup('<sup{}><a href="#note-{}">{}</a></sup>').format(
            place, slug, visible(mark.label)
        )

    def _new_id(self, wanted: str) -> str:
        made, count = wanted, 1
        while made in self._ids:
            count += 1
            made = f"{wanted}-{count}"
        self._ids.add(made)
        return made


def _slug(text: str) -> str:
    """The words of a text as part of an id, in any script; 60 characters at most.

    >>> _slug("What is it?")
    'what-is-it'
    """
    return re.sub(r"\W+", "-", visible(text).unescape().lower()).strip("-")[:60].rstrip("-")
