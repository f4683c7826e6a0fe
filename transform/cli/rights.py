"""`transform rights`: what may be done with a document, by which rule, on which evidence."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    config_option,
    format_option,
    language_option,
    paths_argument,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, show_table, table

__all__ = ["command"]


@click.command(name="rights")
@paths_argument
@config_option
@language_option
@format_option("table", "json")
@quiet_option
def command(
    paths: tuple[str, ...], config: Path | None, language: str, output_format: str, quiet: bool
) -> None:
    """Explain what may be done with documents.

    Every use is allowed or refused by a rule, with a reason and the evidence for it.

    \b
    Examples:
      transform rights leaflet.md
      transform rights seeds --format json
    """
    from transform.reports.records import rights_record
    from transform.rights import decide

    inputs, tally = Inputs(paths, read_settings(config), language), Tally()
    for document in inputs.documents(tally):
        decision = decide(document, noncommercial=inputs.settings.noncommercial)
        record = rights_record(document, decision)
        if output_format == "json":
            echo_json(record, line=not inputs.single)
            continue
        click.echo(f"{document.id}: {decision.license} (rule {decision.rule})")
        shown = table("use", "allowed", "why")
        for use in decision.uses:
            extra = f" ({', '.join(use.conditions)})" if use.conditions else ""
            shown.add_row(use.use, "yes" if use.allowed else "no", f"{use.reason}{extra}")
        if not quiet:
            show_table(shown)
            for line in decision.evidence:
                click.echo(f"  evidence: {line}")
            if record["attribution"]:
                click.echo(f"  attribution: {record['attribution']}\n")
    tally.finish()
