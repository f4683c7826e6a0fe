"""What translators see of a document, what comes of their work, and what a change costs them."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import polib

from tests.benchmarks.catalog_programs import Program
from tests.conftest import NCI, ROOT
from transform.catalogs import extract_document, localize_document, merge
from transform.catalogs.model import Catalog
from transform.cleaning import clean
from transform.inlines import plain_text
from transform.language import sentence_spans
from transform.model import Document
from transform.readers import load_source, read_document
from transform.settings import Settings
from transform.tree import term_refs

__all__ = ["change_rows", "text_rows"]

_POPUP = re.compile(r"\[([^\]]+)\]\((/Common/PopUps/[^)\s]*)[^)]*\)")
# What of a msgid is no text: addresses, tags, and the marks of Markdown and of placeholders.
_MARKUP = re.compile(
    r"\]\([^)]*\)|<https?://[^>]*>|https?://[^\s)\"]+|</?\w[^>]*>|\{\d+\}|!?\[|\]|\*\*?|`|^#+ |^---$"
)
_PIECES = re.compile(rf"({_MARKUP.pattern}|&\w+;)")
_PARAGRAPH = "Please read this page with somebody whom you trust.\n\n"
_HEADING = "## General Information"
_SENTENCE = "A sign of adult soft tissue sarcoma"


def _seed() -> str:
    return (ROOT / "seeds" / f"{NCI}.md").read_text(encoding="utf-8")


def _source(folder: Path, text: str) -> Path:
    source = folder / f"{NCI}.md"
    folder.mkdir(parents=True, exist_ok=True)
    source.write_text(text, encoding="utf-8")
    return source


def _document(source: Path) -> Document:
    return clean(read_document(load_source(source), Settings(), ""), Settings().cleaning)


def _template(program: Program, source: Path, folder: Path) -> polib.POFile:
    folder.mkdir(parents=True, exist_ok=True)
    program.extract([source], folder)
    found = polib.pofile(str(folder / f"{NCI}.pot"), encoding="utf-8")
    found.metadata = {
        "Language": "es",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return found


def _swap(text: str) -> str:
    """A translation that can be told from its source, with all marks in their places."""
    parts: list[str] = []
    end = 0
    for mark in _PIECES.finditer(text):
        parts += [text[end : mark.start()].swapcase(), mark[0]]
        end = mark.end()
    return "".join((*parts, text[end:].swapcase()))


def _translated(template: polib.POFile) -> polib.POFile:
    for entry in template:
        entry.msgstr = _swap(entry.msgid)
    return template


def text_rows(others: Sequence[Program], folder: Path) -> Iterator[str]:
    """What translators see, and what is left of the popup terms when they are done."""
    text = _seed()
    source = _source(folder, text)
    wanted = Counter((m[1].swapcase(), m[2]) for m in _POPUP.finditer(text))
    yield "What a translator sees of the NCI seed, and what comes of a translation:\n"
    yield (
        "| | messages | words | of these repeated | markup and addresses "
        f"| popup terms alive, of {wanted.total()} |"
    )
    yield "|---|---|---|---|---|---|"
    document = _document(source)
    template = extract_document(document)
    yield _text_row("transform", [m.msgid for m in template.messages], _alive(document, template))
    for other in others:
        own = folder / other.name.split()[0]
        catalog = _translated(_template(other, source, own))
        catalog.save(str(own / "es.po"))
        other.localize(source, own / "es.po", own / "out.md")
        told = " ".join((own / "out.md").read_text(encoding="utf-8").split())  # it wraps lines
        there = Counter((m[1], m[2]) for m in _POPUP.finditer(told))
        yield _text_row(other.name, [entry.msgid for entry in catalog], (there & wanted).total())


def _alive(document: Document, template: Catalog) -> int:
    """The popup terms of the localized document that have their translation and their id."""

    def terms(read: Document) -> Iterator[tuple[str, str]]:
        return ((plain_text(term.children), term.term_id) for term, _ in term_refs(read))

    done = tuple(replace(m, msgstr=_swap(m.msgid)) for m in template.messages)
    localized = localize_document(document, Catalog(NCI, "es", done), "label")
    blocks = tuple(block for section in localized.sections for block in section.blocks)
    there = Counter(terms(replace(document, blocks=blocks)))
    return (there & Counter((name.swapcase(), id_) for name, id_ in terms(document))).total()


def _text_row(name: str, msgids: Sequence[str], alive: int) -> str:
    marks = sum(len(mark[0]) for msgid in msgids for mark in _MARKUP.finditer(msgid))
    words = sum(len(_MARKUP.sub(" ", msgid).split()) for msgid in msgids)
    share = f"{100 * marks / sum(map(len, msgids)):.1f}%"
    return f"| {name} | {len(msgids)} | {words} | {_repeated(msgids)} | {share} | {alive} |"


def _repeated(msgids: Sequence[str]) -> int:
    """The words of sentences that a translator has seen before."""
    seen: set[str] = set()
    repeated = 0
    for msgid in msgids:
        plain = " ".join(_MARKUP.sub("", msgid).split())
        for start, end in sentence_spans(plain, "en"):
            sentence = plain[start:end]
            repeated += len(sentence.split()) * (sentence in seen)
            seen.add(sentence)
    return repeated


def change_rows(others: Sequence[Program], folder: Path) -> Iterator[str]:
    """How many messages a change makes fuzzy: with others, after msgmerge."""
    text = _seed()
    first = text.index("\n## ") + 1
    word = re.search(r"\bhealthy\b", text)
    assert word
    changes = {
        "one paragraph inserted": text[:first] + _PARAGRAPH + text[first:],
        "one word changed": text[: word.start()] + "normal" + text[word.end() :],
    }
    yield "Messages that are fuzzy, of a whole translation, after a change of the source:\n"
    yield f"| | {' | '.join(changes)} |"
    yield "|---|---|---|"
    before = _source(folder / "before", text)
    sources = [_source(folder / name, changed) for name, changed in changes.items()]
    template = extract_document(_document(before))
    done = tuple(replace(m, msgstr=_swap(m.msgid)) for m in template.messages)
    merged = [
        merge(extract_document(_document(source)), Catalog(NCI, "es", done)) for source in sources
    ]
    yield f"| transform | {' | '.join(str(sum(m.fuzzy for m in c.messages)) for c in merged)} |"
    for other in others:
        own = folder / other.name.split()[0]
        _translated(_template(other, before, own)).save(str(own / "es.po"))
        yield f"| {other.name} | {' | '.join(str(_fuzzy(other, s, own)) for s in sources)} |"


def _fuzzy(program: Program, source: Path, folder: Path) -> int:
    new = folder / source.parent.name.replace(" ", "-")
    template = _template(program, source, new)
    template.save(str(new / "new.pot"))
    arguments = ["--quiet", "--output-file", new / "es.po", folder / "es.po", new / "new.pot"]
    subprocess.run(["msgmerge", *map(str, arguments)], check=True)
    return len([entry for entry in polib.pofile(str(new / "es.po")) if entry.fuzzy])
