"""`transform catalog export`: catalogs in the formats of other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

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

if TYPE_CHECKING:
    from transform.catalogs.exchange.forms import Form
    from transform.catalogs.exchange.units import Portion
    from transform.settings import Settings

__all__ = ["command"]

_SUFFIXES = frozenset({".xlf", ".xliff", ".tmx", ".tbx", ".xml", ".xlsx", ".csv"})


@click.command(name="export")
@config_option
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(["xliff12", "xliff21", "tmx", "tbx", "xlsx", "csv"]),
    help="The format.",
)
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FILE|DIR",
    help="Where the file is written.  [default: LOCALE.SUFFIX in this folder]",
)
@click.option("--overwrite", is_flag=True, help="Replace a file that is there already.")
@format_option("text", "json")
@quiet_option
def command(
    config: Path | None,
    form: str,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    output: Path,
    overwrite: bool,
    output_format: str,
    quiet: bool,
) -> None:
    """Write the catalogs of a locale as one file for another program, with all that is in them.

    tbx is the glossary; the others hold messages, and "transform catalog import" takes them back.

    \b
    Examples:
      transform catalog export --to xliff12 --locale es
      transform catalog export --to xlsx --locale ar --domain asthma.summary --output asthma.xlsx
      transform catalog export --to tbx --locale es --output terms
    """
    from transform.catalogs.exchange.shelf import load_portions, write_exchange

    settings = read_settings(config, locales)
    if not settings.locales:
        raise UsageError("no locale is named", "name one with --locale es")
    if _is_file(output) and len(settings.locales) > 1:
        raise UsageError(
            f"{output} can hold one locale", "name one locale, or a folder with --output"
        )
    rows = []
    for locale in settings.locales:
        portions = load_portions(locales_dir, locale, domains)
        path = _path(output, locale, domains, cast("Form", form))
        data = _data(portions, cast("Form", form), settings)
        write_exchange(path, data, overwrite=overwrite)
        rows.append(
            {
                "path": path.as_posix(),
                "to": form,
                "locale": locale,
                "catalogs": [] if form == "tbx" else [_row(portion) for portion in portions],
            }
        )
        if output_format != "json" and not quiet:
            count = sum(len(portion.units) for portion in portions)
            said = "the glossary" if form == "tbx" else f"{count} messages of {len(portions)}"
            click.echo(f"{path}: {said}{'' if form == 'tbx' else ' catalogs'}")
    if output_format == "json":
        echo_json({"schema": "transform/catalog-export/1", "files": rows})


def _is_file(output: Path) -> bool:
    return output.suffix.lower() in _SUFFIXES and not output.is_dir()


def _path(output: Path, locale: str, domains: tuple[str, ...], form: Form) -> Path:
    from transform.catalogs.exchange.forms import SUFFIXES

    if _is_file(output):
        return output
    stem = f"{domains[0]}.{locale}" if len(domains) == 1 and form != "tbx" else locale
    return output / f"{stem}{SUFFIXES[form]}"


def _data(portions: tuple[Portion, ...], form: Form, settings: Settings) -> bytes:
    if form == "tbx":
        from transform.catalogs.exchange.tbx import format_tbx
        from transform.glossary import project_glossary

        language, locale = portions[0].source_language, portions[0].locale
        source = project_glossary(language, settings.terms)
        return format_tbx(source, project_glossary(locale, settings.terms))
    from transform.catalogs.exchange.forms import format_portions

    return format_portions(portions, form)


def _row(portion: Portion) -> dict[str, object]:
    return {"domain": portion.domain, "messages": len(portion.units)}
