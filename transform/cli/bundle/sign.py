"""`transform bundle sign`: so that others can tell whose bundles they are."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.bundle.options import signing
from transform.cli.options import quiet_option

__all__ = ["command"]


@click.command(name="sign")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The secret key, as `transform bundle keys new` made it.",
)
@quiet_option
def command(folder: Path, key: Path, quiet: bool) -> None:
    """Sign a folder of bundles: each one's checksums, and the catalog.

    The signatures stand beside them (.sig), in the format of minisign. Nothing is signed that
    `transform bundle verify` finds fault with.

    \b
    Examples:
      transform bundle sign output --key ~/.keys/bundles
    """
    with signing():
        from transform.bundles.signing import load_secret_key, sign

        names = sign(folder, load_secret_key(key))
    if not quiet:
        for name in names:
            click.echo(f"{name}: signed")
