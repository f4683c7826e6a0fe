"""The options that commands share, each defined once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from transform.errors import TransformError

if TYPE_CHECKING:
    from transform.settings import Settings

__all__ = [
    "DEFAULT_CONFIG",
    "config_option",
    "date_option",
    "domain_option",
    "format_option",
    "language_option",
    "lines_option",
    "locale_option",
    "locales_dir_option",
    "output_option",
    "paths_argument",
    "project_folder",
    "quiet_option",
    "read_settings",
    "rewriter_options",
    "tag_type",
    "today_option",
]

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_CONFIG = Path("transform.toml")


class _Tag(click.ParamType[str]):
    """A BCP 47 locale tag; a wrong one is wrong usage (exit code 2)."""

    name = "TAG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from transform.locale import normalize

        try:
            return normalize(value)
        except TransformError as error:
            self.fail(f"{error.problem}; {error.remedy}", param, ctx)


tag_type = _Tag()


def _or_none_given(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    return value or ""


def _day(ctx: click.Context, param: click.Parameter, value: datetime | None) -> str:
    return (value or datetime.now().astimezone()).date().isoformat()


paths_argument = click.argument("paths", nargs=-1, metavar="FILE|FOLDER|-...")

config_option = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The project file.  [default: transform.toml]",
)

output_option = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    metavar="DIR",
    show_default=True,
    help="Where bundles are written.",
)

locales_dir_option = click.option(
    "--locales-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("locales"),
    metavar="DIR",
    show_default=True,
    help="Where templates and catalogs are kept.",
)

locale_option = click.option(
    "--locale",
    "locales",
    type=_Tag(),
    multiple=True,
    help="A target locale such as es or pt-BR; repeat it for more.",
)

domain_option = click.option(
    "--domain",
    "domains",
    multiple=True,
    metavar="DOMAIN",
    help="One catalog alone, e.g. my-leaflet.summary; repeat it for more.  [default: all]",
)

language_option = click.option(
    "--language",
    type=_Tag(),
    callback=_or_none_given,
    help="The documents' language, if they do not say it.",
)

date_option = click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YEAR-MO-DA",
    help="When it was said.  [default: today]",
)

today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YEAR-MO-DA",
    help="The day that reviews are due by.  [default: today]",
)

quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help="No progress, no table; errors are still shown."
)

lines_option = click.option(
    "--lines", is_flag=True, help="Every line of the input is a text of its own."
)


def format_option(*choices: str) -> Callable[[F], F]:
    """`--format`, the first choice being the default."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="How the result is printed.",
    )


def project_folder(config: Path | None) -> Path:
    """Where what is kept between runs lives: `.transform/` beside the project file."""
    return (config or DEFAULT_CONFIG).parent / ".transform"


def read_settings(config: Path | None, locales: tuple[str, ...] = ()) -> Settings:
    """The project file's settings; `--locale` on the command line beats its `locales`."""
    from transform.settings import load_settings

    settings = load_settings(config or DEFAULT_CONFIG, required=config is not None)
    return replace(settings, locales=locales) if locales else settings


def rewriter_options(command: F) -> F:
    """`--rewriter`, `--rewriter-model` and `--rewriter-timeout`, as three arguments."""
    for option in (
        click.option(
            "--rewriter-timeout",
            type=click.FloatRange(min=0.1),
            default=60.0,
            metavar="SECONDS",
            help="For a command's whole answer, or a server's to one sentence.  [default: 60]",
        ),
        click.option("--rewriter-model", default="", metavar="NAME", help="The server's model."),
        click.option(
            "--rewriter",
            default="",
            metavar="COMMAND|URL",
            help="Ask a program or an OpenAI-compatible server too; the guard judges its answers.",
        ),
    ):
        command = option(command)
    return command
