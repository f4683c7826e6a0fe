"""Blocks as an HTML fragment that needs nothing but itself: no script, no request.

Text is always escaped; what is not a block or an inline of the model cannot get in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from transform.addresses import whole_address
from transform.bundles.directions import visible_in
from transform.bundles.inline_markup import InlineWriter, Surroundings, slug
from transform.bundles.languages import lang_attributes, phrase, spoken_in, visible
from transform.bundles.model import Passage, Said
from transform.catalogs.segments import space
from transform.inlines import one_line, plain_text
from transform.model import (
    Block,
    DefinitionList,
    Details,
    Figure,
    Footnote,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Table,
)
from transform.tree import repeated_headings, runs

__all__ = ["Anchor", "FragmentWriter"]

_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading that can be linked to."""

    id: str
    text: str
    level: int
    language: str


class FragmentWriter:
    """Writes the fragments of one page, one after the other: ids are unique over all of them.

    `anchors` collects the headings; `text` writes what is inside the blocks.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self.anchors: list[Anchor] = []
        self.text = InlineWriter(surroundings)
        self._around = surroundings
        self._awaited: dict[int, str] = {}  # ids given to headings that are still to come
        self._targets: dict[int, str] = {}  # the id that a key point links to
        self._tables = 0

    def passage(self, passage: Passage) -> Markup:
        """A passage as HTML, without an element around it that would name its language."""
        self.text.language = passage.language
        return self._title(passage.heading) + self._blocks(passage.blocks)

    def expect(self, passages: Iterable[Passage]) -> None:
        """Give the headings that key points repeat their ids first, for the points to link to."""
        blocks = tuple(block for passage in passages for block in passage.blocks)
        found = tuple(runs(blocks))
        for item, heading in repeated_headings(blocks).items():
            words = found[heading].inlines
            text = one_line(words)
            self._awaited[id(words)] = self.text.new_id(f"s-{slug(text)}")
            self._targets[id(found[item].inlines)] = self._awaited[id(words)]

    def _title(self, heading: Said | None) -> Markup:
        if heading is None:
            return _NOTHING
        anchor = self._anchor(heading.text, 2, heading.language)
        return Markup('<h2 id="{}"{}>{}</h2>\n').format(
            anchor.id, lang_attributes(heading.language, self.text.language), visible(heading.text)
        )

    # --- blocks ---

    def _blocks(self, blocks: Iterable[Block]) -> Markup:
        return _NOTHING.join(map(self._block, blocks))

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return Markup("<p>{}</p>\n").format(self.text.inlines(block.inlines))
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
                    self.text.inlines(block.summary, linked=False), self._blocks(block.blocks)
                )
            case Footnote():
                return self._footnote(block)
            case Rule():
                return Markup("<hr>\n")
        assert_never(block)

    def _heading(self, block: Heading) -> Markup:
        text = one_line(block.inlines)
        if not text:
            return _NOTHING
        anchor = self._anchor(
            text, block.level, self.text.language, self._awaited.pop(id(block.inlines), "")
        )
        return Markup('<h{0} id="{1}">{2}</h{0}>\n').format(
            block.level, anchor.id, self.text.inlines(block.inlines)
        )

    def _anchor(self, text: str, level: int, language: str, given: str = "") -> Anchor:
        anchor = Anchor(given or self.text.new_id(f"s-{slug(text)}"), text, level, language)
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
                target = self._targets.get(id(inlines), "")
                inside = self.text.inlines(inlines, linked=not target)
                if target:
                    inside = Markup('<a href="#{}">{}</a>').format(target, inside)
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
            see = phrase("page.picture_link", self.text.language)
            parts.append(Markup('<p class="note"><a href="{}">{}</a></p>\n').format(address, see))
        else:
            missing = phrase("page.picture_missing", self.text.language)
            parts.append(Markup('<p class="note">{}</p>\n').format(missing))
        if block.caption:
            caption = self.text.inlines(block.caption)
            parts.append(Markup("<figcaption>{}</figcaption>\n").format(caption))
        return Markup("<figure>\n{}</figure>\n").format(_NOTHING.join(parts))

    def _described(self, alt: str) -> Markup:
        language = self.text.language
        label, gap = phrase("page.picture", language), plain_text(space(spoken_in(language)))
        return Markup("<p><strong>{}</strong>{}{}</p>\n").format(
            label, gap, visible_in(alt, language)
        )

    def _table(self, block: Table) -> Markup:
        self._tables += 1
        name = Markup("{}").format(
            self.text.inlines(block.caption)
            if block.caption
            else phrase("page.table", self.text.language, number=self._tables)
        )
        head = (
            self._row(block.header, head=True) if any(map(plain_text, block.header)) else _NOTHING
        )
        if head:
            head = Markup("<thead>\n{}</thead>\n").format(head)
        rows = _NOTHING.join(self._row(row, head=False) for row in block.rows)
        caption = self.text.new_id(f"table-{self._tables}")
        # A wide table scrolls in a box of its own, which the keyboard must be able to reach.
        return Markup(
            '<div class="table" role="region" tabindex="0" aria-labelledby="{0}">\n<table>\n'
            '<caption id="{0}">{1}</caption>\n{2}<tbody>\n{3}</tbody>\n</table>\n</div>\n'
        ).format(caption, name, head, rows)

    def _row(self, cells: tuple[tuple[Inline, ...], ...], *, head: bool) -> Markup:
        named = Markup('<th scope="col">{}</th>')
        plain = Markup("<td>{}</td>")
        made = (
            (named if head and plain_text(cell).strip() else plain).format(self.text.inlines(cell))
            for cell in cells
        )
        return Markup("<tr>{}</tr>\n").format(_NOTHING.join(made))

    def _definitions(self, block: DefinitionList) -> Markup:
        parts: list[Markup] = []
        for item in block.items:
            parts += (Markup("<dt>{}</dt>\n").format(self.text.inlines(t)) for t in item.terms)
            parts += (
                Markup("<dd>{}</dd>\n").format(self._blocks(body)) for body in item.definitions
            )
        return Markup("<dl>\n{}</dl>\n").format(_NOTHING.join(parts))

    def _footnote(self, block: Footnote) -> Markup:
        name = slug(block.label)
        label = phrase("page.footnote", self.text.language, label=block.label)
        if self.text.has_id(f"note-{name}-ref"):
            label = Markup('<a href="#note-{}-ref">{}</a>').format(name, label)
        return Markup('<div class="footnote" id="{}">\n<p>{}</p>\n{}</div>\n').format(
            self.text.new_id(f"note-{name}"), label, self._blocks(block.blocks)
        )
