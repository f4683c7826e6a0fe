"""Readability beside textstat, py-readability-metrics and retext-readability, in one run.

    python -m tests.benchmarks.readability [--corpus FOLDER] [--retext FOLDER] [--parts N]

`--corpus` holds `readmepp_<language>_train.csv` (ReadMe++, MIT licence); `--retext` is a folder in
which `npm install retext-english retext-stringify retext-readability unified` was run; `--parts` is
how many of the five held-out parts are fitted anew (all five take some minutes). Prints tables in
Markdown. Times are processor time, the median of runs on texts that no program has seen before:
the sentences of the longest seed in another order each time, so that all keep what they know of
words and nothing of texts.
"""

from __future__ import annotations

import argparse
import platform
from datetime import date
from pathlib import Path

from tests.benchmarks.readability_others import (
    RETEXT,
    metrics_version,
    retext_figures,
    textstat_here,
)
from tests.benchmarks.readability_ranks import rank_rows
from tests.benchmarks.readability_speed import speed_rows, start_rows
from tests.benchmarks.readability_words import figure_rows, syllable_rows

ROOT = Path(__file__).parents[2]
_COLUMNS = ("transform", "textstat", "py-readability-metrics", "retext-readability")


def table(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    print(f"\n### {title}\n\n| | {' | '.join(columns)} |\n|{'---|' * (len(columns) + 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus/readability")
    parser.add_argument("--retext", type=Path)
    parser.add_argument("--parts", type=int, default=5)
    options = parser.parse_args()
    print(f"{date.today().isoformat()}, {platform.machine()}, Python {platform.python_version()}")  # noqa: DTZ011
    print(f"textstat {textstat_here()}; py-readability-metrics: {metrics_version()}")
    retext = RETEXT(options.retext)
    print(f"retext-readability: {retext.version()}")
    table("Speed", _COLUMNS, speed_rows(retext))
    table("`check` on 1,000 words, start to end", _COLUMNS, start_rows())
    table("Syllables of medical words", ("words", *_COLUMNS[:2]), syllable_rows())
    table("Figures on the longest seed", (*_COLUMNS[:2],), figure_rows())
    if options.corpus.is_dir():
        columns = ("to reach", "sentences", *_COLUMNS)
        scores = retext_figures(retext, options.corpus)
        table(
            "Spearman with human ratings", columns, rank_rows(options.corpus, options.parts, scores)
        )


if __name__ == "__main__":
    main()
