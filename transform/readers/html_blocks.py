"""The elements of a page as blocks, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transform.inlines import first_line
from transform.model import (
    Block,
    Details,
    Footnote,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Removal,
    Rule,
    SourceSpan,
    Strong,
)
from transform.readers.html_chrome import ChromeFilter
from transform.readers.html_figures import is_figure, read_figure
from transform.readers.html_inlines import InlineRun, LineCounter, trim
from transform.readers.html_notes import Notes, expansions, find_notes, note_marks, without_label
from transform.readers.html_tables import read_definitions, read_table
from transform.readers.html_tags import HEADINGS, INLINE, INVISIBLE, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transform.readers.html_elements import PageElements
    from transform.readers.links import LinkReader

__all__ = ["HtmlBlocks"]


class HtmlBlocks:
    """Walks a page once, in order, keeping the line it has come to."""

    def __init__(self, above: int, links: LinkReader, keep: tuple[str, ...] = ()) -> None:
        self.lines = LineCounter(above)
        self.links = links
        self._chrome = ChromeFilter(self.lines, keep)
        self._notes = Notes()

    @property
    def removals(self) -> list[Removal]:
        return self._chrome.removals

    def read_page(self, elements: PageElements) -> tuple[Block, ...]:
        """The blocks of a whole page, without its frame."""
        self._chrome.look_at(elements)
        self._notes = find_notes(elements)
        self.removals.extend(note_marks(self._notes, self.lines.above))
        self.removals.extend(expansions(elements, self.lines.above))
        return self.children(elements.root)

    def run(self) -> InlineRun:
        return InlineRun(self.lines, self.links, self._notes)

    def skip(self, element: Element) -> bool:
        """Whether the page's frame takes an element away; it is then on the removals."""
        return self._chrome.takes(element) or element in self._notes.backs

    def children(self, parent: Element) -> tuple[Block, ...]:
        """The blocks in an element; text and inline elements between them become paragraphs."""
        blocks: list[Block] = []
        run = self.run()
        run.text(parent.text)
        for child in parent:
            if self.is_inline(child):
                run.element(child, self.skip)
            else:
                self._flush(run, blocks)
                blocks.extend(self.element(child))
            run.text(child.tail)
        self._flush(run, blocks)
        return tuple(blocks)

    def _flush(self, run: InlineRun, blocks: list[Block]) -> None:
        if run.is_empty:
            return
        breaks, line = run.breaks, run.first_line
        inlines = run.take()
        for part in _parted(inlines) if breaks > 1 else filter(None, (inlines,)):
            first = (breaks and first_line(part)) or line
            blocks.append(Paragraph(part, self.lines.span(first)))

    def is_inline(self, element: Element) -> bool:
        """Whether an element is running text: by its name, and nothing in it is a block."""
        if not isinstance(element.tag, str):
            return True  # a comment
        if element.tag not in INLINE:
            # An element of a page's own making (`<nci-definition>`) is what its content is.
            return "-" in element.tag and all(map(self.is_inline, element))
        return len(element) == 0 or all(map(_is_inside_inline, element))

    def inlines(self, element: Element) -> tuple[Inline, ...]:
        """All that is in an element as running text, whatever elements it is in."""
        run = self.run()
        run.text(element.text)
        for child in element:
            run.element(child, self.skip)
            run.text(child.tail)
        return run.take()

    def element(self, element: Element) -> tuple[Block, ...]:
        self.lines.enter(element)
        tag = element.tag
        if not isinstance(tag, str) or tag in INVISIBLE or self.skip(element):
            self.lines.pass_over(element)
            return ()
        first = self.lines.line
        if element in self._notes.notes:
            return self._note(element, first)
        if level := _heading_level(element):
            return self._heading(element, level, first)
        return self._by_tag(element, first)

    def _by_tag(self, element: Element, first: int) -> tuple[Block, ...]:
        match element.tag:
            case "p":
                return self.children(element)
            case "ul" | "ol" | "menu" | "dir":
                return self._list(element, first)
            case "dl":
                return read_definitions(self, element, first)
            case "table":
                return read_table(self, element, first)
            case "figure" | "div" if element.tag == "figure" or is_figure(element):
                return read_figure(self, element, first)
            case "blockquote":
                blocks = self.children(element)
                return (Quote(blocks, self._span(first)),) if blocks else ()
            case "pre" | "listing" | "xmp":
                return self._preformatted(element, first)
            case "details":
                return self._details(element, first)
            case "hr":
                return (Rule(self._span(first)),)
            case _:
                return self._container(element)

    def _container(self, element: Element) -> tuple[Block, ...]:
        blocks = self.children(element)
        if element.tag == "a" and (href := element.get("href")):
            return tuple(self._linked(block, href) for block in blocks)
        if element.tag in {"strong", "b"}:
            return tuple(_strengthened(block) for block in blocks)
        return blocks

    def _linked(self, block: Block, href: str) -> Block:
        """A link around blocks (a card): the words of its headings and paragraphs carry it."""
        if not isinstance(block, Heading | Paragraph) or "://" not in (href + self.links.base):
            return block
        link = self.links.link(href, block.inlines)
        return block if link is None else replace(block, inlines=(link,))

    def _span(self, first: int) -> SourceSpan:
        return self.lines.span(first)

    def _heading(self, element: Element, level: int, first: int) -> tuple[Block, ...]:
        if any(not self.is_inline(child) for child in element):
            blocks = self.children(element)
            lines = [b.inlines for b in blocks if isinstance(b, Paragraph)]
            if len(lines) != 1:
                return blocks
            heading = Heading(level, lines[0], self._span(first))
            return tuple(heading if isinstance(b, Paragraph) else b for b in blocks)
        inlines = self.inlines(element)
        return (Heading(level, inlines, self._span(first)),) if inlines else ()

    def _note(self, element: Element, first: int) -> tuple[Block, ...]:
        label = self._notes.notes[element]
        blocks, written = without_label(self.children(element), label)
        if written:
            reason = "the footnote keeps its label and its place"
            self.removals.append(Removal("footnotes", reason, written, span=self._span(first)))
        return (Footnote(label, blocks, self._span(first)),) if blocks else ()

    def _list(self, element: Element, first: int) -> tuple[Block, ...]:
        if any(child in self._notes.notes for child in element):
            return tuple(block for child in element for block in self.element(child))
        items: list[ListItem] = []
        self._loose_item(element.text, items)
        for child in element:
            self.lines.enter(child)
            if child.tag == "li":
                line = self.lines.line
                if self.skip(child):
                    self.lines.pass_over(child)
                elif blocks := self.children(child):
                    items.append(ListItem(blocks, self._span(line)))
            elif blocks := self.element(child):
                _into_items(items, blocks, self._span(self.lines.line))
            self._loose_item(child.tail, items)
        if not items:
            return ()
        ordered = element.tag == "ol"
        return (ItemList(ordered, tuple(items), _start(element), self._span(first)),)

    def _loose_item(self, text: str | None, items: list[ListItem]) -> None:
        """Text that stands in a list and in no item of it is an item all the same."""
        run = self.run()
        run.text(text)
        if inlines := run.take():
            span = self.lines.span()
            items.append(ListItem((Paragraph(inlines, span),), span))

    def _preformatted(self, element: Element, first: int) -> tuple[Block, ...]:
        text = "".join(map(str, element.itertext())).strip("\n")
        self.lines.pass_over(element)
        return (Preformatted(text, self._span(first)),) if text.strip() else ()

    def _details(self, element: Element, first: int) -> tuple[Block, ...]:
        summary: tuple[Inline, ...] = ()
        found = element.find("summary")
        if found is not None:
            self.lines.enter(found)
            summary = self.inlines(found)
            tail, index = found.tail, element.index(found)
            element.remove(found)
            if tail and tail.strip():
                if index:
                    element[index - 1].tail = (element[index - 1].tail or "") + tail
                else:
                    element.text = (element.text or "") + tail
        blocks = self.children(element)
        if not blocks and not summary:
            return ()
        return (Details(summary, blocks, self._span(first)),)


def _is_inside_inline(element: Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in INVISIBLE:
        return True
    return tag in INLINE and (len(element) == 0 or all(map(_is_inside_inline, element)))


def _parted(inlines: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    """Old pages part their paragraphs with two breaks."""
    start = 0
    for at in range(1, len(inlines)):
        if isinstance(inlines[at], LineBreak) and isinstance(inlines[at - 1], LineBreak):
            if part := trim(inlines[start:at]):
                yield part
            start = at
    if part := trim(inlines[start:]) if start else inlines:
        yield part


def _heading_level(element: Element) -> int:
    if level := HEADINGS.get(str(element.tag)):
        return level
    if element.get("role") == "heading":
        given = element.get("aria-level") or "2"
        return min(6, max(1, int(given))) if given.isdecimal() else 2
    return 0


def _start(element: Element) -> int:
    given = (element.get("start") or "").strip()
    return int(given) if element.tag == "ol" and given.isdecimal() and len(given) < 10 else 1


def _strengthened(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph((Strong(block.inlines),), block.span)
    return block


def _into_items(items: list[ListItem], blocks: tuple[Block, ...], span: SourceSpan) -> None:
    """What stands in a list and in no item: a list goes under the item before it."""
    if items and all(isinstance(block, ItemList) for block in blocks):
        items[-1] = ListItem((*items[-1].blocks, *blocks), items[-1].span)
    else:
        items.append(ListItem(blocks, span))
