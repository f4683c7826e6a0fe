"""`transform bundle status`: which pages are drafts, released or recalled, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.options import format_option, locales_dir_option, today_option
from transform.cli.show import echo_json, show_table, table

if TYPE_CHECKING:
    from transform.bundles.reviewing import PageStatus

__all__ = ["command"]


@click.command(name="status")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("output"))
@locales_dir_option
@today_option
@format_option("table", "json")
def command(folder: Path, locales_dir: Path, today: str, output_format: str) -> None:
    """Show which pages of a folder of bundles are drafts, released or recalled.

    And whose approval is missing, or was for an earlier text; when the source is due for its next
    review, and whether that day has passed.

    \b
    Examples:
      transform bundle status
      transform bundle status output --format json
      transform bundle status --today 2027-01-01
    """
    from transform.bundles.reviewing import Places, page_statuses

    rows = page_statuses(Places(folder, locales_dir))
    if output_format == "json":
        pages = [_record(row, today) for row in rows]
        record = {"schema": "transform/bundle-status/1", "folder": str(folder), "today": today}
        echo_json({**record, "pages": pages})
        return
    shown = table("page", "status", "review", "next review")
    for row in rows:
        page = row.page
        shown.add_row(
            f"{page.document} {page.locale} {page.kind}", row.status, _review(row), _due(row, today)
        )
    show_table(shown)


def _due(row: PageStatus, today: str) -> str:
    late = " (overdue)" if row.overdue(today) else ""
    return f"{row.next_review or 'not stated'}{late}"


def _record(row: PageStatus, today: str) -> dict[str, object]:
    return {
        "document": row.page.document,
        "locale": row.page.locale,
        "kind": row.page.kind,
        "status": row.status,
        "review": row.review,
        "missing": list(row.missing),
        "content_hash": row.content_hash,
        "next_review": row.next_review or None,
        "overdue": row.overdue(today) if row.next_review else None,
    }


def _review(row: PageStatus) -> str:
    told = {
        "outdated": "was released for an earlier text",
        "not required": "not required",
    }.get(row.review, "")
    if row.status != "draft":
        return told
    waits = f"missing: {', '.join(row.missing)}" if row.missing else "released at the next build"
    return "; ".join(filter(None, (told, waits)))
