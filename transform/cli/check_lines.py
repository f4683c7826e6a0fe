"""`transform check --lines`: one result a line, in the order of the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Tally, text_lines
from transform.cli.show import echo_json, show_table, table
from transform.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from transform.cli.checking import Request
    from transform.reports.line_checks import LineCheck
    from transform.settings import ReadabilitySettings

__all__ = ["check_lines"]

_FORMATS = ("table", "json")


def check_lines(request: Request, *, watch: bool) -> None:
    """Score each line of the input as a text of its own."""
    from transform.reports.line_checks import check_line, line_record

    asked = (request.baseline, request.write_baseline, request.checklist, request.compare)
    if watch or any(asked) or request.output_format not in _FORMATS:
        raise click.UsageError("--lines gives a table or JSON, and goes with limits alone.")
    settings = request.settings()
    language = request.language or settings.language
    if not language:
        raise UsageError("lines do not say their language", "name it with --language, e.g. en")
    tally = Tally()
    shown = table("line", "difficulty", "grade", "words", "text", numbers=_NUMBERS)
    for number, text in enumerate(text_lines(request.paths or ("-",), tally), 1):
        checked = check_line(text, language)
        if request.output_format == "json":
            echo_json(line_record(number, checked, language), line=True)
        else:
            figures = (checked.difficulty, checked.grade)
            shown.add_row(str(number), *map(_figure, figures), str(checked.words), text)
        _hold(number, checked, settings.readability, tally)
    if request.output_format == "table" and not request.quiet:
        show_table(shown)
    tally.finish()


_NUMBERS = ("line", "difficulty", "grade", "words")


def _hold(number: int, checked: LineCheck, settings: ReadabilitySettings, tally: Tally) -> None:
    pairs = (
        ("grade", checked.grade, settings.max_grade),
        ("difficulty", checked.difficulty, settings.max_difficulty),
    )
    for name, figure, limit in pairs:
        if figure is not None and limit is not None and figure > limit:
            click.echo(f"line {number}: {name} {figure:.2f} is over {limit:g}", err=True)
            tally.note(ExitCode.FINDINGS)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
