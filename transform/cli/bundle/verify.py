"""`transform bundle verify`: whether bundles are whole and right."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.bundle.options import public_key_option, signing
from transform.cli.inputs import Inputs, Tally
from transform.cli.options import config_option, format_option, quiet_option, read_settings
from transform.cli.show import echo_json
from transform.errors import ExitCode

__all__ = ["command"]


@click.command(name="verify")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("output"))
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="FILE|FOLDER",
    help="Where the sources are: pages that rest on what changed there are found too.",
)
@click.option(
    "--bag",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a BagIt bag of each sound bundle to DIR, and read it back.",
)
@public_key_option
@config_option
@format_option("text", "json")
@quiet_option
def command(
    folder: Path,
    sources: tuple[str, ...],
    bag: Path | None,
    key: Path | None,
    config: Path | None,
    output_format: str,
    quiet: bool,
) -> None:
    """Check a bundle, or a folder of bundles, before it is put online.

    Checksums, files, manifests, links, lang and dir, attribution, rights, draft labels, and numbers
    from source to summary to translation. With --key signatures, too. Ends with exit code 1 if there is anything wrong.

    \b
    Examples:
      transform bundle verify
      transform bundle verify output/my-leaflet --format json
      transform bundle verify output --source leaflets
      transform bundle verify output --bag archive
    """
    from transform.bundles import verify as verify_bundles
    from transform.readability.records import finding_record

    findings, tally = verify_bundles(folder), Tally()
    if key is not None:
        with signing():
            from transform.bundles.signing import check_signatures, load_public_key

            findings += tuple(check_signatures(folder, load_public_key(key)))
    if sources:
        from transform.cli.bundle.stale import compared
        from transform.reports.staleness import stale_findings

        inputs = Inputs(sources, read_settings(config, ()))
        findings += tuple(stale_findings(found for _, found in compared(folder, inputs, tally)))
    if output_format == "json":
        found = [finding_record(finding) for finding in findings]
        echo_json({"schema": "transform/bundle-verify/1", "folder": str(folder), "findings": found})
    else:
        for finding in findings:
            click.echo(f"{finding.text or folder}: {finding.severity}: {finding.message}")
        if not findings and not quiet:
            click.echo(f"{folder}: nothing wrong")
    if bag is not None:
        from transform.cli.bundle.packing import write_bags

        for place in write_bags(folder, bag, tally):
            if not quiet:
                click.echo(f"{place.as_posix()}: bagged", err=output_format == "json")
    if any(finding.severity == "error" for finding in findings):
        tally.note(ExitCode.FINDINGS)
    tally.finish()
