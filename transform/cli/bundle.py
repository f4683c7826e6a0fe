"""`transform bundle`: what is done with bundles once they are built."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.options import format_option, quiet_option
from transform.cli.show import echo_json
from transform.errors import ExitCode

__all__ = ["command"]


@click.group(name="bundle")
def command() -> None:
    """Verify and explain bundles.

    \b
    Examples:
      transform bundle verify output
      transform bundle explain output/my-leaflet 3
    """


@command.command(name="verify")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("output"))
@format_option("text", "json")
@quiet_option
def verify(folder: Path, output_format: str, quiet: bool) -> None:
    """Check a bundle, or a folder of bundles, before it is put online.

    Checksums, files, manifests, links, lang and dir, attribution, rights and draft labels.
    Ends with exit code 1 if there is anything wrong.

    \b
    Examples:
      transform bundle verify
      transform bundle verify output/my-leaflet --format json
    """
    from transform.bundles import verify as verify_bundles
    from transform.readability.records import finding_record

    findings = verify_bundles(folder)
    if output_format == "json":
        found = [finding_record(finding) for finding in findings]
        echo_json({"schema": "transform/bundle-verify/1", "folder": str(folder), "findings": found})
    else:
        for finding in findings:
            click.echo(f"{finding.text or folder}: {finding.severity}: {finding.message}")
        if not findings and not quiet:
            click.echo(f"{folder}: nothing wrong")
    if any(finding.severity == "error" for finding in findings):
        click.get_current_context().exit(ExitCode.FINDINGS)


@command.command(name="explain")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.argument("number", type=click.IntRange(min=1))
@click.option("--locale", default="", metavar="TAG", help="The page.  [default: the source's own]")
@format_option("text", "json")
def explain(bundle: Path, number: int, locale: str, output_format: str) -> None:
    """Say where the sentence NUMBER of a bundle's summary comes from, counted from 1.

    The lines of the source, the edits with the rules that made them, and the guard's verdict, as
    the bundle keeps them.

    \b
    Examples:
      transform bundle explain output/my-leaflet 3
      transform bundle explain output/my-leaflet 3 --locale es --format json
    """
    from transform.reports.explaining import explained, explanation_lines

    found = explained(bundle, number, locale)
    if output_format == "json":
        echo_json({"schema": "transform/bundle-explain/1", **found})
    else:
        click.echo("\n".join(explanation_lines(found)))
