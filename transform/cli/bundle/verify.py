"""`transform bundle verify`: whether bundles are whole and right."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.options import format_option, quiet_option
from transform.cli.show import echo_json
from transform.errors import ExitCode

__all__ = ["command"]


@click.command(name="verify")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("output"))
@format_option("text", "json")
@quiet_option
def command(folder: Path, output_format: str, quiet: bool) -> None:
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
