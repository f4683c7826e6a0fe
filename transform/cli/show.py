"""How results reach the terminal: JSON, tables that fit, progress on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import click

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["Advance", "echo_json", "progress", "show_table", "styled", "table"]


def echo_json(value: Mapping[str, Any], *, line: bool = False) -> None:
    """One JSON object: indented, or on one line where it is one of many."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None if line else 2))


def table(*columns: str, numbers: Iterable[str] = ()) -> Table:
    """An empty table; columns named in `numbers` are aligned right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable

    right = set(numbers)
    made = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        made.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return made


def show_table(shown: Table) -> None:
    """Print a table on standard output; colour only on a terminal, as NO_COLOR has it."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        # A pipe has no width to fit: let no program that reads the table find it cut.
        console = Console(file=sys.stdout, highlight=False, width=1000, color_system=None)
    console.print(shown)


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
