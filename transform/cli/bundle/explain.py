"""`transform bundle explain`: where a sentence of a summary comes from."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.options import format_option
from transform.cli.show import echo_json

__all__ = ["command"]


@click.command(name="explain")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.argument("number", type=click.IntRange(min=1))
@click.option("--locale", default="", metavar="TAG", help="The page.  [default: the source's own]")
@format_option("text", "json")
def command(bundle: Path, number: int, locale: str, output_format: str) -> None:
    """Say where the sentence NUMBER of a bundle's summary comes from, counted from 1.

    The lines of the source, the edits with the rules that made them, and the guard's verdict, as
    the bundle keeps them.

    \b
    Examples:
      transform bundle explain output/my-leaflet 3
      transform bundle explain output/my-leaflet 3 --locale es --format json
    """
    from transform.reports.explaining import explained, explanation_lines

    found = explained(bundle, number, locale)
    if output_format == "json":
        echo_json({"schema": "transform/bundle-explain/1", **found})
    else:
        click.echo("\n".join(explanation_lines(found)))
