"""What people approve of: the words of a page, as a hash.

It covers title, text, the addresses of links and pictures and the explanations of terms; of a
translated page also the text that it translates, so that a source that changed voids what was said
of its translation. The program's version, dates, styles, notices and the credit are no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from transform.bundles.model import Page
from transform.inlines import folded, one_line, plain_text, walk_inlines
from transform.model import Block, Figure, Image, Link
from transform.tree import runs, walk

__all__ = ["content_hash"]


def content_hash(page: Page, translated: tuple[Block, ...] = ()) -> str:
    """SHA-256 (hex) of a page's words; `translated` are the blocks that it is a translation of."""
    lines: list[object] = [[page.title.language, page.title.text]]
    lines += [["subtitle", one_line(subtitle)] for subtitle in page.subtitles]
    for passage in page.passages:
        heading = passage.heading.text if passage.heading else ""
        lines += [["passage", passage.language, heading], *_lines(passage.blocks)]
    lines += [["term", term.id, term.locale, term.name, term.definition] for term in page.terms]
    lines += [["translated", *line] for line in _lines(translated)]
    return sha256(json.dumps(lines, ensure_ascii=False).encode(errors="surrogatepass")).hexdigest()


def _lines(blocks: Iterable[Block]) -> Iterator[list[object]]:
    blocks = tuple(blocks)
    for run in runs(blocks):
        yield [run.role, run.level, folded(plain_text(run.inlines)), *_addresses(run.inlines)]
    for block in walk(blocks):
        if isinstance(block, Figure):
            yield ["figure", block.src]


def _addresses(inlines: Iterable[object]) -> Iterator[str]:
    for inline in walk_inlines(inlines):  # type: ignore[arg-type]  # inlines of a run
        match inline:
            case Link(href=address) | Image(src=address):
                yield address
            case _:
                pass
