"""`transform catalog draft`: first words by an engine, for translators to work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
from transform.cli.show import echo_json, progress, show_table, table
from transform.errors import TransformError, UsageError

if TYPE_CHECKING:
    from transform.catalogs.drafting import DraftReport, Order, Place

__all__ = ["command"]


@click.command(name="draft")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--with",
    "engine",
    required=True,
    metavar="ENGINE",
    help='"apertium", the address of a LibreTranslate server, or a command with JSON lines.',
)
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="Ask for no more than N messages."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for an answer.",
)
@click.option(
    "--api-key",
    "key_variable",
    default="TRANSFORM_DRAFT_KEY",
    show_default=True,
    metavar="VARIABLE",
    help="The environment variable that holds the server's key; never the key itself.",
)
@format_option("table", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    engine: str,
    limit: int | None,
    timeout: float,
    key_variable: str,
    output_format: str,
    quiet: bool,
) -> None:
    """Draft what nobody has translated yet, for translators to mend.

    Tags, numbers, doses and negations of every draft are checked; what fails stays untranslated
    and is reported. Every draft is fuzzy and names its engine in a comment. What is done is kept
    when this is stopped, and the next run goes on.

    \b
    Examples:
      transform catalog draft --locale es --with apertium
      transform catalog draft --locale es --domain asthma.summary --with http://localhost:5000
      transform catalog draft --locale ht --with "python drafts.py" --limit 100
    """
    from transform.catalogs.drafting import Access, Order

    settings = read_settings(config, locales)
    places = _places(locales_dir, settings.locales, domains)
    order = Order(engine, Access(timeout, key_variable), settings.terms)
    _say_where(engine)
    tally = Tally()
    reports: list[DraftReport] = []
    for place in places:
        left = None if limit is None else limit - sum(one.asked for one in reports)
        if left == 0:
            break
        try:
            reports.append(_drafted(place, order, left, quiet=quiet))
        except TransformError as error:
            tally.fail(error)
            break
    _show(reports, output_format, quiet=quiet)
    tally.finish()


def _places(locales_dir: Path, locales: tuple[str, ...], domains: tuple[str, ...]) -> list[Place]:
    from transform.catalogs import catalog_path
    from transform.catalogs.drafting import Place

    if not locales:
        raise UsageError("no locale to draft", "name one with --locale es")
    found: list[Place] = []
    for locale in locales:
        folder = catalog_path(locales_dir, locale, "x").parent
        there = {path.stem for path in folder.glob("*.po")} - {"interface"}
        missing = [domain for domain in domains if domain not in there]
        if missing or not there:
            raise UsageError(
                f"there is no catalog {f'{missing[0]} ' if missing else ''}in {folder}",
                f'make it with "transform catalog update --locale {locale}"',
            )
        found += [Place(locales_dir, locale, one) for one in sorted(domains or there)]
    return found


def _say_where(engine: str) -> None:
    from transform.outside import server_host

    if engine.startswith(("http://", "https://")):
        host = server_host(engine)
        click.echo(f"the messages to draft are sent to {host}, as you asked", err=True)


def _drafted(place: Place, order: Order, limit: int | None, *, quiet: bool) -> DraftReport:
    from transform.catalogs import load_catalog
    from transform.catalogs.drafting import draft_place, undrafted

    empty = len(undrafted(load_catalog(place.locales_dir, place.locale, place.domain)))
    label = f"{place.domain} ({place.locale})"
    with progress(empty if limit is None else min(empty, limit), label, quiet=quiet) as advance:
        return draft_place(place, order, limit, lambda attempt: advance(label))


def _show(reports: list[DraftReport], output_format: str, *, quiet: bool) -> None:
    if output_format == "json":
        rows = [_row(report) for report in reports]
        echo_json({"schema": "transform/catalog-draft/1", "catalogs": rows})
        return
    for report in reports:
        for attempt in report.failed:
            why = "; ".join(attempt.problems)
            said = (
                f"{report.domain} ({report.locale}): not drafted: {attempt.message.msgid!r}: {why}"
            )
            click.echo(said, err=True)
    if not quiet and reports:
        figures = ("drafted", "failed", "left")
        shown = table("catalog", "locale", "engine", *figures, numbers=figures)
        for one in reports:
            counts = (one.drafted, len(one.failed), one.left)
            shown.add_row(one.domain, one.locale, one.engine, *map(str, counts))
        show_table(shown)


def _row(report: DraftReport) -> dict[str, object]:
    return {
        "domain": report.domain,
        "locale": report.locale,
        "engine": report.engine,
        "drafted": report.drafted,
        "left": report.left,
        "failed": [
            {
                "msgctxt": attempt.message.msgctxt,
                "msgid": attempt.message.msgid,
                "problems": list(attempt.problems),
            }
            for attempt in report.failed
        ],
    }
