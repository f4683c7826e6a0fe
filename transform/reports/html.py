"""Checked documents as one HTML page that stands alone: no script, no network, light and dark."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from transform import __version__
from transform.data import load_text
from transform.readability.formulas import FORMULAS
from transform.reports.checks import Checked, gain_text
from transform.reports.html_view import CEFR, document_view, hardest

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html_report"]


def html_report(checks: Iterable[Checked]) -> str:
    """The page. What comes from documents is escaped, so that none can add markup."""
    views = tuple(document_view(checked, number) for number, checked in enumerate(checks, 1))
    return (
        _environment()
        .get_template("check.html.j2")
        .render(
            views=views,
            hardest=hardest,
            gain_text=gain_text,
            titles={formula.name: formula.title for formula in FORMULAS},
            cefr=CEFR,
            css=Markup(load_text("reports/check.css").strip()),  # noqa: S704  # our own file
            generator=f"transform {__version__}",
        )
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: load_text(f"reports/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
