"""`transform bundle zip`: bundles as files to send."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.bundle.packing import sound_bundles
from transform.cli.inputs import Tally
from transform.cli.options import quiet_option

__all__ = ["command"]


@click.command(name="zip")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("output"))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="Where the zips are written, one a bundle.",
)
@quiet_option
def command(folder: Path, output: Path, quiet: bool) -> None:
    """Zip a bundle, or each of a folder of bundles.

    The same bundle gives the same bytes, on every machine. A bundle with anything wrong in it
    (`transform bundle verify`) is not zipped, and one that is held back neither.

    \b
    Examples:
      transform bundle zip --output zips
      transform bundle zip output/my-leaflet --output zips
    """
    from transform.bundles.packing import zipped
    from transform.bundles.store import write_file

    tally = Tally()
    for bundle in sound_bundles(folder, tally):
        path = output / f"{bundle.document_id}.zip"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, zipped(bundle))
        if not quiet:
            click.echo(path.as_posix())
    tally.finish()
