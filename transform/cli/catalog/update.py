"""`transform catalog update`: every template merged into the catalogs of a locale."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.catalog.status import show_status
from transform.cli.inputs import Tally
from transform.cli.options import (
    config_option,
    format_option,
    locale_option,
    locales_dir_option,
    project_folder,
    quiet_option,
    read_settings,
)
from transform.errors import TransformError, UsageError

__all__ = ["command"]


@click.command(name="update")
@config_option
@locale_option
@locales_dir_option
@click.option(
    "--memory/--no-memory",
    default=True,
    show_default=True,
    help="Fill in what the translation memory knows, as fuzzy.",
)
@click.option(
    "--interface",
    is_flag=True,
    help="Also the program's own words (interface.po), to say them in your way or language.",
)
@format_option("table", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    locales_dir: Path,
    memory: bool,
    interface: bool,
    output_format: str,
    quiet: bool,
) -> None:
    """Merge every template into the catalogs of a locale, creating what is missing.

    No translation is ever lost: a changed sentence keeps its old translation as fuzzy, a removed
    one becomes obsolete and comes back when the sentence does. What is new gets what the
    translation memory knows of the same or of similar words, as fuzzy and with its source.

    \b
    Examples:
      transform catalog update --locale es
      transform catalog update --locale es --locale pt-BR --locales-dir locales
      transform catalog update --locale ht --interface
    """
    from transform.catalogs import catalog_statuses, update_catalogs
    from transform.catalogs.memory.model import MEMORY
    from transform.glossary import project_glossary

    settings = read_settings(config, locales)
    if not settings.locales:
        raise UsageError(
            "no locale to update", 'name one with --locale es, or set locales = ["es"]'
        )
    if not interface and not any((locales_dir / "pot").glob("*.pot")):
        raise UsageError(
            f"there are no templates in {locales_dir / 'pot'}",
            'write them first with "transform catalog extract FOLDER"',
        )
    tally = Tally()
    known = project_folder(config) / MEMORY if memory else None
    for locale in settings.locales:
        terms = project_glossary(locale, settings.terms)
        report = update_catalogs(locales_dir, locale, terms, known)
        for error in report.errors:
            tally.fail(error)
        if interface:
            _update_interface(locales_dir, locale, tally, quiet=quiet)
    found = catalog_statuses(locales_dir, settings.locales)
    show_status(locales_dir, found, output_format, quiet=quiet)
    tally.finish()


def _update_interface(locales_dir: Path, locale: str, tally: Tally, *, quiet: bool) -> None:
    from transform.catalogs.interface import update_interface

    try:
        path = update_interface(locales_dir, locale)
        if not quiet:
            click.echo(f"{path}: the program's own words", err=True)
    except TransformError as error:
        tally.fail(error)
