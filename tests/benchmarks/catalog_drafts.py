"""How fast Apertium drafts, and how much of it passes the checks: `python -m tests.benchmarks.catalog_drafts`.

The templates are those of the repository's own documents; nothing of theirs is written but into a
temporary folder.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from transform.catalogs import (
    catalog_path,
    load_catalog,
    merge,
    read_catalog,
    template_path,
    write_catalog,
)
from transform.catalogs.drafting import Languages, Order, Place, Request, draft_place
from transform.catalogs.drafting.apertium import apertium_for
from transform.catalogs.drafting.marks import read_marks
from transform.catalogs.model import Catalog

__all__ = ["main"]

ROOT = Path(__file__).parents[2]
TERM = re.compile(r"<t\d+>")
LANGUAGES = Languages("en", "es")


def main() -> None:
    """Prints the figures as they stand in docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    templates = [
        read_catalog(template_path(ROOT / "locales", path.stem), path.stem)
        for path in sorted((ROOT / "locales" / "pot").glob("*.pot"))
    ]
    texts = [read_marks(m.msgid).text for template in templates for m in template.messages]
    print(f"one text, warm: {_milliseconds(texts):.1f} ms (of {len(texts)})")
    drafted = failed = 0
    tags: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    start = perf_counter()
    for template in templates:
        empty = merge(template, Catalog(template.domain, "es", ()))
        write_catalog(catalog_path(folder, "es", template.domain), empty)
        report = draft_place(Place(folder, "es", template.domain), Order("apertium"))
        drafted += report.drafted
        failed += len(report.failed)
        problems.update(problem for attempt in report.failed for problem in attempt.problems)
        for message in load_catalog(folder, "es", template.domain).messages:
            if message.msgstr:
                tags["source"] += len(TERM.findall(message.msgid))
                tags["draft"] += len(TERM.findall(message.msgstr))
    spent = perf_counter() - start
    share = 100 * drafted / (drafted + failed)
    print(f"drafted: {drafted} of {drafted + failed} messages ({share:.1f}%) in {spent:.1f} s")
    print(f"a message, with all checks: {1000 * spent / (drafted + failed):.1f} ms")
    print(f"tags of terms in drafts: {tags['draft']} of {tags['source']}")
    for problem, count in problems.most_common():
        print(f"  left out {count} times: {problem}")


def _milliseconds(texts: list[str]) -> float:
    engine = apertium_for(LANGUAGES)
    try:
        list(engine.translate([Request("Warm up.")]))
        start = perf_counter()
        list(engine.translate([Request(text) for text in texts]))
        return 1000 * (perf_counter() - start) / len(texts)
    finally:
        engine.close()


if __name__ == "__main__":
    main()
