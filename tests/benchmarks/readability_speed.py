"""Words a second of all formulas, and a whole run from the start of the program to its end."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.benchmarks.readability_others import RETEXT, textstat
from transform.cleaning import clean
from transform.metadata import Metadata
from transform.model import Document, Paragraph, Text
from transform.readability import score
from transform.readability.comparison import textstat_text
from transform.readability.counts import count_text
from transform.readability.scoring import score_counts
from transform.readers import load_source, read_document
from transform.settings import Settings

__all__ = ["FORMULAS", "seed", "speed_rows", "start_rows"]

ROOT = Path(__file__).parents[2]
# textstat's own names of the ten English formulas that both programs have.
FORMULAS = (
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "smog_index",
    "gunning_fog",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "spache_readability",
    "lix",
    "rix",
)
_RUNS = 21


def seed() -> Document:
    settings = Settings()
    path = ROOT / "seeds" / "nci-soft-tissue-sarcoma-treatment.md"
    return clean(read_document(load_source(path), settings), settings.cleaning)


def _texts(number: int) -> list[str]:
    """The seed's sentences in another order each time."""
    lines = textstat_text(seed()).splitlines()
    texts = []
    for run in range(number):
        random.Random(run).shuffle(lines)  # noqa: S311
        texts.append("\n".join(lines))
    return texts


def _formulas(text: str) -> None:
    score_counts(count_text(text, "en"), "en")


def _everything(text: str) -> None:
    blocks = tuple(Paragraph((Text(line),)) for line in text.splitlines())
    settings = Settings()
    score(Document("a", "a.md", "markdown", "en", Metadata(), blocks), settings.readability)


def _textstat(text: str) -> None:
    program = textstat()
    for name in FORMULAS:
        getattr(program, name)(text)


def _times(run: Callable[[str], None], texts: list[str]) -> list[float]:
    times = []
    for text in texts:
        start = time.process_time()
        run(text)
        times.append(time.process_time() - start)
    return times


def speed_rows(retext: RETEXT) -> list[tuple[str, ...]]:
    texts = _texts(_RUNS + 1)
    textstat()  # its start is measured apart
    _formulas(texts[-1])
    _textstat(texts[-1])
    words = count_text(texts[-1], "en").words
    ours, theirs = (median(_times(run, texts[:-1])) for run in (_formulas, _textstat))
    found = retext.run([], texts)
    first, other_first = _first_of_a_process(texts[0])

    def rate(seconds: float) -> str:
        return f"{words / seconds:,.0f}"

    return [
        (
            f"words/s, all formulas ({len(FORMULAS)} that both have; {words:,} words)",
            rate(ours),
            rate(theirs),
            "cannot run",
            rate(median(found["times"][:-1])) if found else "-",
        ),
        ("times textstat (to reach: 5)", f"{theirs / ours:.1f}", "1", "-", "-"),
        (
            "words/s, first text of a process, no word known",
            rate(first),
            rate(other_first),
            "cannot run",
            rate(found["times"][0]) if found else "-",
        ),
        ("times textstat", f"{other_first / first:.1f}", "1", "-", "-"),
        (
            "words/s with sections, difficulty, findings and gains",
            rate(median(_times(_everything, texts[:-1]))),
            "-",
            "-",
            "-",
        ),
    ]


_FIRST = """
import sys, time
from pathlib import Path
from tests.benchmarks import readability_speed as speed
from tests.benchmarks.readability_others import textstat
text = Path(sys.argv[2]).read_text(encoding="utf-8")
run = {"transform": speed._formulas, "textstat": speed._textstat}[sys.argv[1]]
textstat()
start = time.process_time()
run(text)
print(time.process_time() - start)
"""


def _first_of_a_process(text: str) -> tuple[float, float]:
    """The seconds of the first text, each program in processes of its own, the median of five."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(text, encoding="utf-8")

        def once(program: str) -> float:
            command = [sys.executable, "-c", _FIRST, program, str(path)]
            return float(subprocess.check_output(command, cwd=ROOT, text=True))

        ours = median([once("transform") for _ in range(5)])
        return ours, median([once("textstat") for _ in range(5)])


_TEXTSTAT_RUN = """
import sys, nltk
nltk.data.path.insert(0, sys.argv[1])
from textstat import textstat
text = open(sys.argv[2], encoding="utf-8").read()
for name in sys.argv[3:]:
    print(name, getattr(textstat, name)(text))
"""


def start_rows() -> list[tuple[str, ...]]:
    from transform.readability.comparison import _dictionary_folder

    lines = textstat_text(seed()).splitlines()
    words = 0
    kept = []
    for line in lines:
        if words < 1000:
            kept.append(line)
            words += len(line.split())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.md")
        path.write_text("\n\n".join(kept), encoding="utf-8")
        ours = _run(["-m", "transform", "check", str(path), "--language", "en"])
        arguments = [str(_dictionary_folder()), str(path), *FORMULAS]
        theirs = _run(["-c", _TEXTSTAT_RUN, *arguments])
    share = f"{ours[0] / theirs[0]:.2f}"
    return [
        ("seconds (wall clock, median of 5)", f"{ours[0]:.2f}", f"{theirs[0]:.2f}", "-", "-"),
        ("seconds of the processor", f"{ours[1]:.2f}", f"{theirs[1]:.2f}", "-", "-"),
        ("share of textstat's time (to reach: under 0.50)", share, "1", "-", "-"),
    ]


def _run(arguments: list[str]) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the median of five."""
    clock, processor = [], []
    for _ in range(6):
        before, start = os.times(), time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
        clock.append(time.perf_counter() - start)
        after = os.times()
        processor.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return median(clock[1:]), median(processor[1:])
