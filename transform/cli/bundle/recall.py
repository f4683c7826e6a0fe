"""`transform bundle recall`: pages that were published are taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.bundle.options import kind_option
from transform.cli.options import (
    date_option,
    format_option,
    locale_option,
    locales_dir_option,
    output_option,
    quiet_option,
    tag_type,
)
from transform.cli.show import echo_json
from transform.errors import UsageError

if TYPE_CHECKING:
    from transform.bundles.standing import Kind

__all__ = ["command"]


@click.command(name="recall")
@click.argument("document")
@locale_option
@kind_option
@click.option("--reason", default="", metavar="TEXT", help="Why, in words for readers.")
@click.option(
    "--reason-locale",
    type=tag_type,
    callback=lambda _ctx, _param, tag: tag or "",
    help="The language of the reason.  [default: the document's]",
)
@click.option("--by", "who", default="", metavar="NAME", help="Who says it; not shown on the page.")
@date_option
@click.option("--undo", is_flag=True, help="The pages are no longer taken back.")
@output_option
@locales_dir_option
@format_option("text", "json")
@quiet_option
def command(
    document: str,
    locales: tuple[str, ...],
    kinds: tuple[Kind, ...],
    reason: str,
    reason_locale: str,
    who: str,
    date: str,
    undo: bool,
    output: Path,
    locales_dir: Path,
    output_format: str,
    quiet: bool,
) -> None:
    """Take back the pages of DOCUMENT in a locale, whatever their text.

    In the folder of bundles a notice replaces them at once: that the text was withdrawn, when and
    why, and no other word of it. Every build keeps it so until --undo. Pages in the source's own
    language take their translations with them. Records stand in recalls.jsonl, beside the catalogs.

    \b
    Examples:
      transform bundle recall my-leaflet --locale es --reason "One dose was wrong."
      transform bundle recall my-leaflet --locale es --undo
    """
    from transform.bundles.reviewing import Places, recall
    from transform.bundles.standing import PageKey, Recall

    if not locales:
        raise UsageError("no page is named", "name its locale with --locale")
    if not undo and not reason.strip():
        raise UsageError("a recall needs its reason", "say why with --reason")
    said = Recall(
        PageKey(document, "", "summary"),
        " ".join(reason.split()),
        who.strip(),
        date,
        "lifted" if undo else "recalled",
        reason_locale,
    )
    pages = recall(Places(output, locales_dir), said, locales, kinds)
    if output_format == "json":
        echo_json(
            {
                "schema": "transform/bundle-recall/1",
                "document": document,
                "verdict": said.verdict,
                "date": date,
                "locales": list(locales),
                "kinds": list(kinds) or ["summary", "document"],
                "withdrawn": [{"locale": page.locale, "kind": page.kind} for page in pages],
            }
        )
    elif not quiet:
        for page in pages:
            click.echo(f"{document} ({page.locale}, {page.kind}): withdrawn")
        if undo:
            click.echo(f"{document} ({', '.join(locales)}): the next build brings the pages back")
        elif not pages:
            click.echo(f"{document} ({', '.join(locales)}): was withdrawn before")
