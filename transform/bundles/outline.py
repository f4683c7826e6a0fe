"""The outline of a page: one title, and headings that start below it and skip no level.

Documents open with one or two lines of level 1, or with none, and jump from level 2 to 4. A
page has one `h1`; who moves through it by headings must not meet a step that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transform.inlines import plain_text
from transform.model import (
    Block,
    DefinitionItem,
    DefinitionList,
    Details,
    Footnote,
    Heading,
    Inline,
    ItemList,
    ListItem,
    Quote,
)

__all__ = ["Opening", "level_headings", "opening"]

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """What a text opens with: the headings of level 1 at its very start, and the rest."""

    titles: tuple[tuple[Inline, ...], ...]
    rest: tuple[Block, ...]


def opening(blocks: tuple[Block, ...]) -> Opening:
    """Split off the title lines.

    >>> from transform.model import Paragraph, Text
    >>> found = opening((Heading(1, (Text("Asthma"),)), Paragraph((Text("A disease."),))))
    >>> plain_text(found.titles[0]), len(found.rest)
    ('Asthma', 1)
    """
    count = 0
    while count < len(blocks):
        block = blocks[count]
        if not (isinstance(block, Heading) and block.level == 1):
            break
        count += 1
    titles = (block.inlines for block in blocks[:count] if isinstance(block, Heading))
    return Opening(tuple(t for t in titles if plain_text(t).strip()), blocks[count:])


def level_headings(stretches: Iterable[tuple[Block, ...]]) -> tuple[tuple[Block, ...], ...]:
    """The same blocks with headings from level 2 on, each at most one deeper than the last.

    The stretches make one page together, so that levels run on from one to the next.

    >>> from transform.model import Text
    >>> [[block.level for block in level_headings([(Heading(2, ()), Heading(4, ()))])[0]]]
    [[2, 3]]
    """
    leveller = _Leveller()
    return tuple(leveller.blocks(blocks) for blocks in stretches)


class _Leveller:
    def __init__(self) -> None:
        self._above: list[int] = []

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, level=self._level(block.level))
            case Quote() | Details() | Footnote():
                return replace(block, blocks=self.blocks(block.blocks))
            case ItemList():
                return replace(block, items=tuple(map(self._item, block.items)))
            case DefinitionList():
                return replace(block, items=tuple(map(self._definition, block.items)))
            case _:
                return block

    def _item(self, item: ListItem) -> ListItem:
        return replace(item, blocks=self.blocks(item.blocks))

    def _definition(self, item: DefinitionItem) -> DefinitionItem:
        return replace(item, definitions=tuple(map(self.blocks, item.definitions)))

    def _level(self, level: int) -> int:
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return min(len(self._above) + 1, DEEPEST)
