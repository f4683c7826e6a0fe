"""`transform catalog mark-drafts`: whose drafts the fuzzy translations of a catalog are."""

from __future__ import annotations

from pathlib import Path

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
from transform.cli.show import echo_json
from transform.errors import UsageError

__all__ = ["command"]


@click.command(name="mark-drafts")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--by", "who", required=True, metavar="NAME", help="The engine or project that made them."
)
@format_option("text", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    who: str,
    output_format: str,
    quiet: bool,
) -> None:
    """Remember the fuzzy translations of catalogs as somebody's drafts.

    Some editors take the fuzzy flag away. What is remembered stays a draft without it, until a
    person changes it, approves of it, or stands for it as its translator. "catalog draft" does this
    of its own accord.

    \b
    Examples:
      transform catalog mark-drafts --locale es --by "project draft"
      transform catalog mark-drafts --locale es --domain asthma.summary --by "engine en-es"
    """
    from transform.catalogs import catalog_statuses, load_catalog, reviews_path
    from transform.catalogs.approving import record_drafts

    settings = read_settings(config, locales)
    if not settings.locales:
        raise UsageError("no locale is named", "name one with --locale es")
    rows = []
    for row in catalog_statuses(locales_dir, settings.locales, domains):
        catalog = load_catalog(locales_dir, row.locale, row.domain)
        drafts = [one for one in catalog.messages if one.fuzzy and not one.obsolete]
        recorded = record_drafts(reviews_path(locales_dir, row.locale, row.domain), drafts, who)
        rows.append({"domain": row.domain, "locale": row.locale, "recorded": recorded})
    if output_format == "json":
        echo_json({"schema": "transform/catalog-mark-drafts/1", "catalogs": rows})
    elif not quiet:
        for told in rows:
            click.echo(
                f"{told['domain']} ({told['locale']}): {told['recorded']} new drafts by {who}"
            )
