"""`transform check`: what is hard to read, where and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    lines_option,
    paths_argument,
    quiet_option,
)

__all__ = ["command"]

_file = click.Path(dir_okay=False, path_type=Path)


@click.command(name="check")
@paths_argument
@config_option
@language_option
@lines_option
@format_option("table", "json", "sarif", "github", "html")
@click.option(
    "--max-grade",
    type=float,
    metavar="GRADE",
    help="End with exit code 1 where a document's Flesch-Kincaid grade is higher.",
)
@click.option(
    "--max-difficulty",
    type=click.FloatRange(1, 6),
    metavar="1-6",
    help="End with exit code 1 where a document's difficulty is higher, in any language.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="End with exit code 1 where there is a finding of this severity or a higher one.",
)
@click.option(
    "--baseline",
    type=_file,
    metavar="FILE",
    help="Fail only on what got worse since this file was written.",
)
@click.option(
    "--write-baseline",
    type=_file,
    metavar="FILE",
    help="Write down what is found now, for --baseline.",
)
@click.option("--checklist", is_flag=True, help="Show which items of CDC's Index and PEMAT hold.")
@click.option(
    "--compare",
    type=click.Choice(["textstat"]),
    help="Show textstat's own figures on the same cleaned text beside ours.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until ctrl-C.")
@quiet_option
def command(lines: bool, watch: bool, **options: Any) -> None:
    """Find what is hard to read, where and why.

    Each finding names its rule and what would mend it; words scored and left out are shown.

    Nothing fails unless you ask for it: with --max-grade, --max-difficulty, --fail-on or
    --baseline here, or in transform.toml.

    \b
    Examples:
      transform check leaflet.md
      transform check seeds --format json
      transform check leaflet.md --max-grade 8 --fail-on error
      transform check leaflets --write-baseline readability.json
      transform check leaflets --baseline readability.json --format sarif > check.sarif
      transform check leaflet.md --format html > check.html
      transform check --lines --language en --format json sentences.txt
    """
    from transform.cli.checking import Request, check, check_again

    request = Request(**options)
    if lines:
        from transform.cli.check_lines import check_lines

        check_lines(request, watch=watch)
    elif watch:
        check_again(request)
    else:
        check(request)
