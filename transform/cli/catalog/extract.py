"""`transform catalog extract`: the templates of documents."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    locales_dir_option,
    paths_argument,
    project_folder,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import Place, RightsError, TransformError

__all__ = ["command"]


@click.command(name="extract")
@paths_argument
@config_option
@language_option
@locales_dir_option
@format_option("table", "json")
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    locales_dir: Path,
    output_format: str,
    quiet: bool,
) -> None:
    """Write the templates (POT) of documents.

    Two for each: <id>.summary, the plain summary by block, and <id>, the whole text by sentence.

    \b
    Examples:
      transform catalog extract seeds
      transform catalog extract leaflet.md --locales-dir locales
    """
    from transform.catalogs import withhold, write_templates
    from transform.catalogs.interface import read_own_words
    from transform.pipeline import extract_templates
    from transform.readers.source import same_id
    from transform.wording import speaking

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    words = read_own_words(locales_dir).words  # the headings of summaries stand in comments
    rows: list[tuple[str, int]] = []
    known: dict[str, str] = {}
    for document in inputs.documents(tally):
        if document.id in known:
            tally.fail(same_id(document.id, (known[document.id], document.path)))
            continue
        known[document.id] = document.path
        try:
            with speaking(words):
                templates = extract_templates(document, inputs.settings)
        except TransformError as error:
            tally.fail(error)
            continue
        if templates.allowed:
            write_templates(locales_dir, templates.catalogs)
            rows.extend((catalog.domain, len(catalog.messages)) for catalog in templates.catalogs)
            continue
        for moved in withhold(locales_dir, project_folder(config) / "withheld", document.id):
            click.echo(f"{document.path}: its catalog was put aside: {moved}", err=True)
        _refuse(document.path, templates.reason, inputs, tally)
    _show_templates(rows, output_format, quiet=quiet)
    tally.finish()


def _refuse(path: str, reason: str, inputs: Inputs, tally: Tally) -> None:
    if path not in inputs.named:
        click.echo(f"{path}: held back: {reason}", err=True)
        return
    remedy = f'"transform rights {path}" shows the evidence'
    tally.fail(RightsError(f"held back: {reason}", remedy, Place(path)))


def _show_templates(rows: list[tuple[str, int]], output_format: str, *, quiet: bool) -> None:
    if output_format == "json":
        found = [{"domain": domain, "messages": count} for domain, count in rows]
        echo_json({"schema": "transform/catalog-extract/1", "catalogs": found})
    elif not quiet and rows:
        shown = table("template", "messages", numbers=["messages"])
        for domain, count in rows:
            shown.add_row(domain, str(count))
        show_table(shown)
