"""`transform check`: what is hard to read, where and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    paths_argument,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import ExitCode

if TYPE_CHECKING:
    from transform.model import Document
    from transform.readability.model import Readability

__all__ = ["command"]


@click.command(name="check")
@paths_argument
@config_option
@language_option
@format_option("table", "json")
@click.option(
    "--max-grade",
    type=float,
    metavar="GRADE",
    help="End with exit code 1 where a document's Flesch-Kincaid grade is higher.",
)
@click.option(
    "--compare",
    type=click.Choice(["textstat"]),
    help="Show textstat's own figures on the same cleaned text beside ours.",
)
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    output_format: str,
    max_grade: float | None,
    compare: str | None,
    quiet: bool,
) -> None:
    """Find what is hard to read, where and why.

    Each finding names its rule and what would mend it; words scored and left out are shown.

    The grade gates only where you ask for it, with --max-grade or in transform.toml.

    \b
    Examples:
      transform check leaflet.md
      transform check seeds --format json
      transform check leaflet.md --max-grade 8
      transform check leaflet.md --compare textstat
    """
    from transform.readability import compare_textstat, score
    from transform.reports.records import check_record, document_record, rounded

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    limit = inputs.settings.readability.max_grade if max_grade is None else max_grade
    records = []
    for document in inputs.documents(tally):
        scored = score(document, inputs.settings.readability)
        record = document_record(document, scored)
        if compare:
            record["textstat"] = rounded(compare_textstat(document))
        records.append(record)
        if limit is not None and scored.grade is not None and scored.grade > limit:
            click.echo(f"{document.path}: grade {scored.grade:.1f} is over {limit:g}", err=True)
            tally.note(ExitCode.FINDINGS)
        if output_format == "table" and not quiet:
            _show(document, scored, record.get("textstat"))
    if output_format == "json":
        echo_json(check_record(records))
    tally.finish()


def _show(
    document: Document, scored: Readability, textstat: dict[str, float | None] | None
) -> None:
    click.echo(
        f"{document.path} ({scored.language}): {scored.words} words in {scored.sentences} "
        f"sentences scored, {scored.excluded_words} words left out"
    )
    columns = ("score", "value", *(("textstat",) if textstat else ()))
    figures = table(*columns, numbers=columns[1:])
    for name, value in scored.scores:
        row = [name.replace("_", " "), _figure(value)]
        figures.add_row(*row, *((_figure(textstat.get(name)),) if textstat else ()))
    show_table(figures)
    for name, reason in scored.notes:
        click.echo(f"{name.replace('_', ' ')}: {reason}")
    for finding in scored.findings:
        line = finding.span.first_line if finding.span else 1
        hint = f" {finding.suggestion}" if finding.suggestion else ""
        click.echo(f"{document.path}:{line}: {finding.rule}: {finding.message}{hint}")
    click.echo()


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
