"""`transform catalog`: templates and catalogs for translators."""

from __future__ import annotations

import click

from transform.cli.groups import LazyGroup

__all__ = ["command"]


@click.group(
    name="catalog",
    cls=LazyGroup,
    modules={
        "extract": "transform.cli.catalog.extract",
        "update": "transform.cli.catalog.update",
        "status": "transform.cli.catalog.status",
        "check": "transform.cli.catalog.check",
        "draft": "transform.cli.catalog.draft",
        "mark-drafts": "transform.cli.catalog.mark_drafts",
        "memory": "transform.cli.catalog.memory",
        "align": "transform.cli.catalog.align",
        "approve": "transform.cli.catalog.approve",
        "pseudo": "transform.cli.catalog.pseudo",
        "compile": "transform.cli.catalog.compile",
        "export": "transform.cli.catalog.export",
        "import": "transform.cli.catalog.import_",
    },
)
def command() -> None:
    """Make and update catalogs for translators.

    \b
    Examples:
      transform catalog extract seeds
      transform catalog update --locale es
      transform catalog status
    """
