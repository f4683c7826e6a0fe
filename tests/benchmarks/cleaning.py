"""`python -m tests.benchmarks.cleaning`: what the cleaner keeps, what it leaves, how fast it is.

The other programs are wanted for this command alone (`pip install --group bench`); one that isn't
installed is named and left out.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from tests.benchmarks.corpus import WebPage, cleaned, cleaned_text, pdq_pages, web_page
from tests.benchmarks.extractors import EXTRACTORS, Extract, load_extractor
from tests.benchmarks.glued_seed import check_seed
from tests.benchmarks.page_blocks import (
    KINDS,
    accents,
    blocks_of_document,
    blocks_of_page,
    text_of_page,
)
from tests.benchmarks.text_scores import Score, mean, score
from tests.gold.cases import GoldCase, Line, gold_cases, lines, matched
from transform.bundles import to_markdown, to_text
from transform.inlines import plain_text
from transform.tree import runs

__all__ = ["main"]

_GOALS = dict.fromkeys(KINDS, 0.995)
_POPUPS = ("PopUps/", "popDefinition", "popWindow", "CDR0000")
_FASTER = 3.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; with `--gaps`, also what is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.cleaning")
    parser.add_argument("--repeats", type=int, default=5, help="timed runs; the median counts")
    parser.add_argument("--gaps", action="store_true", help="print what is lost or left")
    options = parser.parse_args(arguments)
    today = datetime.now(UTC).date().isoformat()
    print(f"{today}, Python {platform.python_version()}, {platform.machine()}\n")
    for part in (
        corpus_rows(gaps=options.gaps),
        gold_rows(gaps=options.gaps),
        speed_rows(options.repeats),
        seed_rows(gaps=options.gaps),
    ):
        print("\n".join(part), end="\n\n", flush=True)


def corpus_rows(*, gaps: bool) -> Iterator[str]:
    """The patient summaries of the shared corpus against their own DOM."""
    pages = pdq_pages()
    if not pages:
        yield "The shared corpus isn't here (set TRANSFORM_SHARED): its table is left out."
        return
    wanted, kept, lost = Counter[str](), Counter[str](), []
    letters, gone = 0, Counter[str]()
    urls = 0
    for page in pages:
        document = cleaned(page)
        here, there = blocks_of_page(page), blocks_of_document(document)
        for (kind, text), count in here.items():
            found = min(count, there[kind, text])
            wanted[kind] += count
            kept[kind] += found
            if found < count:
                lost.append(f"{page.name}: {kind}: {text[:100]}")
        texts = [plain_text(run.inlines) for run in runs(document.blocks)]
        texts += [removal.text for removal in document.removals]
        before = accents(text_of_page(page))
        letters += before.total()
        gone += before - accents(" ".join(texts))
        output = to_text(document.blocks) + to_markdown(document.blocks)
        urls += sum(output.count(mark) for mark in _POPUPS)
    yield f"| {len(pages)} patient summaries | kept | recall | to reach | |"
    yield "|---|---|---|---|---|"
    for kind in KINDS:
        share = kept[kind] / wanted[kind]
        row = f"| {kind} | {kept[kind]} of {wanted[kind]} | {share:.4f} | {_GOALS[kind]} |"
        yield f"{row} {_reached(share >= _GOALS[kind])} |"
    missing = gone.total()
    yield (
        f"| accents | {letters - missing} of {letters} | {1 - missing / letters:.4f} | all | "
        f"{_reached(not missing)} |"
    )
    yield f"| popup addresses left in text and Markdown | {urls} | | 0 | {_reached(not urls)} |"
    if gaps:
        yield from ("", *lost)


def gold_rows(*, gaps: bool) -> Iterator[str]:
    """Block by block on all gold cases; word by word beside the others on the web pages."""
    cases = gold_cases()
    expected = found = same = 0
    for case in cases:
        got = lines(cleaned(web_page(case.page)))
        expected, found = expected + len(case.blocks), found + len(got)
        same += matched(case.blocks, got)
        if gaps:
            extra = [line for line in got if line not in case.blocks]
            yield from (f"{case.name}: + {line}" for line in extra)
    yield (
        f"{len(cases)} gold pages and texts, blocks with kind and order: "
        f"precision {same / found:.3f}, recall {same / expected:.3f}\n"
    )
    web = [case for case in cases if case.page.suffix == ".html"]
    yield f"| {len(web)} gold pages | precision | recall | F1 | F1 of 4 words | best on both |"
    yield "|---|---|---|---|---|---|"
    rows = [("transform", words_of(_own_text, web), words_of(_own_text, web, 4))]
    for name in EXTRACTORS:
        if (loaded := load_extractor(name)) is None:
            yield f"| {name} | not installed | | | | |"
            continue
        version, extract = loaded
        texts = on_decoded(extract)
        rows.append((f"{name} {version}", words_of(texts, web), words_of(texts, web, 4)))
    for at, (name, one, four) in enumerate(rows):
        ahead = all(
            one.precision > other.precision and one.recall > other.recall
            for other_at, (_, other, _) in enumerate(rows)
            if other_at != at
        )
        yield (
            f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {four.f1:.3f} |"
            f" {'yes' if ahead else 'no'} |"
        )


def words_of(extract: Callable[[WebPage], str], cases: list[GoldCase], length: int = 1) -> Score:
    """The mean score of a program over the cases."""
    return mean(score(_said(case.blocks), extract(web_page(case.page)), length) for case in cases)


def _said(blocks: Sequence[Line]) -> str:
    # Descriptions of pictures are left out on all sides: the other programs don't give them.
    return "\n".join(line.text for line in blocks if line.kind != "alt")


def on_decoded(extract: Extract) -> Callable[[WebPage], str]:
    """The same program over pages: it is given the decoded text."""
    return lambda page: extract(page.text)


def _own_text(page: WebPage) -> str:
    return _said(lines(cleaned(page)))


def speed_rows(repeats: int) -> Iterator[str]:
    """Pages a second of processor time, warm, the median of runs over the same pages."""
    gold = [web_page(case.page) for case in gold_cases() if case.page.suffix == ".html"]
    sets = {"patient summaries": pdq_pages(), "gold pages": gold}
    programs: dict[str, Callable[[WebPage], object]] = {"transform": cleaned_text}
    for name in EXTRACTORS:
        if (loaded := load_extractor(name)) is not None:
            _, extract = loaded
            programs[name] = on_decoded(extract)
    sets = {name: pages for name, pages in sets.items() if pages}
    yield "| pages a second of one core | " + " | ".join(sets) + " |"
    yield "|---|" + "---|" * len(sets)
    rates: dict[str, list[float]] = {name: [] for name in programs}
    for pages in sets.values():
        for name, seconds in _timed(programs, pages, repeats).items():
            rates[name].append(len(pages) / seconds)
    for name, values in rates.items():
        yield f"| {name} | " + " | ".join(f"{rate:.0f}" for rate in values) + " |"
    if "trafilatura" in rates:
        times = [ours / theirs for ours, theirs in zip(*_both(rates), strict=True)]
        told = " | ".join(f"{one:.1f} times, {_reached(one >= _FASTER)}" for one in times)
        yield f"| transform beside trafilatura, to reach {_FASTER:.0f} times | {told} |"


def _both(rates: dict[str, list[float]]) -> tuple[list[float], list[float]]:
    return rates["transform"], rates["trafilatura"]


def _timed(
    programs: dict[str, Callable[[WebPage], object]], pages: list[WebPage], repeats: int
) -> dict[str, float]:
    """Seconds of processor time for all pages; each program uses one core.

    The programs take turns, so that a busy machine slows all alike.
    """
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(repeats + 1):
        for name, extract in programs.items():
            start = time.process_time()
            for page in pages:
                extract(page)
            if turn:  # the first turn warms up
                times[name].append(time.process_time() - start)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def seed_rows(*, gaps: bool) -> Iterator[str]:
    """The seed whose structure is gone: content taken out, frame left in."""
    check = check_seed()
    if check is None:
        yield "The seed without structure isn't here: its table is left out."
        return
    yield "| seed without structure | sentences | wrong | to reach | |"
    yield "|---|---|---|---|---|"
    for what, count, wrong in (
        ("content that was removed", check.content, check.content_lost),
        ("frame that was kept", check.frame, check.frame_kept),
    ):
        yield f"| {what} | {count} | {len(wrong)} | 0 | {_reached(not wrong)} |"
        if gaps and wrong:
            yield f"sentences {', '.join(map(str, wrong))}"
    left = check.left_over
    yield f"| characters kept that are no content | | {left} | 0 | {_reached(not left)} |"


def _reached(yes: bool) -> str:
    return "reached" if yes else "not reached"


if __name__ == "__main__":
    main(sys.argv[1:])
