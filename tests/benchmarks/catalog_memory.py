"""Figures of the translation memory: how quick it is, and what aligning finds.

python -m tests.benchmarks.catalog_memory            the tables of docs/benchmarks.md
python -m tests.benchmarks.catalog_memory --sample   100 pairs, to be judged by reading
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from tests.shared import SHARED
from transform.catalogs.aligning import AlignedPair, Alignment, align_documents
from transform.catalogs.memory.database import open_memory
from transform.catalogs.memory.lookup import Lookup
from transform.catalogs.memory.model import Entry
from transform.catalogs.numerals import quantities
from transform.catalogs.tags import strip_tags
from transform.cleaning import clean
from transform.errors import InputError
from transform.inlines import plain_text
from transform.language import split_sentences
from transform.model import Document, Text
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.tree import map_inlines, runs

PAGES = SHARED / "corpus" / "pdq"
MESSAGES, ENTRIES, COMPARED = 10_000, 50_000, 500
DROPPED = (0.05, 0.1, 0.3)
TAG = re.compile(r"<(t\d+)>")
T = TypeVar("T")


def main() -> None:
    if not PAGES.is_dir():
        sys.exit(f"{PAGES} is not there: these figures need the corpus")
    pages = [_pages(path) for path in sorted(PAGES.glob("*.en.html"))]
    aligned = [align_documents(*both) for both in pages]
    if "--sample" in sys.argv:
        _sample(aligned)
        return
    _speed([source for source, _ in pages])
    _found(pages, aligned)
    _agreement(aligned)
    _gaps(pages, aligned)
    _strangers(pages)


def _pages(path: Path) -> tuple[Document, Document]:
    other = path.with_name(path.name.replace(".en.", ".es."))
    return _read(path), _read(other)


def _read(path: Path) -> Document:
    settings = Settings()
    return clean(read_document(load_source(path), settings, ""), settings.cleaning)


def _timed(label: str, work: Callable[[], T]) -> T:
    start = time.process_time()
    done = work()
    print(f"| {label} | {time.process_time() - start:.2f} s |")
    return done


def _sentences(document: Document) -> Iterator[str]:
    for run in runs(document.blocks):
        for sentence in split_sentences(run.inlines, document.language):
            if text := plain_text(sentence).strip():
                yield text


def _speed(documents: list[Document]) -> None:
    """Real sentences with words replaced at random by other words of the same pages."""
    chance = random.Random(1)  # noqa: S311  # no secret
    sentences = sorted({text for document in documents for text in _sentences(document)})
    words = [word for text in sentences for word in text.split()]

    def vary(text: str, share: float) -> str:
        return " ".join(
            chance.choice(words) if chance.random() < share else word for word in text.split()
        )

    texts: dict[str, None] = {}
    while len(texts) < ENTRIES:
        texts[vary(chance.choice(sentences), chance.choice((0.1, 0.3, 0.5, 0.7)))] = None
    known = list(texts)
    messages = [
        (
            lambda: chance.choice(known),
            lambda: vary(chance.choice(known), chance.choice((0.05, 0.1, 0.2, 0.3))),
            lambda: vary(chance.choice(sentences), 0.8),
        )[number % 3]()
        for number in range(MESSAGES)
    ]
    print(f"\n{MESSAGES} messages, {ENTRIES} entries\n\n| | processor time |\n|---|---|")
    entries = [Entry("en", "es", text, "x", "tmx:x") for text in known]
    with tempfile.TemporaryDirectory() as folder, open_memory(Path(folder, "m")) as memory:
        _timed("writing the entries", lambda: memory.add(entries))
        stored = _timed("reading them", memory.entries)
    lookup = _timed("index", lambda: Lookup(stored, "en", "es"))
    hits = _timed("looking all messages up", lambda: [lookup.best(text) for text in messages])
    best = [
        process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=75)
        for text in messages[:COMPARED]
    ]
    missed = sum(one is not None and hit is None for one, hit in zip(best, hits, strict=False))
    worse = sum(
        one is not None and hit is not None and hit.score < int(one[1])
        for one, hit in zip(best, hits, strict=False)
    )
    print(f"\n{sum(hit is not None for hit in hits)} messages have a hit.")
    print(
        f"Of {sum(map(bool, best))} hits that comparing with all finds: {missed} missed, {worse} worse."
    )


def _found(pages: list[tuple[Document, Document]], aligned: list[Alignment]) -> None:
    print(
        "\n| page | blocks | matched | sentences | pairs | left out | |\n|---|---|---|---|---|---|---|"
    )
    for (source, _), one in zip(pages, aligned, strict=True):
        print(
            f"| {source.id} | {one.blocks} | {one.matched} | {one.sentences} | {len(one.pairs)} "
            f"| {len(one.unsure)} | {len(one.pairs) / one.sentences:.2f} |"
        )
    total = [
        sum(one.blocks for one in aligned),
        sum(one.matched for one in aligned),
        sum(one.sentences for one in aligned),
        sum(len(one.pairs) for one in aligned),
        sum(len(one.unsure) for one in aligned),
    ]
    print(f"| all | {' | '.join(map(str, total))} | {total[3] / total[2]:.2f} |")


def _agreement(aligned: list[Alignment]) -> None:
    pairs = [pair for one in aligned for pair in one.pairs]
    with_terms = [pair for pair in pairs if TAG.search(pair.msgid)]
    terms = sum(
        set(TAG.findall(pair.msgid)) == set(TAG.findall(pair.msgstr)) for pair in with_terms
    )
    numbers = [
        Counter(quantities(pair.msgid, "en")) == Counter(quantities(pair.msgstr, "es"))
        for pair in pairs
        if quantities(pair.msgid, "en") or quantities(pair.msgstr, "es")
    ]
    print(f"\nThe same terms: {terms} of {len(with_terms)} pairs that have some.")
    print(f"The same numbers: {sum(numbers)} of {len(numbers)} pairs that have some.")


def _said(pair: AlignedPair) -> tuple[str, str]:
    return strip_tags(pair.msgid).strip(), strip_tags(pair.msgstr).strip()


def _gaps(pages: list[tuple[Document, Document]], aligned: list[Alignment]) -> None:
    """Translations with sentences taken out at random: a pair that is not found with the whole
    translation counts as wrong.
    """
    print("\n| sentences taken out | pairs | wrong | |\n|---|---|---|---|")
    for share in DROPPED:
        chance = random.Random(2)  # noqa: S311  # no secret
        count = wrong = 0
        for (source, target), whole in zip(pages, aligned, strict=True):
            right = {_said(pair) for pair in (*whole.pairs, *whole.unsure)}
            found = align_documents(source, _with_gaps(target, share, chance)).pairs
            count += len(found)
            wrong += sum(_said(pair) not in right for pair in found)
        print(f"| {share:.0%} | {count} | {wrong} | {wrong / count:.2%} |")


def _with_gaps(document: Document, share: float, chance: random.Random) -> Document:
    new = []
    for run in runs(document.blocks):
        kept = (
            (*sentence, Text(" "))
            for sentence in split_sentences(run.inlines, document.language)
            if chance.random() >= share
        )
        new.append(tuple(inline for sentence in kept for inline in sentence))
    return replace(document, blocks=map_inlines(document.blocks, new))


def _strangers(pages: list[tuple[Document, Document]]) -> None:
    refused = 0
    for number, (source, _) in enumerate(pages):
        for other, (_, target) in enumerate(pages):
            if number != other:
                try:
                    align_documents(source, target)
                except InputError:
                    refused += 1
    print(f"\nPages with the translation of another page: {refused} of 42 refused.")


def _sample(aligned: list[Alignment]) -> None:
    pairs = [pair for one in aligned for pair in one.pairs]
    for number, pair in enumerate(random.Random(100).sample(pairs, 100), 1):  # noqa: S311
        print(f"{number} ({pair.confidence:.2f})\n  {pair.msgid}\n  {pair.msgstr}")


if __name__ == "__main__":
    main()
