"""`transform summarize`: a patient summary in which every sentence can be traced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    paths_argument,
    quiet_option,
    read_settings,
    rewriter_options,
)
from transform.cli.show import echo_json
from transform.errors import InputError, Place, TransformError

if TYPE_CHECKING:
    from transform.model import Document
    from transform.simplify.model import Summary

__all__ = ["command"]


@click.command(name="summarize")
@paths_argument
@config_option
@language_option
@format_option("markdown", "text", "json")
@click.option("--trace", is_flag=True, help="Print each sentence with its source, edits, verdict.")
@click.option("--omitted", is_flag=True, help="List warnings and negatives that were not chosen.")
@rewriter_options
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    language: str,
    output_format: str,
    trace: bool,
    omitted: bool,
    rewriter: str,
    rewriter_model: str,
    rewriter_timeout: float,
    quiet: bool,
) -> None:
    """Write plain-language patient summaries.

    \b
    Examples:
      transform summarize leaflet.md
      transform summarize leaflet.md --trace       where each sentence comes from
      transform summarize leaflet.md --omitted     what an editor has to sign off
      transform summarize seeds --format json      one JSON object a line
      transform summarize leaflet.md --rewriter "python plainer.py"
    """
    from transform.engines.rewriters import rewriter_for
    from transform.pipeline import judge_document, judge_rewritten, with_summary
    from transform.reports.records import summary_record
    from transform.reports.traces import omitted_lines, trace_lines

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    client = rewriter_for(rewriter, rewriter_model, rewriter_timeout) if rewriter else None
    for document in inputs.documents(tally):
        made = with_summary(judge_document(document, inputs.settings), inputs.settings)
        if client is not None:
            try:
                made = judge_rewritten(made, client, inputs.settings)
            except TransformError as error:
                tally.fail(type(error)(error.problem, error.remedy, Place(document.path)))
                continue
        summary = made.summary
        if summary is None:
            tally.fail(_no_rules(document))
            continue
        if output_format == "json":
            echo_json(summary_record(made, summary), line=not inputs.single)
        elif trace:
            click.echo("\n".join(trace_lines(document.path, summary)))
        elif omitted:
            click.echo("\n".join(omitted_lines(document.path, summary)))
        else:
            click.echo(_rendered(summary, output_format), nl=False)
        if not quiet:
            _notice(document, allowed=made.decision.allows("adapted_summary"))
    tally.finish()


def _rendered(summary: Summary, output_format: str) -> str:
    from transform.bundles import to_markdown, to_text
    from transform.reports.traces import summary_page

    return (to_markdown if output_format == "markdown" else to_text)(summary_page(summary))


def _no_rules(document: Document) -> InputError:
    return InputError(
        f'there are no summary rules for documents in "{document.language}"',
        "leave it out; it can be checked, cleaned and built without a summary",
        Place(document.path),
    )


def _notice(document: Document, *, allowed: bool) -> None:
    if not allowed:
        click.echo(
            f"{document.path}: for local reading only: the rights to this document allow no "
            f'published summary; "transform rights {document.path}" says why',
            err=True,
        )
