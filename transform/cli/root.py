"""The `transform` command and how it finds its subcommands without importing what they need."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from transform import __version__
from transform.errors import TransformError

__all__ = ["LazyGroup", "cli", "main"]


class LazyGroup(click.Group):
    """A group whose commands are imported when they are named: `commands` maps name to module.

    The module holds a command object called `command`. A :class:`TransformError` that a command
    lets through becomes one line on standard error and the error's own exit code.
    """

    modules: dict[str, str]

    def __init__(self, *, modules: dict[str, str], **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]  # click types each by name
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        command: click.Command = import_module(self.modules[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            # Click looks for neighbours among loaded commands, and here none is loaded yet.
            raise click.NoSuchCommand(
                error.command_name, possibilities=self.modules, ctx=ctx
            ) from None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except TransformError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)


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
    cli(prog_name="transform")
    raise SystemExit(0)
