"""`transform catalog import`: what came back from translators."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

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
from transform.errors import ExitCode, TransformError, UsageError

if TYPE_CHECKING:
    from transform.catalogs.exchange.applying import Notice
    from transform.catalogs.exchange.shelf import Imported, Request
    from transform.settings import Settings

__all__ = ["command"]

Record = dict[str, object]


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option(
    "--reviewer",
    default="",
    metavar="NAME",
    help="Record what the files call approved as approved by this person.",
)
@click.option(
    "--role",
    type=click.Choice(["reviser", "clinician"]),
    default="reviser",
    show_default=True,
    help="As what the reviewer approves.",
)
@click.option(
    "--translator", default="", metavar="NAME", help="Who translated it, if no file says so."
)
@format_option("text", "json")
@quiet_option
def command(
    files: tuple[str, ...],
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    reviewer: str,
    role: str,
    translator: str,
    output_format: str,
    quiet: bool,
) -> None:
    """Put translations from XLIFF, TMX, XLSX and CSV files into their catalogs.

    The content tells the format. Only what was changed in a file since its export changes the
    catalog; an empty translation never replaces one. What does not fit is said with file and line.
    A TBX file goes into the glossary. Nothing is approved without --reviewer.

    \b
    Examples:
      transform catalog import es.xlf
      transform catalog import back.xlsx --locale es --domain asthma.summary
      transform catalog import es.xlf --reviewer "Ana Ruiz" --role clinician
    """
    from transform.catalogs.approving import Review
    from transform.catalogs.exchange.shelf import Request

    settings = read_settings(config)
    if len(locales) > 1 or len(domains) > 1:
        raise UsageError("a file goes into one catalog", "name one --locale and one --domain")
    review = None
    if reviewer.strip():
        today = datetime.now().astimezone().date().isoformat()
        review = Review(reviewer.strip(), cast("Literal['reviser', 'clinician']", role), today)
    request = Request(locales_dir, "".join(locales), "".join(domains), review, translator)
    tally, records = Tally(), []
    for name in files:
        try:
            record, notices = _import(Path(name), request, settings, config)
        except TransformError as error:
            tally.fail(error)
            continue
        records.append(record)
        if any(notice.severity == "error" for notice in notices):
            tally.note(ExitCode.FINDINGS)
        if output_format != "json":
            _show(name, record, notices, quiet=quiet)
    if output_format == "json":
        echo_json({"schema": "transform/catalog-import/1", "files": records})
    tally.finish()


def _import(
    path: Path, request: Request, settings: Settings, config: Path | None
) -> tuple[Record, list[Notice]]:
    from transform.catalogs.exchange.shelf import import_portions, read_exchange

    data, form = read_exchange(path)
    record: Record = {"path": str(path), "form": form}
    if form == "tbx":
        return record | _import_terms(path, settings, config), []
    imported = import_portions(data, form, path, request)
    notices = [notice for one in imported for notice in _notices(one)]
    record["catalogs"] = [
        {
            "domain": one.domain,
            "locale": one.locale,
            "changed": one.applied.changed,
            "unchanged": one.applied.unchanged,
            "kept": one.applied.kept,
            "obsolete": one.applied.obsolete,
            "approved": one.approved,
            "written": one.written,
        }
        for one in imported
    ]
    record["findings"] = [
        {
            "rule": notice.rule,
            "severity": notice.severity,
            "line": notice.line,
            "message": notice.message,
            "msgid": notice.msgid,
        }
        for notice in notices
    ]
    return record, notices


def _notices(one: Imported) -> list[Notice]:
    from transform.catalogs.exchange.applying import Notice

    unfit = [
        Notice("not-approved", "error", f"not approved: {left.problem}", left.message.msgid)
        for left in one.unfit
    ]
    return [*one.applied.notices, *unfit]


def _import_terms(path: Path, settings: Settings, config: Path | None) -> Record:
    from transform.cli.options import DEFAULT_CONFIG
    from transform.glossaries import import_terms, read_glossary

    folder = (config or DEFAULT_CONFIG).parent
    glossary = folder / (settings.glossary or "glossary.tsv")
    done = import_terms(glossary, read_glossary(path))
    return {
        "glossary": str(glossary),
        "new": done.new,
        "changed": done.changed,
        "same": done.same,
    }


def _show(name: str, record: Record, notices: list[Notice], *, quiet: bool) -> None:
    for notice in notices:
        line = "" if notice.line is None else f":{notice.line}"
        short = notice.msgid if len(notice.msgid) <= 60 else f"{notice.msgid[:57]}..."
        click.echo(f'{name}{line}: {notice.message}: "{short}"', err=True)
    if quiet:
        return
    if "glossary" in record:
        counts = f"{record['new']} new, {record['changed']} changed, {record['same']} the same"
        click.echo(f"{name}: {counts}; written to {record['glossary']}")
        return
    for row in cast("list[Record]", record["catalogs"]):
        said = ", ".join(
            f"{row[count]} {count}"
            for count in ("changed", "unchanged", "kept", "obsolete", "approved")
            if row[count] or count in {"changed", "unchanged"}
        )
        click.echo(f"{name}: {row['domain']} ({row['locale']}): {said}")
