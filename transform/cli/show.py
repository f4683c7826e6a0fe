"""How results reach the terminal: JSON, tables that fit, progress on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

import click

if TYPE_CHECKING:
    from rich.table import Table as RichTable

__all__ = ["Advance", "Table", "echo_json", "progress", "show_table", "styled", "table"]


def echo_json(value: Mapping[str, Any], *, line: bool = False) -> None:
    """One JSON object: indented, or on one line where it is one of many."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None if line else 2))


@dataclass(slots=True)
class Table:
    """Columns by name, those in `numbers` aligned right, and rows of cells."""

    columns: tuple[str, ...]
    numbers: frozenset[str]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add_row(self, *cells: str) -> None:
        self.rows.append(cells)


def table(*columns: str, numbers: Iterable[str] = ()) -> Table:
    """An empty table."""
    return Table(columns, frozenset(numbers))


def show_table(shown: Table) -> None:
    """Print a table on standard output; colour only on a terminal, as NO_COLOR has it.

    Where the terminal is too narrow for it, each row becomes a paragraph of its own.
    """
    from rich.console import Console
    from rich.measure import Measurement

    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        # A pipe has no width to fit: let no program that reads the table find it cut.
        console = Console(file=sys.stdout, highlight=False, width=1000, color_system=None)
    drawn = _drawn(shown)
    unbounded = console.options.update(width=10_000)
    if Measurement.get(console, unbounded, drawn).maximum <= console.width:
        console.print(drawn)
        return
    drawn.padding = (0, 0, 0, 0)
    too_wide = Measurement.get(console, unbounded, drawn).maximum - console.width
    names = max((len(row[0]) for row in shown.rows), default=0) - max(too_wide, 0)
    if names >= _NARROWEST:
        drawn.columns[0].max_width = names  # long names go on two lines
        console.print(drawn)
        return
    for row in shown.rows:
        console.print(f"\n{row[0]}", style="bold", markup=False, soft_wrap=True)
        for column, cell in zip(shown.columns[1:], row[1:], strict=True):
            said = f"  {column}: {', '.join(cell.splitlines())}"
            console.print(said, markup=False, soft_wrap=True)
    console.print()


_NARROWEST = 16  # letters of a column of names


def _drawn(shown: Table) -> RichTable:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for column in shown.columns:
        justify: Literal["right", "left"] = "right" if column in shown.numbers else "left"
        drawn.add_column(column, justify=justify, overflow="fold")
    for row in shown.rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return drawn


def styled(text: str, colour: str) -> str:
    """Text in colour where standard output is a terminal that wants it (no-color.org)."""
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return click.style(text, fg=colour) if wanted and os.environ.get("TERM") != "dumb" else text


class Advance(Protocol):
    """Says that one more is done, and which comes next."""

    def __call__(self, label: str) -> None: ...


@contextmanager
def progress(total: int, label: str, *, quiet: bool) -> Iterator[Advance]:
    """A progress bar on standard error, on terminals only."""
    if quiet or not sys.stderr.isatty():
        yield lambda label: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(label, total=total)
        yield lambda label: bar.update(task, advance=1, description=label)
