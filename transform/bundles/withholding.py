"""What a manifest may say of a document that is held back: nothing in the document's own words.

Rights evidence likes to quote the line it rests on. Where a document may not be published, a
quotation is publishing too, so its words are taken out and the gap is shown.
"""

from __future__ import annotations

import re

from transform.inlines import plain_text
from transform.model import Document
from transform.tree import runs

__all__ = ["without_quotations"]

GAP = "[…]"
# Fewer words than these in a row are anybody's: "all rights reserved" is three.
SHORTEST_QUOTATION = 4

_WORD = re.compile(r"\w+")


def without_quotations(text: str, document: Document) -> str:
    """`text` without the runs of four or more words that also stand in the document.

    >>> from transform.metadata import Metadata
    >>> from transform.model import Removal
    >>> own = Document("a", "a.txt", "text", "en", Metadata(), (), (
    ...     Removal("legal", "a legal line", "No part of this may be copied."),))
    >>> without_quotations('line 3: "no part of this may be copied"', own)
    'line 3: "[…]"'
    """
    known = _quotable(document)
    words = list(_WORD.finditer(text))
    taken: set[int] = set()
    for first in range(len(words) - SHORTEST_QUOTATION + 1):
        window = words[first : first + SHORTEST_QUOTATION]
        if tuple(word[0].casefold() for word in window) in known:
            taken.update(range(first, first + SHORTEST_QUOTATION))
    made, end = [], 0
    for index in sorted(taken):
        start = words[index].start()
        if index - 1 not in taken:
            made += [text[end:start], GAP]
        end = words[index].end()
    return "".join((*made, text[end:]))


def _quotable(document: Document) -> frozenset[tuple[str, ...]]:
    texts = [plain_text(run.inlines) for run in runs(document.blocks)]
    texts += [removal.text for removal in document.removals]
    texts.append(document.metadata.text("title"))
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = [word.casefold() for word in _WORD.findall(text)]
        count = len(words) - SHORTEST_QUOTATION + 1
        found.update(tuple(words[i : i + SHORTEST_QUOTATION]) for i in range(count))
    return frozenset(found)
