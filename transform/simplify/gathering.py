"""Reads a document's blocks as topics and units, in reading order.

Headings give each topic its section; where they don't say, the sentences do. Captions, tables,
pictures, quotations (another voice) and what the publisher says of itself give no units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from transform.inlines import inline_text, plain_text, slice_inlines
from transform.model import (
    Block,
    DefinitionList,
    Details,
    Document,
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
    Strong,
    Table,
)
from transform.simplify.cues import Cues, cues
from transform.simplify.lexicon import known_language
from transform.simplify.merging import counted_once, labelled_lists
from transform.simplify.units import Sentence, Topic, Unit, make_sentence, sentences_of

__all__ = ["gather"]

INHERITED = 2.0
"""A heading's own cue must weigh more than this to leave the section of the heading above it."""

MOST_TITLES = 2
"""Headings of the title's level: a page may name itself twice, a third is a section."""


def gather(document: Document) -> tuple[Unit, ...]:
    """The units of a document, without the sections about the publisher.

    Raises InputError for a language without plain-language rules.
    """
    gatherer = _Gatherer(document, cues(known_language(document.language)))
    gatherer.read(document.blocks)
    return counted_once(labelled_lists(gatherer.units))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 4 and text.rstrip().endswith((".", "!"))


class _Gatherer:
    """Walks the blocks once. `_path` holds (level, text, key, skipped) of the headings above."""

    def __init__(self, document: Document, lists: Cues) -> None:
        self._cues = lists
        self._language = document.language
        self._title_level = _title_level(document.blocks)
        self._path: list[tuple[int, str, str, bool]] = []
        self.units: list[Unit] = []
        self._topic = Topic(0, (), "")
        self._paragraph = 0
        self._intro: Unit | None = None
        self._heading_block: Heading | None = None

    def read(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._paragraph += 1
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self._paragraph_block(block)
                case ItemList():
                    self._list(block)
                case Details():
                    self._disclosure(block)
                case Figure():
                    pass  # a picture between "the following:" and its list parts them for the eye alone
                case Quote() | Table() | DefinitionList() | Preformatted() | Footnote() | Rule():
                    self._intro = None

    @property
    def _skipping(self) -> bool:
        return any(skipped for *_, skipped in self._path)

    # --- headings ----------------------------------------------------------------------------

    def _heading(self, block: Heading) -> None:
        text = plain_text(block.inlines).strip()
        self._intro = None
        while self._path and self._path[-1][0] >= block.level:
            self._path.pop()
        key = self._key_of(text, block.level)
        self._path.append((block.level, text, key, bool(self._cues.skip_heading.search(text))))
        self._topic = Topic(self._topic.number + 1, tuple(entry[1] for entry in self._path), key)
        self._heading_block = block
        if self._skipping:
            return
        # A heading that ends in a colon gives no unit: the headings under it need not be all of
        # what it announces ("The following types of treatment are used:").
        if _is_sentence(text):
            self.units += [
                self._unit("heading", (sentence,))
                for sentence in sentences_of(block.inlines, self._language, block.span)
            ]

    def _key_of(self, text: str, level: int) -> str:
        inherited = self._path[-1][2] if self._path else ""
        if level <= self._title_level:
            return ""
        listed = bool(self._path) and self._path[-1][1].endswith(":")
        if self._cues.key_points.search(text) or (listed and inherited):
            return inherited  # what stands under "The following are risk factors:" is one
        found = self._cues.of_heading(text)
        best = max(found, key=lambda key: found[key], default="")
        return best if best and (not inherited or found[best] > INHERITED) else inherited

    def _disclosure(self, block: Details) -> None:
        """What is folded away stands under its own heading and goes back to the one before."""
        path, topic, heading = list(self._path), self._topic, self._heading_block
        level = path[-1][0] + 1 if path else 1
        self._heading(Heading(level, block.summary, block.span))
        self.read(block.blocks)
        number = self._topic.number
        self._path, self._heading_block = path, heading
        self._topic = replace(topic, number=number + 1)

    # --- text --------------------------------------------------------------------------------

    def _unit(self, kind: str, intro: tuple[Sentence, ...]) -> Unit:
        assert kind in {"sentence", "heading", "list"}  # noqa: S101
        return Unit(kind, intro, self._topic, self._paragraph)  # type: ignore[arg-type]  # asserted

    def _paragraph_block(self, block: Paragraph) -> None:
        self._intro = None
        if self._skipping:
            return
        sentences = sentences_of(block.inlines, self._language, block.span)
        labelled = bool(sentences) and _label_end(sentences[0].inlines) > 0
        for position, sentence in enumerate(sentences):
            unit = replace(
                self._unit("sentence", (sentence,)), position=position, labelled=labelled
            )
            if sentence.text.rstrip().endswith(":"):
                self._intro = unit if position == len(sentences) - 1 else None
            else:
                self.units.append(unit)

    def _list(self, block: ItemList) -> None:
        intro, self._intro = self._intro, None
        if self._skipping:
            return
        if self._in_key_points():
            self._key_points(block)
            return
        items = tuple(self._items(block))
        if intro is not None:
            self.units.append(replace(intro, kind="list", items=items))
        elif (broken := self._last_list_of_topic()) is not None:
            del self.units[broken]  # it goes on here, behind other text: neither half is whole
        elif self._topic.key and self._heading_block and not self._units_of_topic():
            # A list right under "Symptoms": its heading is what introduces it.
            heading = self._heading_block
            words = make_sentence(heading.inlines, self._language, heading.span)
            self.units.append(replace(self._unit("list", (words,)), items=items))

    def _last_list_of_topic(self) -> int | None:
        number = self._topic.number
        return next(
            (
                i
                for i in range(len(self.units) - 1, -1, -1)
                if self.units[i].kind == "list" and self.units[i].topic.number == number
            ),
            None,
        )

    def _units_of_topic(self) -> bool:
        return any(unit.topic.number == self._topic.number for unit in self.units)

    def _items(self, block: ItemList) -> Iterator[tuple[Sentence, ...]]:
        for item in block.items:
            yield from self._item(item)

    def _item(self, item: ListItem) -> Iterator[tuple[Sentence, ...]]:
        own: list[Sentence] = []
        nested: list[tuple[Sentence, ...]] = []
        for block in item.blocks:
            if isinstance(block, Paragraph):
                own += self._item_sentences(block, item)
            elif isinstance(block, ItemList):
                nested += self._items(block)
        if own:
            yield tuple(own)
        yield from nested

    def _item_sentences(self, block: Paragraph, item: ListItem) -> list[Sentence]:
        """An item's sentences without those that only point to another page."""
        found = sentences_of(block.inlines, self._language, block.span or item.span)
        own = [entry for entry in found if not self._cues.skips(entry.text)]
        return own or list(found)

    # --- key points --------------------------------------------------------------------------

    def _in_key_points(self) -> bool:
        return bool(self._path) and bool(self._cues.key_points.search(self._path[-1][1]))

    def _key_points(self, block: ItemList) -> None:
        """Bullets as sentences; one that ends in a colon takes the short ones behind it."""
        intro: Unit | None = None
        items: list[tuple[Sentence, ...]] = []
        for point in self._items(block):
            self._paragraph += 1
            text = " ".join(sentence.text for sentence in point).rstrip()
            if intro is not None and not _is_sentence(text) and not text.endswith(":"):
                items.append(point)
                continue
            self._add_point_list(intro, items)
            intro, items = None, []
            if text.endswith(":"):
                intro = self._unit("list", point)
            elif _is_sentence(text):
                unit = self._unit("sentence", point[:1])
                self.units.append(replace(unit, key_point=True, topic=self._topic_of(text)))
        self._add_point_list(intro, items)

    def _add_point_list(self, intro: Unit | None, items: list[tuple[Sentence, ...]]) -> None:
        if intro is not None and items:
            topic = self._topic_of(intro.text)
            self.units.append(replace(intro, items=tuple(items), key_point=True, topic=topic))

    def _topic_of(self, text: str) -> Topic:
        """A key point belongs to the section that it speaks of itself, as a heading would."""
        found = self._cues.of_heading(text)
        best = max(found, key=lambda key: found[key], default="")
        inherited = self._topic.key
        key = best if best and (not inherited or found[best] > INHERITED) else inherited
        return replace(self._topic, key=key)


def _title_level(blocks: Sequence[Block]) -> int:
    """The level of headings that name the whole document, 0 where there are none.

    The level of the first heading counts as the title's if deeper headings follow and it is rare.
    """
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    if not levels or levels[0] > min(levels) or levels[0] == max(levels):
        return 0
    return levels[0] if levels.count(levels[0]) <= MOST_TITLES else 0


def _label_end(inlines: tuple[Inline, ...]) -> int:
    """Where the label at the head of a paragraph or item ends ("Imaging:"), 0 without one."""
    if not inlines or not isinstance(inlines[0], Strong):
        return 0
    label = inline_text(inlines[0])
    rest = plain_text(slice_inlines(inlines, len(label), len(label) + 2))
    return len(label) if label.endswith(":") or rest.startswith(":") else 0
