"""Groups of commands that import what a command needs only when it is named."""

from __future__ import annotations

from importlib import import_module

import click

from transform.errors import TransformError

__all__ = ["LazyGroup"]


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
