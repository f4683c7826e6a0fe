"""`transform catalog compile`: MO files."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Tally
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
from transform.errors import TransformError, UsageError

__all__ = ["command"]


@click.command(name="compile")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where MO files are written, in folders by locale.  [default: beside the catalogs]",
)
@click.option("--fuzzy", is_flag=True, help="With drafts, which stay out otherwise.")
@format_option("text", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    output: Path | None,
    fuzzy: bool,
    output_format: str,
    quiet: bool,
) -> None:
    """Compile catalogs to MO files, which programs read at run time.

    Obsolete messages stay out, and drafts too.

    \b
    Examples:
      transform catalog compile --locale es
      transform catalog compile --locale es --domain asthma.summary --output build/locale
    """
    from transform.catalogs import catalog_path, load_catalog
    from transform.catalogs.exchange.shelf import compile_catalog, domains_of
    from transform.catalogs.store import locales_in

    chosen = read_settings(config, locales).locales if locales else locales_in(locales_dir)
    if not chosen:
        raise UsageError(
            f"{locales_dir} has no catalogs", '"transform catalog update --locale TAG" makes them'
        )
    tally, done = Tally(), []
    for locale in chosen:
        for domain in domains_of(locales_dir, locale, domains):
            if not catalog_path(locales_dir, locale, domain).exists():
                continue  # nobody has begun it
            try:
                catalog = load_catalog(locales_dir, locale, domain)
                done.append(compile_catalog(catalog, locales_dir, output, fuzzy=fuzzy))
            except TransformError as error:
                tally.fail(error)
    if output_format == "json":
        rows = [
            {
                "domain": one.domain,
                "locale": one.locale,
                "path": one.path.as_posix(),
                "messages": one.messages,
                "written": one.written,
            }
            for one in done
        ]
        echo_json({"schema": "transform/catalog-compile/1", "catalogs": rows})
    elif not quiet:
        for one in done:
            click.echo(f"{one.path}: {one.messages} messages")
    tally.finish()
