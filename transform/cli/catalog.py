"""`transform catalog`: templates and catalogs for translators."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    locale_option,
    locales_dir_option,
    paths_argument,
    project_folder,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import Place, RightsError, UsageError

__all__ = ["command"]


@click.group(name="catalog")
def command() -> None:
    """Make and update catalogs for translators.

    \b
    Examples:
      transform catalog extract seeds
      transform catalog update --locale es
      transform catalog status
    """


@command.command(name="extract")
@paths_argument
@config_option
@language_option
@locales_dir_option
@format_option("table", "json")
@quiet_option
def extract(
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
    from transform.engines.builds import same_id
    from transform.pipeline import extract_templates

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    rows: list[tuple[str, int]] = []
    known: dict[str, str] = {}
    for document in inputs.documents(tally):
        if document.id in known:
            tally.fail(same_id(document.id, (known[document.id], document.path)))
            continue
        known[document.id] = document.path
        templates = extract_templates(document, inputs.settings)
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


@command.command(name="update")
@config_option
@locale_option
@locales_dir_option
@format_option("table", "json")
@quiet_option
def update(
    config: Path | None,
    locales: tuple[str, ...],
    locales_dir: Path,
    output_format: str,
    quiet: bool,
) -> None:
    """Merge every template into the catalogs of a locale, creating what is missing.

    No translation is ever lost: a changed sentence keeps its old translation as fuzzy, a removed
    one becomes obsolete and comes back when the sentence does.

    \b
    Examples:
      transform catalog update --locale es
      transform catalog update --locale es --locale pt-BR --locales-dir locales
    """
    from transform.catalogs import update_catalogs
    from transform.glossary import project_glossary

    settings = read_settings(config, locales)
    if not settings.locales:
        raise UsageError(
            "no locale to update", 'name one with --locale es, or set locales = ["es"]'
        )
    if not any((locales_dir / "pot").glob("*.pot")):
        raise UsageError(
            f"there are no templates in {locales_dir / 'pot'}",
            'write them first with "transform catalog extract FOLDER"',
        )
    tally = Tally()
    for locale in settings.locales:
        report = update_catalogs(locales_dir, locale, project_glossary(locale, settings.terms))
        for error in report.errors:
            tally.fail(error)
        for orphan in report.orphans:
            click.echo(f"{orphan}: no template any more; kept as it is", err=True)
    _show_status(locales_dir, settings.locales, output_format, quiet=quiet)
    tally.finish()


@command.command(name="status")
@config_option
@locale_option
@locales_dir_option
@format_option("table", "json")
@quiet_option
def status(
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
    _show_status(locales_dir, chosen, output_format, quiet=quiet)


def _show_status(
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
