"""How long it takes to make templates: the least processor time, since the machine may be shared."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.catalog_programs import Program, processor_time
from tests.conftest import NCI, ROOT
from transform.catalogs import extract_document, format_catalog
from transform.cleaning import clean
from transform.cli.root import collect_rarely
from transform.pipeline import extract_templates
from transform.readers import load_source, read_document
from transform.settings import Settings

__all__ = ["speed_rows"]


def speed_rows(others: Sequence[Program], folder: Path, copies: int, repeats: int) -> Iterator[str]:
    """One row a program; ours twice, since no other writes a summary."""
    collect_rarely()  # as the command line does
    text = (ROOT / "seeds" / f"{NCI}.md").read_text(encoding="utf-8")
    (folder / "in").mkdir(parents=True)
    sources = [folder / "in" / f"copy{number}.md" for number in range(copies)]
    for source in sources:
        source.write_text(text, encoding="utf-8")
    yield "Extraction, milliseconds of processor time a document:\n"
    yield f"| | warm, 1 | warm, {copies} copies | process, 1 | process, {copies} copies |"
    yield "|---|---|---|---|---|"
    for name, summary in (("transform, whole text", False), ("transform, summary too", True)):
        _warm(sources[:1], summary=summary)
        one = min(_warm(sources[:1], summary=summary) for _ in range(4 * repeats))
        spent = _processes(_Ours(), sources, folder / "ours", repeats) if summary else "| | |"
        yield f"| {name} | {one:.1f} | {_warm(sources, summary=summary):.1f} {spent}"
    for other in others:
        one, many = other.warm(sources[:1], 4 * repeats), other.warm(sources, 1)
        spent = _processes(other, sources, folder / other.name.split()[0], repeats)
        yield f"| {other.name} | {one:.1f} | {many:.1f} {spent}"


def _warm(sources: Sequence[Path], *, summary: bool) -> float:
    settings = Settings()
    before = time.process_time()
    for path in sources:
        document = clean(read_document(load_source(path), settings, ""), settings.cleaning)
        templates = (
            extract_templates(document, settings).catalogs
            if summary
            else (extract_document(document),)
        )
        for number, template in enumerate(templates):
            target = path.with_suffix(f".{number}.pot")
            target.write_text(format_catalog(template), encoding="utf-8")
    return (time.process_time() - before) * 1000 / len(sources)


class _Ours:
    """The command line, as a translator's team runs it."""

    def extract(self, sources: Sequence[Path], folder: Path) -> None:
        command = [sys.executable, "-m", "transform", "catalog", "extract", "--quiet"]
        arguments = ["--locales-dir", str(folder), *map(str, sources)]
        subprocess.run([*command, *arguments], check=True, capture_output=True)


def _processes(
    program: Program | _Ours, sources: Sequence[Path], folder: Path, repeats: int
) -> str:
    def spent(sources: Sequence[Path]) -> float:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        before = processor_time()
        program.extract(sources, folder)
        return (processor_time() - before) * 1000 / len(sources)

    one = min(spent(sources[:1]) for _ in range(repeats))
    return f"| {one:.0f} | {spent(sources):.1f} |"
