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
        "zip": "transform.cli.bundle.zip",
        "stale": "transform.cli.bundle.stale",
        "explain": "transform.cli.bundle.explain",
        "status": "transform.cli.bundle.status",
        "release": "transform.cli.bundle.release",
        "recall": "transform.cli.bundle.recall",
        "pull": "transform.cli.bundle.pull",
        "sign": "transform.cli.bundle.sign",
        "keys": "transform.cli.bundle.keys",
    },
)
def command() -> None:
    """Verify, explain, release, recall, sign and pull bundles.

    \b
    Examples:
      transform bundle verify output
      transform bundle explain output/my-leaflet 3
      transform bundle release my-leaflet --locale es --reviewer "Ana Ruiz" --role language
      transform bundle recall my-leaflet --locale es --reason "One dose was wrong."
      transform bundle pull https://bundles.example.org/output --output site
    """
