"""`transform simplify`: the edit rules alone, on lines or on a whole document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    lines_option,
    paths_argument,
    quiet_option,
    read_settings,
    rewriter_options,
)
from transform.cli.show import echo_json
from transform.errors import Place, TransformError

if TYPE_CHECKING:
    from transform.simplify.rewriter import Rewriter

__all__ = ["command"]


@click.command(name="simplify")
@paths_argument
@config_option
@language_option
@lines_option
@format_option("text", "json")
@rewriter_options
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    lines: bool,
    output_format: str,
    rewriter: str,
    rewriter_model: str,
    rewriter_timeout: float,
    quiet: bool,
) -> None:
    """Say sentences more simply without changing what they say.

    A sentence is only changed where the change can be shown to be safe. With --lines every line
    of the input is a sentence, and one line comes out for each, in the same order.

    \b
    Examples:
      echo "Surgery is utilized." | transform simplify --lines -
      transform simplify --lines --language es sentences.txt
      transform simplify leaflet.md
      transform simplify leaflet.md --rewriter http://localhost:8080/v1 --rewriter-model plain
    """
    from transform.engines.rewriters import rewriter_for

    client = rewriter_for(rewriter, rewriter_model, rewriter_timeout) if rewriter else None
    if lines:
        _lines(paths or ("-",), language, output_format, client)
        return
    from transform.pipeline import simplify_document
    from transform.simplify.rewriter import rewritten_lines

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    for document in inputs.documents(tally):
        try:
            texts = simplify_document(document)
            if client is not None:
                answers = rewritten_lines(texts, client, document.language)
                texts = tuple((text[0], said) for text, said in zip(texts, answers, strict=True))
        except TransformError as error:
            tally.fail(type(error)(error.problem, error.remedy, Place(document.path)))
            continue
        if output_format == "json":
            record = {
                "schema": "transform/simplify/1",
                "id": document.id,
                "language": document.language,
                "texts": [{"before": before, "after": after} for before, after in texts],
            }
            echo_json(record, line=not inputs.single)
        else:
            for _, after in texts:
                click.echo(after)
    tally.finish()


def _lines(
    paths: tuple[str, ...], language: str, output_format: str, client: Rewriter | None
) -> None:
    from transform.cli.inputs import text_lines
    from transform.simplify import simplify_line

    # Lines name no language of their own; English is what the help promises, and an unknown
    # language still is an error.
    tag = language or "en"
    tally = Tally()
    pairs = ((line, simplify_line(line, tag)) for line in text_lines(paths, tally))
    for before, after in pairs if client is None else _asked(tuple(pairs), client, tag):
        if output_format == "json":
            echo_json({"schema": "transform/line/1", "before": before, "after": after}, line=True)
        else:
            click.echo(after)
    tally.finish()


def _asked(
    pairs: tuple[tuple[str, str], ...], client: Rewriter, language: str
) -> Iterator[tuple[str, str]]:
    """The pairs with what the rewriter makes of them; an empty line stays empty."""
    from transform.simplify.rewriter import rewritten_lines

    told = [pair for pair in pairs if pair[0].strip()]
    answers = rewritten_lines(told, client, language)
    for before, after in pairs:
        yield before, next(answers) if before.strip() else after
