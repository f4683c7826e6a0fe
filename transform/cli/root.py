"""The `transform` command."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

import click

from transform import __version__
from transform.cli.groups import LazyGroup

__all__ = ["cli", "collect_rarely", "main"]


@click.group(
    cls=LazyGroup,
    modules={
        "build": "transform.cli.build",
        "clean": "transform.cli.clean",
        "check": "transform.cli.check",
        "simplify": "transform.cli.simplify",
        "summarize": "transform.cli.summarize",
        "catalog": "transform.cli.catalog",
        "glossary": "transform.cli.glossary",
        "rights": "transform.cli.rights",
        "bundle": "transform.cli.bundle",
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="transform")
def cli() -> None:
    """Plain-language summaries, translation catalogs and localized bundles of patient documents.

    \b
    Examples:
      transform build seeds                  bundles of a folder, into output/
      transform check leaflet.md             what is hard to read, where and why
      transform summarize leaflet.md         a patient summary, every sentence traceable
      transform catalog update --locale es   catalogs for a translator
    """


def main() -> NoReturn:
    """Run the command line; ends the process with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Patient texts hold characters that no legacy code page has: a pipe gets UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    collect_rarely()
    cli(prog_name="transform")
    raise SystemExit(0)


def collect_rarely() -> None:
    """Let the garbage collector look through all objects more rarely.

    Documents and their catalogs are trees, which need no collector: with Python's own setting it
    takes a fifth of the time, and finds nothing.
    """
    gc.set_threshold(50_000, 20, 20)
