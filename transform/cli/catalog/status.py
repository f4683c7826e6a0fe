"""`transform catalog status`: how far each catalog is."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.options import (
    config_option,
    format_option,
    locale_option,
    locales_dir_option,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table

__all__ = ["command", "show_status"]


@click.command(name="status")
@config_option
@locale_option
@locales_dir_option
@format_option("table", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    locales_dir: Path,
    output_format: str,
    quiet: bool,
) -> None:
    """Show how much of each catalog is translated, fuzzy, missing or stale.

    \b
    Examples:
      transform catalog status
      transform catalog status --locale es --format json
    """
    chosen = read_settings(config, locales).locales if locales else ()
    show_status(locales_dir, chosen, output_format, quiet=quiet)


def show_status(
    locales_dir: Path, locales: tuple[str, ...], output_format: str, *, quiet: bool
) -> None:
    from transform.catalogs import catalog_statuses
    from transform.reports.records import status_record

    found = catalog_statuses(locales_dir, locales)
    if output_format == "json":
        echo_json(status_record(found))
    elif not found and not quiet:
        click.echo(
            f'{locales_dir}: no catalogs; "transform catalog update --locale TAG" makes them'
        )
    elif not quiet:
        figures = ("messages", "translated", "fuzzy", "untranslated", "stale")
        shown = table("catalog", "locale", *figures, numbers=figures)
        for row in found:
            shown.add_row(row.domain, row.locale, *(str(getattr(row, name)) for name in figures))
        show_table(shown)
