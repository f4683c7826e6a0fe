"""The other programs: textstat in this process, retext-readability by node, if they are here."""

from __future__ import annotations

import csv
import importlib.metadata
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["RETEXT", "metrics_version", "retext_figures", "textstat", "textstat_here"]

# Each text is read anew; the figure of a sentence is how many of seven formulas call it hard for 16.
_SCRIPT = """
import {unified} from 'unified'
import english from 'retext-english'
import stringify from 'retext-stringify'
import readability from 'retext-readability'
let input = ''
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk
const texts = JSON.parse(input)
const make = (age) => unified().use(english).use(readability, {minWords: 0, threshold: 1e-9, age}).use(stringify)
const ages = [6, 8, 10, 12, 14, 16, 18, 20].map(make)
const results = []
for (const text of texts.score) {
  let votes = 0
  for (const one of ages) {
    const file = one.processSync(text)
    for (const message of file.messages) votes += Number((/(\\d+) out of/.exec(message.reason) ?? [0, 7])[1])
  }
  results.push(votes)
}
const times = []
const once = make(16)
for (const text of texts.time) {
  const before = process.cpuUsage()
  once.processSync(text)
  const used = process.cpuUsage(before)
  times.push((used.user + used.system) / 1e6)
}
console.log(JSON.stringify({results, times}))
"""


@dataclass(frozen=True)
class RETEXT:
    """retext-readability as npm installed it in a folder, or nothing."""

    folder: Path | None

    def version(self) -> str:
        if self.folder is None:
            return "not here (see --retext)"
        package = self.folder / "node_modules" / "retext-readability" / "package.json"
        return str(json.loads(package.read_text(encoding="utf-8"))["version"])

    def run(self, score: Sequence[str], time: Sequence[str]) -> dict[str, list[float]] | None:
        """The figure of each text to score and the seconds of each text to time."""
        if self.folder is None:
            return None
        done = subprocess.run(
            ["node", "--input-type=module", "-e", _SCRIPT],
            input=json.dumps({"score": list(score), "time": list(time)}),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        result: dict[str, list[float]] = json.loads(done.stdout)
        return result


def retext_figures(retext: RETEXT, corpus: Path) -> list[float] | None:
    """retext's figures for the English sentences: votes of its formulas over eight ages."""
    with (corpus / "readmepp_en_train.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["sentence"] for row in csv.DictReader(file)]
    found = retext.run(texts, [])
    return found["results"] if found else None


def textstat() -> Any:
    """textstat with the pronouncing dictionary at hand, as it has it after its download."""
    import nltk

    from transform.readability.comparison import _dictionary_folder

    folder = str(_dictionary_folder())
    if folder not in nltk.data.path:
        nltk.data.path.insert(0, folder)
    from textstat import textstat as program

    return program


def textstat_here() -> str:
    return importlib.metadata.version("textstat")


def metrics_version() -> str:
    """The version of py-readability-metrics, or why it cannot run."""
    try:
        version = importlib.metadata.version("py-readability-metrics")
        from readability import Readability  # type: ignore[import-not-found,unused-ignore]

        Readability("The cat sat on the mat. " * 30).flesch_kincaid()
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
    except LookupError:
        return f"{version}, cannot run: it asks NLTK for the punkt model, which needs the network"
    return version
