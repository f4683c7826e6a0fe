"""`transform glossary`: a project's own terms."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Tally
from transform.cli.options import format_option, language_option, quiet_option
from transform.cli.show import echo_json
from transform.errors import TransformError

__all__ = ["command"]

IN_BRACKETS = 12
"""Words up to which a definition may stand in brackets behind its term."""


@click.group(name="glossary")
def command() -> None:
    """Bring your own terms.

    A term has a name and a plain definition in each language that you publish in.

    \b
    Examples:
      transform glossary import terms.csv --language en
    """


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@language_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("glossary.tsv"),
    metavar="FILE",
    help="The project's glossary file.  [default: glossary.tsv]",
)
@format_option("text", "json")
@quiet_option
def import_(
    files: tuple[str, ...], language: str, output: Path, output_format: str, quiet: bool
) -> None:
    """Put the terms of CSV, TSV, TBX and NCI glossary JSON files into the project's glossary file.

    A term that is there already gets the new name and definition; nothing else is changed. Set
    glossary = "glossary.tsv" in transform.toml, and build, summarize and catalog use it.

    \b
    Examples:
      transform glossary import terms.csv --language en
      transform glossary import clinic.tbx nci.json --output glossary.tsv
    """
    from transform.glossaries import import_terms, read_glossary

    tally = Tally()
    for name in files:
        try:
            terms = read_glossary(Path(name), language)
            done = import_terms(output, terms)
        except TransformError as error:
            tally.fail(error)
            continue
        long = [term for term in terms if len(term.definition.split()) > IN_BRACKETS]
        if output_format == "json":
            record = {
                "schema": "transform/glossary-import/1",
                "path": name,
                "glossary": str(output),
                "new": done.new,
                "changed": done.changed,
                "same": done.same,
                "too_long_for_brackets": [term.id for term in long],
            }
            echo_json(record, line=len(files) > 1)
        elif not quiet:
            counts = f"{done.new} new, {done.changed} changed, {done.same} the same"
            click.echo(f"{name}: {counts}; written to {output}")
            if long:
                click.echo(
                    f"{name}: {len(long)} definitions have more than {IN_BRACKETS} words and will "
                    "stand in the list of terms, but not in brackets in a summary"
                )
    tally.finish()
