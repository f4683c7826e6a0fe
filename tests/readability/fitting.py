"""Fits the weights of sentence difficulty to sentences that people rated from 1 to 6.

    python -m tests.readability.fitting ../shared/corpus/readability

reads `readmepp_<language>_train.csv` (columns `sentence`, `rating`; ReadMe++ by Naous et al. 2024,
MIT licence), prints the rank correlation on five parts held out in turn, and writes
`transform/data/readability/difficulty.tsv`. Ridge regression on standardised features; the weights
are stored for the features as they are, with a constant, rounded to five places.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev

from transform.language import words
from transform.readability.difficulty import features

__all__ = ["HEADER", "Rated", "fit", "held_out", "rated_sentences", "spearman"]

_RIDGE = 30.0
_PARTS = 5
_TARGET = Path("transform/data/readability/difficulty.tsv")
HEADER = """\
# Weights of sentence difficulty (1 to 6), fitted by tests/readability/fitting.py to the training part
# of ReadMe++ (Naous, Ryan, Lavrouk, Chandra, Xu 2024; MIT licence). Numbers alone; no text of it.
language\tfeature\tweight
"""


@dataclass(frozen=True, slots=True)
class Rated:
    """Sentences as features with their ratings."""

    names: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    ratings: tuple[float, ...]

    def part(self, indexes: Sequence[int]) -> Rated:
        return Rated(
            self.names,
            tuple(self.rows[index] for index in indexes),
            tuple(self.ratings[index] for index in indexes),
        )


def rated_sentences(path: Path, language: str) -> Rated:
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [(row["sentence"], float(row["rating"])) for row in csv.DictReader(file)]
    pairs = [pair for pair in pairs if words(pair[0], language)]
    random.Random(1).shuffle(pairs)  # noqa: S311  # the parts, the same on each run
    measured = [features(text, language) for text, _ in pairs]
    names = tuple(measured[0])
    rows = tuple(tuple(figures[name] for name in names) for figures in measured)
    return Rated(names, rows, tuple(rating for _, rating in pairs))


def fit(rated: Rated) -> dict[str, float]:
    """The weight of each feature, and the constant."""
    columns = list(zip(*rated.rows, strict=True))
    means = [fmean(column) for column in columns]
    scales = [pstdev(column) or 1.0 for column in columns]
    rows = [
        [(value - mean) / scale for value, mean, scale in zip(row, means, scales, strict=True)]
        for row in rated.rows
    ]
    middle = fmean(rated.ratings)
    errors = [rating - middle for rating in rated.ratings]
    size = len(means)
    matrix = [[0.0] * size for _ in range(size)]
    target = [0.0] * size
    for row, error in zip(rows, errors, strict=True):
        for i, value in enumerate(row):
            target[i] += value * error
            line = matrix[i]
            for j, other in enumerate(row):
                line[j] += value * other
    for i in range(size):
        matrix[i][i] += _RIDGE
    weights = [w / scale for w, scale in zip(_solve(matrix, target), scales, strict=True)]
    constant = middle - sum(w * mean for w, mean in zip(weights, means, strict=True))
    return {"constant": constant, **dict(zip(rated.names, weights, strict=True))}


def _solve(matrix: list[list[float]], target: list[float]) -> list[float]:
    """Gauss with the largest pivot."""
    lines = [[*line, value] for line, value in zip(matrix, target, strict=True)]
    size = len(lines)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(lines[k][i]))
        lines[i], lines[pivot] = lines[pivot], lines[i]
        lines[i] = [value / lines[i][i] for value in lines[i]]
        for k in range(size):
            if k != i and lines[k][i]:
                factor = lines[k][i]
                lines[k] = [a - factor * b for a, b in zip(lines[k], lines[i], strict=True)]
    return [line[-1] for line in lines]


def predict(weights: dict[str, float], rated: Rated) -> list[float]:
    inner = [weights[name] for name in rated.names]
    constant = weights["constant"]
    return [constant + sum(map(float.__mul__, inner, row)) for row in rated.rows]


def held_out(rated: Rated) -> float:
    """The mean rank correlation on parts that took no part in fitting."""
    indexes = range(len(rated.ratings))
    figures = []
    for number in range(_PARTS):
        weights = fit(rated.part([i for i in indexes if i % _PARTS != number]))
        part = rated.part([i for i in indexes if i % _PARTS == number])
        figures.append(spearman(predict(weights, part), part.ratings))
    return fmean(figures)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """The correlation of ranks; equal values share their mean rank."""
    a, b = _ranks(first), _ranks(second)
    mean_a, mean_b = fmean(a), fmean(b)
    shared = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return shared / (len(a) * pstdev(a) * pstdev(b))


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for position in range(start, end + 1):
            ranks[order[position]] = (start + end) / 2
        start = end + 1
    return ranks


def main(folder: Path) -> None:
    lines = [HEADER]
    for path in sorted(folder.glob("readmepp_*_train.csv")):
        language = path.name.split("_")[1]
        rated = rated_sentences(path, language)
        print(f"{language}: {len(rated.ratings)} sentences, held out {held_out(rated):.3f}")
        weights = fit(rated)
        lines += [f"{language}\t{name}\t{weight:.5f}\n" for name, weight in weights.items()]
    _TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
