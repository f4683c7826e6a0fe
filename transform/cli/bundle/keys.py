"""`transform bundle keys`: keys to sign bundles with."""

from __future__ import annotations

from pathlib import Path

import click

from transform.cli.bundle.options import signing

__all__ = ["command"]


@click.group(name="keys")
def command() -> None:
    """Make keys to sign bundles with.

    \b
    Examples:
      transform bundle keys new ~/.keys/bundles
    """


@command.command(name="new")
@click.argument("keyfile", type=click.Path(dir_okay=False, path_type=Path))
def new(keyfile: Path) -> None:
    """Make a key: the secret half in KEYFILE, the public half in KEYFILE.pub.

    Keep the first where nobody else can read it; give the second to those who pull.

    \b
    Examples:
      transform bundle keys new ~/.keys/bundles
    """
    with signing():
        from transform.bundles.signing import write_new_key

        public = write_new_key(keyfile)
    click.echo(f"{keyfile}: the secret key; keep it to yourself")
    click.echo(f"{public}: the public key; give it to those who pull")
