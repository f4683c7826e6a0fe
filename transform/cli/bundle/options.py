"""What `transform bundle release` and `recall` are told alike: which pages."""

from __future__ import annotations

import click

__all__ = ["kind_option"]

kind_option = click.option(
    "--kind",
    "kinds",
    type=click.Choice(["summary", "document"]),
    multiple=True,
    help="The summary or the whole text alone.  [default: both]",
)
