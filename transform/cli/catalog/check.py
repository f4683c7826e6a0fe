"""`transform catalog check`: what is wrong with translations, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Tally
from transform.cli.options import (
    DEFAULT_CONFIG,
    config_option,
    domain_option,
    format_option,
    locale_option,
    locales_dir_option,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import ExitCode, Place, UsageError

if TYPE_CHECKING:
    from transform.catalogs.checking import Severities
    from transform.catalogs.checking.files import CheckedFile
    from transform.settings import Settings

__all__ = ["command"]

_TEXT = 50  # characters of a text that a table shows
_severity = click.Choice(["error", "warning", "info"])


@click.command(name="check")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--severity", type=_severity, default="info", show_default=True, help="The least that is shown."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="End with exit code 1 where there is a finding of this severity or a higher one.  "
    "[default: error]",
)
@click.option(
    "--spelling/--no-spelling", help="Also look words up in installed hunspell dictionaries."
)
@format_option("table", "json", "sarif")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    severity: str,
    fail_on: str | None,
    spelling: bool,
    output_format: str,
    quiet: bool,
) -> None:
    """Find what is wrong with translations: numbers, doses, negations, terms, marks and more.

    A comment of a message, "# ignore: number, end", accepts what these rules find in it.

    \b
    Examples:
      transform catalog check --locale es
      transform catalog check --locale es --domain leaflet.summary --severity warning
      transform catalog check --format sarif > catalogs.sarif
    """
    from transform.catalogs import locales_in

    settings = read_settings(config, locales)
    chosen = settings.locales or locales_in(locales_dir)
    if not chosen:
        raise UsageError(
            f"there are no catalogs in {locales_dir}",
            'make them with "transform catalog update --locale TAG"',
        )
    severities, tally = _severities(settings, config or DEFAULT_CONFIG), Tally()
    files: list[CheckedFile] = []
    for locale in chosen:
        found = _check(locales_dir, locale, domains, (settings, severities, spelling), tally)
        files += found
    unread = any(code >= ExitCode.INPUT for code in tally.codes)
    shown = tuple(_from(file, severity) for file in files)
    match output_format:
        case "json":
            from transform.reports.catalog_checks import catalog_check_record

            echo_json(catalog_check_record(shown))
        case "sarif":
            from transform.reports.catalog_checks import catalog_sarif

            echo_json(catalog_sarif(shown, successful=not unread))
        case _ if not quiet:
            _show(shown, files)
        case _:
            pass
    _fail(files, fail_on or settings.catalogs.fail_on, tally)
    tally.finish()


def _severities(settings: Settings, config: Path) -> Severities:
    """Raises UsageError with the line of the project file that names what is no rule."""
    from transform.catalogs.checking import Severities

    try:
        return Severities(settings.catalogs.severity)
    except UsageError as error:
        name = re.search(r'"([^"]*)"', error.problem)
        lines = config.read_text(encoding="utf-8-sig").splitlines()
        key = re.compile(rf"\s*[\"']?{re.escape(name[1] if name else '')}[\"']?\s*=")
        line = next((number for number, text in enumerate(lines, 1) if key.match(text)), None)
        raise UsageError(error.problem, error.remedy, Place(str(config), line)) from None


def _check(
    locales_dir: Path,
    locale: str,
    domains: tuple[str, ...],
    asked: tuple[Settings, Severities, bool],
    tally: Tally,
) -> tuple[CheckedFile, ...]:
    from transform.catalogs.checking import Options, dictionary_path
    from transform.catalogs.checking.files import check_files
    from transform.glossary import project_glossary

    settings, severities, spelling = asked
    if spelling and dictionary_path(locale) is None:
        click.echo(
            f"{locale}: spelling is not checked: no hunspell dictionary is installed "
            f"(on Debian: hunspell-{locale.partition('-')[0]})",
            err=True,
        )
    options = Options(severities, project_glossary(locale, settings.terms), spelling)
    files, errors = check_files(locales_dir, locale, domains, options)
    for error in errors:
        tally.fail(error)
    for file in files:
        for rule, message in file.check.unknown:
            place = f"{file.path}:{file.line(message)}"
            click.echo(f'{place}: the comment ignores "{rule}", which is no rule', err=True)
    return files


def _from(file: CheckedFile, severity: str) -> CheckedFile:
    """The file with the findings of this severity and higher ones."""
    from transform.catalogs.checking import SEVERITIES

    wanted = SEVERITIES[[*SEVERITIES].index(severity) :]  # type: ignore[arg-type]
    found = tuple(one for one in file.check.found if one.finding.severity in wanted)
    return replace(file, check=replace(file.check, found=found))


def _show(shown: tuple[CheckedFile, ...], files: list[CheckedFile]) -> None:
    rows = table("place", "severity", "rule", "message", "source", "translation")
    for file in shown:
        for one in file.check.findings:
            texts = (one.message.msgid, one.message.msgstr)
            place = f"{file.path}:{file.line(one.message)}"
            finding = one.finding
            rows.add_row(
                place, finding.severity, finding.rule, finding.message, *map(_shortened, texts)
            )
    if rows.rows:
        show_table(rows)
    for locale in dict.fromkeys(file.check.catalog.locale for file in files):
        click.echo(_summary(locale, [f for f in files if f.check.catalog.locale == locale]))


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _TEXT else f"{one_line[: _TEXT - 1]}…"


def _summary(locale: str, files: list[CheckedFile]) -> str:
    from transform.reports.catalog_checks import counts

    checked = sum(file.check.checked for file in files)
    found = counts(files)
    parts = [
        f"{found[name]} {name}{'' if found[name] == 1 or name == 'info' else 's'}"
        for name in ("error", "warning", "info")
    ]
    ignored = sum(one.ignored for file in files for one in file.check.found)
    waiting = sum(file.check.waiting for file in files)
    parts += [f"{ignored} ignored"] if ignored else []
    parts += [f"{waiting} not checked, since their source changed"] if waiting else []
    return f"{locale}: {checked} translations in {len(files)} catalogs checked: {', '.join(parts)}"


def _fail(files: list[CheckedFile], fail_on: str, tally: Tally) -> None:
    if fail_on == "never":
        return
    for file in files:
        failing = len(_from(file, fail_on).check.findings)
        if failing:
            noun = "finding" if failing == 1 else "findings"
            click.echo(f"{file.path}: {failing} {noun} at or over {fail_on}", err=True)
            tally.note(ExitCode.FINDINGS)
