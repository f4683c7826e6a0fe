"""`transform catalog memory`: the translation memory of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    locale_option,
    project_folder,
    quiet_option,
)
from transform.cli.show import echo_json, show_table, table
from transform.errors import InputError, Place, TransformError

if TYPE_CHECKING:
    from transform.catalogs.memory.model import Entry

__all__ = ["command"]


@click.group(name="memory")
def command() -> None:
    """What has been translated once, kept to be offered again.

    It is the file .transform/memory.sqlite beside transform.toml, and it stays on this machine.
    "catalog update" brings it up to the catalogs and fills new messages from it.

    \b
    Examples:
      transform catalog memory import old-leaflets.tmx
      transform catalog memory status
      transform catalog memory search "clinical trial" --locale es
    """


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@language_option
@config_option
@format_option("text", "json")
@quiet_option
def import_(
    files: tuple[str, ...], language: str, config: Path | None, output_format: str, quiet: bool
) -> None:
    """Put the translations of TMX files into the memory.

    What is there already stays. Nothing that is imported counts as approved.

    \b
    Examples:
      transform catalog memory import old-leaflets.tmx
      transform catalog memory import agency.tmx --language en
    """
    from transform.catalogs.exchange.tmx import read_tmx
    from transform.catalogs.memory.database import open_memory
    from transform.catalogs.memory.filling import tmx_entries

    tally = Tally()
    for name in files:
        origin = f"tmx:{Path(name).name}"
        try:
            entries = tuple(tmx_entries(read_tmx(Path(name), language or "en"), origin))
            with open_memory(_path(config)) as memory:
                new = memory.add(entries)
        except TransformError as error:
            tally.fail(error)
            continue
        record = {
            "schema": "transform/catalog-memory-import/1",
            "path": name,
            "origin": origin,
            "pairs": len(entries),
            "new": new,
        }
        if output_format == "json":
            echo_json(record, line=len(files) > 1)
        elif not quiet:
            click.echo(f"{name}: {len(entries)} translations, {new} of them new")
    tally.finish()


@command.command(name="export")
@click.option(
    "--to", "form", type=click.Choice(["tmx"]), default="tmx", show_default=True, help="The format."
)
@locale_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: standard output]",
)
@config_option
def export(form: str, locales: tuple[str, ...], output: Path | None, config: Path | None) -> None:
    """Write the memory as a TMX file, for other programs.

    \b
    Examples:
      transform catalog memory export --to tmx --output memory.tmx
      transform catalog memory export --locale es > es.tmx
    """
    from transform.catalogs.exchange.tmx import format_tmx
    from transform.catalogs.memory.filling import pair_of
    from transform.files import replace_file

    del form  # the only one so far
    data = format_tmx(map(pair_of, _entries(config, locales)))
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        replace_file(output, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot be written ({reason})", "name another file with --output", Place(str(output))
        ) from None


@command.command(name="status")
@locale_option
@config_option
@format_option("table", "json")
def status(locales: tuple[str, ...], config: Path | None, output_format: str) -> None:
    """Count what is in the memory, by locale and origin.

    An origin is a catalog, or a file that was imported or aligned.

    \b
    Examples:
      transform catalog memory status
      transform catalog memory status --locale es --format json
    """
    from transform.catalogs.memory.database import open_memory

    found = []
    if _path(config).exists():  # asking makes no file
        with open_memory(_path(config)) as memory:
            found = [row for row in memory.origins() if not locales or row.locale in locales]
    if output_format == "json":
        rows = [
            {
                "source_language": row.source_language,
                "locale": row.locale,
                "origin": row.name,
                "translations": row.entries,
                "approved": row.approved,
                "drafts": row.drafts,
            }
            for row in found
        ]
        echo_json({"schema": "transform/catalog-memory-status/1", "origins": rows})
    elif not found:
        click.echo('the memory is empty; "transform catalog update" fills it from the catalogs')
    else:
        figures = ("translations", "approved", "drafts")
        shown = table("origin", "from", "to", *figures, numbers=figures)
        for row in found:
            counts = (row.entries, row.approved, row.drafts)
            shown.add_row(row.name, row.source_language, row.locale, *map(str, counts))
        show_table(shown)


@command.command(name="search")
@click.argument("text")
@locale_option
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most."
)
@config_option
@format_option("table", "json")
def search(
    text: str, locales: tuple[str, ...], limit: int, config: Path | None, output_format: str
) -> None:
    """Look for words, or for a sentence like this one, in the memory.

    Source texts and translations are looked through. What holds the words comes first, then what
    is like them, with percent of the letters.

    \b
    Examples:
      transform catalog memory search "clinical trial"
      transform catalog memory search "ensayo clínico" --locale es --format json
    """
    from transform.catalogs.memory.searching import search as find

    found = find(_entries(config, locales), text)[:limit]
    if output_format == "json":
        rows = [
            {
                "score": score,
                "source_language": entry.source_language,
                "locale": entry.locale,
                "msgid": entry.msgid,
                "msgstr": entry.msgstr,
                "origin": entry.origin,
                "state": entry.state,
                "date": entry.date,
            }
            for entry, score in found
        ]
        echo_json({"schema": "transform/catalog-memory-search/1", "text": text, "found": rows})
        return
    for entry, score in found:
        about = ", ".join(filter(None, (entry.locale, entry.origin, entry.state, entry.date)))
        click.echo(f"{score:3}%  {entry.msgid}\n      {entry.msgstr}\n      ({about})")
    if not found:
        click.echo("nothing like this is in the memory")


@command.command(name="forget")
@click.argument("origin")
@locale_option
@config_option
def forget(origin: str, locales: tuple[str, ...], config: Path | None) -> None:
    """Take out of the memory what was imported or aligned from one origin, as "status" names it.

    What comes from a catalog comes back with the next "catalog update".

    \b
    Examples:
      transform catalog memory forget tmx:old-leaflets.tmx
      transform catalog memory forget align:leaflet.es.html --locale es
    """
    from transform.catalogs.memory.database import open_memory

    with open_memory(_path(config)) as memory:
        gone = sum(memory.forget(origin, locale) for locale in locales or ("",))
    if not gone:
        raise InputError(
            f'nothing in the memory comes from "{origin}"',
            '"transform catalog memory status" names the origins',
        )
    click.echo(f"{origin}: {gone} translations taken out")


def _path(config: Path | None) -> Path:
    from transform.catalogs.memory.model import MEMORY

    return project_folder(config) / MEMORY


def _entries(config: Path | None, locales: tuple[str, ...]) -> tuple[Entry, ...]:
    from transform.catalogs.memory.database import open_memory

    if not _path(config).exists():  # asking makes no file
        return ()
    with open_memory(_path(config)) as memory:
        return memory.entries(locales)
