"""Fits the weights of sentence difficulty to sentences that people rated from 1 to 6.

    python -m tests.readability.fitting ../shared/corpus/readability

reads `readmepp_<language>_train.csv` (columns `sentence`, `rating`; ReadMe++ by Naous et al. 2024,
MIT licence), prints rank correlations on parts held out from fitting, and writes
`transform/data/readability/difficulty.tsv` and `spelling.<language>.tsv`. Ridge regression on
standardised features and on the share of each piece of a word, solved by conjugate gradients; the
same on each run. Held out are, in turn: one of five random parts; one of ten neighbouring
stretches of the file, which is ordered by source, so that no source is in both; and, for the
weights of the languages without ratings, one whole language.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, pstdev

from transform.language.frequency import frequency_words
from transform.readability.features import features, general_features, spelling_pieces

__all__ = ["Model", "Rated", "fit", "held_out", "random_parts", "rated_sentences", "spearman"]

_RIDGE = 30.0
_GENERAL_RIDGE = 100.0
_SCALE = 50.0  # of a piece's share among the features, which have a spread of one
_LEAST = 10  # sentences with a piece
_PARTS, _STRETCHES = 5, 10
_MIDDLE = 3.2  # the ratings of languages differ in mean; the common weights take none's
_FOLDER = Path("transform/data/readability")
_SOURCE = """\
# {what}, fitted by tests/readability/fitting.py to the training part
# of ReadMe++ (Naous, Ryan, Lavrouk, Chandra, Xu 2024; MIT licence). Numbers alone; no text of it.
"""


@dataclass(frozen=True, slots=True)
class Rated:
    """Sentences with their ratings: named features, and the share of each piece of their words."""

    names: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    pieces: tuple[dict[str, float], ...]
    ratings: tuple[float, ...]

    def part(self, indexes: Sequence[int]) -> Rated:
        return Rated(
            self.names,
            tuple(self.rows[index] for index in indexes),
            tuple(self.pieces[index] for index in indexes),
            tuple(self.ratings[index] for index in indexes),
        )


@dataclass(frozen=True, slots=True)
class Model:
    """A constant, the weight of each feature, and the weight of each piece's share."""

    constant: float
    weights: dict[str, float]
    pieces: dict[str, float]

    def predict(self, rated: Rated) -> list[float]:
        inner = [self.weights[name] for name in rated.names]
        return [
            self.constant
            + sum(map(float.__mul__, inner, row))
            + sum(self.pieces.get(piece, 0.0) * share for piece, share in shares.items())
            for row, shares in zip(rated.rows, rated.pieces, strict=True)
        ]


def rated_sentences(path: Path, language: str, *, general: bool = False) -> Rated:
    """The file's sentences in its order; `general` with the features of all languages alone."""
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [(row["sentence"], float(row["rating"])) for row in csv.DictReader(file)]
    pairs = [pair for pair in pairs if frequency_words(pair[0], language)]
    measure = general_features if general else features
    measured = [measure(text, language) for text, _ in pairs]
    names = tuple(name for name in measured[0] if name != "spelling")
    return Rated(
        names,
        tuple(tuple(figures[name] for name in names) for figures in measured),
        tuple({} if general else _shares(text, language) for text, _ in pairs),
        tuple(rating for _, rating in pairs),
    )


def _shares(text: str, language: str) -> dict[str, float]:
    counts = Counter(
        piece
        for word in frequency_words(text, language)
        if any(map(str.isalpha, word))
        for piece in spelling_pieces(word)
    )
    total = counts.total()
    return {piece: count / total for piece, count in counts.items()}


def fit(rated: Rated, ridge: float = _RIDGE) -> Model:
    columns = list(zip(*rated.rows, strict=True))
    means = [fmean(column) for column in columns]
    scales = [pstdev(column) or 1.0 for column in columns]
    size = len(means)
    number = Counter(piece for shares in rated.pieces for piece in shares)
    known = sorted(piece for piece, count in number.items() if count >= _LEAST)
    place = {piece: size + index for index, piece in enumerate(known)}
    rows = []
    for row, shares in zip(rated.rows, rated.pieces, strict=True):
        dense = [(v - m) / s for v, m, s in zip(row, means, scales, strict=True)]
        sparse = [(place[p], _SCALE * share) for p, share in shares.items() if p in place]
        indexes = (*range(size), *(index for index, _ in sparse))
        rows.append((indexes, (*dense, *(value for _, value in sparse))))
    middle = fmean(rated.ratings)
    solved = _solve(rows, [rating - middle for rating in rated.ratings], size + len(known), ridge)
    weights = [weight / scale for weight, scale in zip(solved[:size], scales, strict=True)]
    return Model(
        middle - sum(w * mean for w, mean in zip(weights, means, strict=True)),
        dict(zip(rated.names, weights, strict=True)),
        {piece: solved[index] * _SCALE for piece, index in place.items()},
    )


_Row = tuple[tuple[int, ...], tuple[float, ...]]


def _solve(rows: Sequence[_Row], target: Sequence[float], size: int, ridge: float) -> list[float]:
    """The least squares of sparse rows with a ridge, by conjugate gradients."""

    def back(values: Sequence[float]) -> list[float]:
        result = [0.0] * size
        for (indexes, figures), value in zip(rows, values, strict=True):
            for index, figure in zip(indexes, figures, strict=True):
                result[index] += figure * value
        return result

    def forth(vector: list[float]) -> list[float]:
        return [
            sum(map(float.__mul__, map(vector.__getitem__, indexes), figures))
            for indexes, figures in rows
        ]

    solution, rest = [0.0] * size, back(target)
    direction, length = list(rest), sum(value * value for value in rest)
    enough = length * 1e-10
    while length > enough:
        image = [v + ridge * d for v, d in zip(back(forth(direction)), direction, strict=True)]
        step = length / sum(map(float.__mul__, direction, image))
        solution = [s + step * d for s, d in zip(solution, direction, strict=True)]
        rest = [r - step * i for r, i in zip(rest, image, strict=True)]
        before, length = length, sum(value * value for value in rest)
        direction = [r + length / before * d for r, d in zip(rest, direction, strict=True)]
    return solution


def held_out(rated: Rated, parts: Sequence[Sequence[int]]) -> float:
    """The rank correlation over the parts, each rated by a model that was fitted without it."""
    predicted: list[float] = []
    ratings: list[float] = []
    for part in parts:
        inside, all_indexes = set(part), range(len(rated.ratings))
        model = fit(rated.part([index for index in all_indexes if index not in inside]))
        tried = rated.part(part)
        predicted += model.predict(tried)
        ratings += tried.ratings
    return spearman(predicted, ratings)


def random_parts(number: int) -> list[list[int]]:
    indexes = list(range(number))
    random.Random(1).shuffle(indexes)  # noqa: S311  # the parts, the same on each run
    return [sorted(indexes[part::_PARTS]) for part in range(_PARTS)]


def stretches(number: int) -> list[list[int]]:
    ends = [number * index // _STRETCHES for index in range(_STRETCHES + 1)]
    return [list(range(first, last)) for first, last in pairwise(ends)]


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


def joined(parts: Sequence[Rated]) -> Rated:
    """Several languages as one, each moved to the same mean rating."""
    return Rated(
        parts[0].names,
        tuple(row for part in parts for row in part.rows),
        tuple(shares for part in parts for shares in part.pieces),
        tuple(rating - fmean(part.ratings) + _MIDDLE for part in parts for rating in part.ratings),
    )


def _lines(language: str, model: Model, *, with_spelling: bool) -> list[str]:
    weights = {"constant": model.constant, **model.weights}
    if with_spelling:
        weights["spelling"] = 1.0
    return [f"{language}\t{name}\t{weight:.5f}\n" for name, weight in weights.items()]


def main(folder: Path, report: Callable[[str], None] = print) -> None:
    lines = [_SOURCE.format(what="Weights of sentence difficulty (1 to 6)")]
    lines.append("language\tfeature\tweight\n")
    paths = {path.name.split("_")[1]: path for path in sorted(folder.glob("readmepp_*_train.csv"))}
    for language, path in paths.items():
        rated = rated_sentences(path, language)
        number = len(rated.ratings)
        by_part = held_out(rated, random_parts(number))
        by_source = held_out(rated, stretches(number))
        report(f"{language}: {number} sentences, held out {by_part:.3f}, by source {by_source:.3f}")
        model = fit(rated)
        lines += _lines(language, model, with_spelling=True)
        spelling = [_SOURCE.format(what="Weights of pieces of words"), "piece\tweight\n"]
        spelling += [f"{piece}\t{weight:.2f}\n" for piece, weight in model.pieces.items()]
        (_FOLDER / f"spelling.{language}.tsv").write_text("".join(spelling), encoding="utf-8")
    shared = {
        language: rated_sentences(path, language, general=True) for language, path in paths.items()
    }
    for language, rated in shared.items():
        others = [part for other, part in shared.items() if other != language]
        predicted = fit(joined(others), _GENERAL_RIDGE).predict(rated)
        report(f"{language}: by the other languages {spearman(predicted, rated.ratings):.3f}")
    model = fit(joined(list(shared.values())), _GENERAL_RIDGE)
    lines += _lines("*", model, with_spelling=False)
    (_FOLDER / "difficulty.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
