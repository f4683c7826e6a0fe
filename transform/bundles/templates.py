"""The packaged page templates, filled in. Everything is escaped unless it is Markup already."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from transform.data import load_text

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["css_string", "fill", "style_sheet"]


def fill(template: str, values: Mapping[str, object]) -> str:
    """`transform/data/bundles/<template>` with its values; a value that is missing is an error."""
    return _environment().get_template(template).render(values)


_CSS = '"\\<>'


@cache
def style_sheet() -> Markup:
    return Markup(load_text("bundles/page.css").strip())  # noqa: S704  # our own file


def css_string(text: str) -> Markup:
    r"""Text as the inside of a CSS string; what could end the string or the sheet is a code.

    >>> css_string('a "b" </style>')
    Markup('a \\22 b\\22  \\3c /style\\3e ')
    """
    codes = (f"\\{ord(char):x} " if char in _CSS or char < " " else char for char in text)
    return Markup("".join(codes))  # noqa: S704  # what CSS or HTML would act on is a code


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: load_text(f"bundles/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
