"""Updates of catalogs: how long a large one takes, and how well changed sentences are found again."""

from __future__ import annotations

import io
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.catalog_programs import processor_time
from tests.catalogs.test_gettext import blurred
from tests.conftest import ASPS, NCI, ROOT
from transform.catalogs import extract_document, format_catalog, merge, parse_catalog
from transform.catalogs.header import catalog_header, template_header
from transform.catalogs.model import Catalog, Message
from transform.readers import load_source, read_document
from transform.settings import Settings

__all__ = ["matching_rows", "update_rows"]

_MESSAGES = 10_000
_CHANGED = 100
_SEEDS = (f"{NCI}.md", f"{ASPS}.txt")
_EMPTY = Catalog("leaflet", "es", ())


def update_rows(folder: Path, repeats: int, *, babel: bool) -> Iterator[str]:
    """Files in, file out; processor time, since the machine may be shared."""
    folder.mkdir()
    pot, po = folder / "x.pot", folder / "es.po"
    template, old = _large()
    pot.write_text(format_catalog(template), encoding="utf-8")
    po.write_text(format_catalog(old), encoding="utf-8")

    def msgmerge() -> None:
        done = ["msgmerge", "--quiet", "-o", str(folder / "out.po"), str(po), str(pot)]
        subprocess.run(done, check=True)

    def ours() -> None:
        new = parse_catalog(pot.read_bytes(), Catalog("leaflet", "", ()))
        merged = merge(new, parse_catalog(po.read_bytes(), _EMPTY))
        (folder / "ours.po").write_text(format_catalog(merged), encoding="utf-8")

    yield f"An update of {_MESSAGES} messages, {_CHANGED} of them changed, seconds:\n"
    yield "| | files in, file out | the merge alone |"
    yield "|---|---|---|"
    files = min(_seconds(ours) for _ in range(repeats))
    alone = min(_seconds(lambda: merge(template, old)) for _ in range(repeats))
    yield f"| transform | {files:.2f} | {alone:.2f} |"
    theirs = min(_seconds(msgmerge) for _ in range(repeats))
    yield f"| msgmerge | {theirs:.2f} | |"
    if babel:
        yield f"| Babel's Catalog.update | | {_babel(pot, po):.2f} |"


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time() + processor_time()
    work()
    return time.process_time() + processor_time() - before


def _babel(pot: Path, po: Path) -> float:
    from babel.messages.pofile import read_po

    template = read_po(io.BytesIO(pot.read_bytes()))
    catalog = read_po(io.BytesIO(po.read_bytes()), locale="es")
    return _seconds(lambda: catalog.update(template))


def _large() -> tuple[Catalog, Catalog]:
    """Sentences made of the seeds' words; of a hundred of them one word is another."""
    chance = random.Random(7)  # noqa: S311  # no secret
    words = sorted({word for seed in _SEEDS for word in _text(seed).split() if word.isalpha()})
    sentences = [chance.choices(words, k=chance.randint(5, 25)) for _ in range(_MESSAGES)]
    header = template_header("leaflet", "en", "2026-01-01 00:00+0000")
    old = tuple(Message(f"{' '.join(s)}.", f"{' '.join(s).upper()}.") for s in sentences)
    for number in chance.sample(range(_MESSAGES), _CHANGED):
        sentences[number][chance.randrange(len(sentences[number]))] = "changed"
    new = tuple(Message(f"{' '.join(sentence)}.") for sentence in sentences)
    return Catalog("leaflet", "", new, header), Catalog(
        "leaflet", "es", old, catalog_header(header, "es")
    )


def _text(seed: str) -> str:
    return (ROOT / "seeds" / seed).read_text(encoding="utf-8")


def matching_rows(folder: Path) -> Iterator[str]:
    """Changed sentences that got the right translation, or another's, as fuzzy."""
    folder.mkdir()
    yield "Changed sentences whose own old translation was found, and another's, beside msgmerge:\n"
    yield "| seed | words replaced | changed | right | msgmerge | wrong | msgmerge |"
    yield "|---|---|---|---|---|---|---|"
    for seed in _SEEDS:
        read = read_document(load_source(ROOT / "seeds" / seed), Settings(), "en")
        template = extract_document(read)
        for rate in (0.02, 0.1, 0.2, 0.4):
            cells = _matched(template, rate, folder)
            yield f"| {seed.split('-')[1]} | {rate:.0%} | {' | '.join(map(str, cells))} |"


def _matched(template: Catalog, rate: float, folder: Path) -> tuple[int, ...]:
    messages = tuple(Message(m.msgid, str(n), m.msgctxt) for n, m in enumerate(template.messages))
    old = Catalog("leaflet", "es", messages, catalog_header(template.header, "es"))
    new = blurred(template, rate, 1)
    pot = Catalog("leaflet", "", tuple(message for _, message in new), template.header)
    (folder / "x.pot").write_text(format_catalog(pot), encoding="utf-8")
    (folder / "es.po").write_text(format_catalog(old), encoding="utf-8")
    names = [str(folder / name) for name in ("es.po", "x.pot")]
    done = subprocess.run(["msgmerge", "-q", "-o", "-", *names], check=True, capture_output=True)
    changed = [(m.key, str(n)) for n, m in new if m.msgid != template.messages[n].msgid]

    def found(merged: Catalog) -> tuple[int, int]:
        given = {m.key: m.msgstr for m in merged.messages if not m.obsolete}
        right = sum(given[key] == truth for key, truth in changed)
        return right, sum(bool(given[key]) for key, _ in changed) - right

    right, wrong = found(merge(pot, old))
    their_right, their_wrong = found(parse_catalog(done.stdout, _EMPTY))
    return len(changed), right, their_right, wrong, their_wrong
