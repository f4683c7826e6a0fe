"""`transform bundle`: what is done with bundles once they are built."""

from __future__ import annotations

import click

from transform.cli.groups import LazyGroup

__all__ = ["command"]


@click.group(
    name="bundle",
    cls=LazyGroup,
    modules={
        "verify": "transform.cli.bundle.verify",
        "explain": "transform.cli.bundle.explain",
    },
)
def command() -> None:
    """Verify and explain bundles.

    \b
    Examples:
      transform bundle verify output
      transform bundle explain output/my-leaflet 3
    """
