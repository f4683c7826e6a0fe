"""`transform catalog pseudo`: catalogs in which every word is visibly translated."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Tally
from transform.cli.options import domain_option, format_option, locales_dir_option, quiet_option
from transform.cli.show import echo_json, show_table, table
from transform.errors import TransformError, UsageError
from transform.locale import PSEUDO_LOCALES

__all__ = ["command"]


@click.command(name="pseudo")
@click.option(
    "--locale",
    "locales",
    type=click.Choice(PSEUDO_LOCALES, case_sensitive=False),
    multiple=True,
    default=PSEUDO_LOCALES,
    show_default=True,
    help="en-XA is longer and accented, ar-XB runs from right to left.",
)
@domain_option
@locales_dir_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the catalogs are written.  [default: --locales-dir]",
)
@format_option("table", "json")
@quiet_option
def command(
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    output: Path | None,
    output_format: str,
    quiet: bool,
) -> None:
    """Make catalogs of pseudo-locales out of the templates, to try pages before translating.

    What is plain English on a page in en-XA can be translated by nobody; what is cut has no room
    to grow. In ar-XB everything runs from right to left. Pages of pseudo-locales are drafts always.

    \b
    Examples:
      transform catalog pseudo
      transform build seeds --locale en-XA --locale ar-XB
      transform catalog pseudo --locale en-XA --domain asthma --output pseudo
    """
    from transform.catalogs import catalog_path, read_catalog, template_path, write_catalog
    from transform.catalogs.pseudo import pseudo_catalog

    there = sorted(path.stem for path in (locales_dir / "pot").glob("*.pot"))
    missing = [domain for domain in domains if domain not in there]
    if missing or not there:
        what = f"no template {missing[0]}" if missing else "no templates"
        raise UsageError(
            f"there is {what} in {locales_dir / 'pot'}",
            'write them first with "transform catalog extract FOLDER"',
        )
    tally, rows = Tally(), []
    for domain in dict.fromkeys(domains) or there:
        try:
            template = read_catalog(template_path(locales_dir, domain), domain)
            for locale in dict.fromkeys(locales):
                made = pseudo_catalog(template, locale)
                write_catalog(catalog_path(output or locales_dir, locale, domain), made)
                rows.append((domain, locale, len(made.messages)))
        except TransformError as error:
            tally.fail(error)
    if output_format == "json":
        found = [{"domain": d, "locale": tag, "messages": count} for d, tag, count in rows]
        echo_json({"schema": "transform/catalog-pseudo/1", "catalogs": found})
    elif not quiet and rows:
        shown = table("catalog", "locale", "messages", numbers=["messages"])
        for domain, locale, count in rows:
            shown.add_row(domain, locale, str(count))
        show_table(shown)
    tally.finish()
