"""The figures of our own catalogs that no machine changes."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.catalog_texts import change_rows, text_rows


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_every_popup_term_outlives_a_translation(seeds: Path, tmp_path: Path) -> None:
    *_, head, _, row = text_rows((), tmp_path)
    assert "popup terms alive, of 330" in head
    name, messages, words, repeated, markup, alive = cells(row)
    assert (name, alive) == ("transform", "330")
    assert int(messages) > 300
    assert int(repeated) < int(words) / 100
    assert float(markup.removesuffix("%")) < 10


def test_a_change_costs_no_more_than_what_was_changed(seeds: Path, tmp_path: Path) -> None:
    *_, row = change_rows((), tmp_path)
    assert cells(row) == ["transform", "0", "1"]
