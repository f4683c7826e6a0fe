"""`transform catalog status`: how far each catalog is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.options import (
    config_option,
    domain_option,
    format_option,
    locale_option,
    locales_dir_option,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import ExitCode

if TYPE_CHECKING:
    from transform.catalogs import CatalogStatus

__all__ = ["command", "show_status"]


@click.command(name="status")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="End with exit code 1 if less of a catalog is translated.",
)
@format_option("table", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    fail_under: float | None,
    output_format: str,
    quiet: bool,
) -> None:
    """Show how much of each catalog is translated, fuzzy, missing, stale or approved.

    Words are those that are left to translate or to check. An approval is void when a word of
    the source or of the translation changes.

    \b
    Examples:
      transform catalog status
      transform catalog status --locale es --format json
      transform catalog status --fail-under 95
    """
    from transform.catalogs import catalog_statuses

    chosen = read_settings(config, locales).locales if locales else ()
    found = catalog_statuses(locales_dir, chosen, domains)
    show_status(locales_dir, found, output_format, quiet=quiet)
    if fail_under is None:
        return
    short = [row for row in found if row.coverage * 100 < fail_under]
    for row in short:
        click.echo(
            f"{row.domain} ({row.locale}): {_percent(row)} is translated, under {fail_under:g}%",
            err=True,
        )
    if short:
        click.get_current_context().exit(ExitCode.FINDINGS)


def show_status(
    locales_dir: Path, found: tuple[CatalogStatus, ...], output_format: str, *, quiet: bool
) -> None:
    """Print the status of catalogs, and name those that have no template."""
    from transform.catalogs import orphan_catalogs
    from transform.reports.records import status_record

    orphans = orphan_catalogs(locales_dir, dict.fromkeys(row.locale for row in found))
    for path in orphans:
        click.echo(f"{path}: {_ORPHAN}", err=True)
    if output_format == "json":
        echo_json(status_record(found, orphans))
    elif not found and not quiet:
        click.echo(
            f'{locales_dir}: no catalogs; "transform catalog update --locale TAG" makes them'
        )
    elif not quiet:
        _show(found)


_ORPHAN = (
    "no template any more, and kept as it is; extract its document again, rename the file if "
    "the document has a new id, or delete it"
)


def _show(found: tuple[CatalogStatus, ...]) -> None:
    from transform.catalogs import total

    # What is seldom there has a column only when it is.
    rare = [name for name in ("stale", "voided") if any(getattr(row, name) for row in found)]
    figures = ("all", "done", "fuzzy", "open", "approved", *rare, "words", "%")
    shown = table("catalog", "locale", *figures, numbers=figures)
    locales = tuple(dict.fromkeys(row.locale for row in found))
    totals = tuple(total(found, locale) for locale in locales) if len(found) > len(locales) else ()
    for row in (*found, *totals):
        counts = (row.messages, row.translated, row.fuzzy, row.untranslated, row.approved)
        seldom = (getattr(row, name) for name in rare)
        cells = (*map(str, (*counts, *seldom, row.words_left)), _percent(row).removesuffix("%"))
        shown.add_row(row.domain or "total", row.locale, *cells)
    show_table(shown)
    for locale, address in dict.fromkeys((row.locale, row.official) for row in found):
        if address:
            click.echo(f"{locale}: the publisher's own translation: {address}")


def _percent(row: CatalogStatus) -> str:
    return f"{int(row.coverage * 100)}%"  # 100 only where nothing is left
