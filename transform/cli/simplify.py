"""`transform simplify`: the edit rules alone, on lines or on a whole document."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    lines_option,
    paths_argument,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json
from transform.errors import Place, TransformError

__all__ = ["command"]


@click.command(name="simplify")
@paths_argument
@config_option
@language_option
@lines_option
@format_option("text", "json")
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    lines: bool,
    output_format: str,
    quiet: bool,
) -> None:
    """Say sentences more simply without changing what they say.

    A sentence is only changed where the change can be shown to be safe. With --lines every line
    of the input is a sentence, and one line comes out for each, in the same order.

    \b
    Examples:
      echo "Surgery is utilized." | transform simplify --lines -
      transform simplify --lines --language es sentences.txt
      transform simplify leaflet.md
    """
    if lines:
        _lines(paths or ("-",), language, output_format)
        return
    from transform.pipeline import simplify_document

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    for document in inputs.documents(tally):
        try:
            texts = simplify_document(document)
        except TransformError as error:
            tally.fail(type(error)(error.problem, error.remedy, Place(document.path)))
            continue
        if output_format == "json":
            record = {
                "schema": "transform/simplify/1",
                "id": document.id,
                "language": document.language,
                "texts": [{"before": before, "after": after} for before, after in texts],
            }
            echo_json(record, line=not inputs.single)
        else:
            for _, after in texts:
                click.echo(after)
    tally.finish()


def _lines(paths: tuple[str, ...], language: str, output_format: str) -> None:
    from transform.cli.inputs import text_lines
    from transform.simplify import simplify_line

    # Lines name no language of their own; English is what the help promises, and an unknown
    # language still is an error.
    tag = language or "en"
    tally = Tally()
    for line in text_lines(paths, tally):
        after = simplify_line(line, tag)
        if output_format == "json":
            echo_json({"schema": "transform/line/1", "before": line, "after": after}, line=True)
        else:
            click.echo(after)
    tally.finish()
