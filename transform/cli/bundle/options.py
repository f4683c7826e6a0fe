"""What the commands of `transform bundle` are told alike: which pages, whose key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from transform.errors import UsageError

__all__ = ["kind_option", "public_key_option", "signing"]

kind_option = click.option(
    "--kind",
    "kinds",
    type=click.Choice(["summary", "document"]),
    multiple=True,
    help="The summary or the whole text alone.  [default: both]",
)


public_key_option = click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The publisher's public key: what is not signed with it is refused.",
)


@contextmanager
def signing() -> Iterator[None]:
    """Signatures need a library that comes with an extra: says so where it is not here."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "cryptography":
            raise
        raise UsageError(
            "signatures need the extra `sign`", "pip install 'transform-health[sign]'"
        ) from None
