"""`transform clean`: a document without its markup and boilerplate, and what was taken out."""

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
from transform.cli.show import echo_json

if TYPE_CHECKING:
    from transform.model import Document

__all__ = ["command"]


@click.command(name="clean")
@paths_argument
@config_option
@language_option
@format_option("text", "markdown", "json")
@click.option("--removed", is_flag=True, help="Print what was taken out, with class and reason.")
@click.option("--keep", multiple=True, metavar="CLASS", help="Keep a class of boilerplate.")
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    output_format: str,
    removed: bool,
    keep: tuple[str, ...],
    quiet: bool,
) -> None:
    """Clean markup and boilerplate out of documents.

    Popup glossary links become terms, images and their captions figures; whatever is taken out
    is listed with its reason.

    \b
    Examples:
      transform clean leaflet.md                   one block a line
      transform clean page.html --format markdown  clean Markdown
      transform clean page.html --removed          what was taken out, and why
      transform clean folder --format json         one JSON object a line
    """
    from dataclasses import replace

    from transform.readers.phrases import known_classes
    from transform.reports.records import clean_record

    settings = read_settings(config)
    kept = known_classes((*settings.cleaning.keep, *keep))
    settings = replace(settings, cleaning=replace(settings.cleaning, keep=kept))
    inputs, tally = Inputs(paths, settings, language), Tally()
    for document in inputs.documents(tally):
        if output_format == "json":
            echo_json(clean_record(document), line=not inputs.single)
        elif removed:
            for removal in document.removals:
                line = removal.span.first_line if removal.span else "-"
                kind = removal.category or removal.rule
                click.echo(f"{document.path}:{line}\t{kind}\t{removal.reason}\t{removal.text}")
        else:
            click.echo(_rendered(document, output_format), nl=False)
        if not quiet:
            for warning in document.warnings:
                line = warning.span.first_line if warning.span else 1
                click.echo(f"{document.path}:{line}: {warning.message}", err=True)
    tally.finish()


def _rendered(document: Document, output_format: str) -> str:
    from transform.bundles import to_markdown, to_text

    if output_format == "text":
        return to_text(document.blocks)
    front = document.metadata.raw  # as it stands in the file, byte for byte
    return f"{front}\n{to_markdown(document.blocks)}" if front else to_markdown(document.blocks)
