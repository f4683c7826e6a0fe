"""`transform bundle release`: what a person says of a page that was built, on record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from transform.cli.bundle.options import kind_option
from transform.cli.options import (
    date_option,
    format_option,
    locale_option,
    locales_dir_option,
    output_option,
    quiet_option,
)
from transform.cli.show import echo_json
from transform.errors import UsageError

if TYPE_CHECKING:
    from typing import Literal

    from transform.bundles.reviewing import Reviewed
    from transform.bundles.standing import Kind, Role

__all__ = ["command"]

_ROLES: Final[dict[str, Role]] = {
    "language": "language",
    "reviser": "language",
    "clinical": "clinical",
    "clinician": "clinical",
}


@click.command(name="release")
@click.argument("document")
@locale_option
@kind_option
@click.option("--reviewer", required=True, metavar="NAME", help="Who says it.")
@click.option(
    "--role",
    required=True,
    type=click.Choice(list(_ROLES)),
    help="As what: a reviser of the language, or a clinician.",
)
@click.option(
    "--verdict",
    type=click.Choice(["approved", "rejected"]),
    default="approved",
    show_default=True,
)
@date_option
@click.option("--note", default="", metavar="TEXT", help="Why, or what to look at.")
@output_option
@locales_dir_option
@format_option("text", "json")
@quiet_option
def command(
    document: str,
    locales: tuple[str, ...],
    kinds: tuple[Kind, ...],
    reviewer: str,
    role: str,
    verdict: Literal["approved", "rejected"],
    date: str,
    note: str,
    output: Path,
    locales_dir: Path,
    output_format: str,
    quiet: bool,
) -> None:
    """Record that a person approves of the pages of DOCUMENT in a locale, as they were built.

    It counts for exactly these words: any change of the text, or of what it translates, voids it.
    Two people have to approve of a page, one as language and one as clinical, and neither of them
    may have translated it. The next build then releases the page.

    Records stand in releases.jsonl, beside the catalogs.

    \b
    Examples:
      transform bundle release my-leaflet --locale es --reviewer "Ana Ruiz" --role language
      transform bundle release my-leaflet --locale en --kind summary --reviewer "Dr. Gil" --role clinician
    """
    from transform.bundles.reviewing import Places, release
    from transform.bundles.standing import Approval, PageKey

    if not locales or not reviewer.strip():
        raise UsageError("no page or no person is named", "give --locale and --reviewer")
    said = Approval(
        PageKey(document, "", "summary"), "", _ROLES[role], reviewer.strip(), date, verdict, note
    )
    rows = release(Places(output, locales_dir), said, locales, kinds)
    if output_format == "json":
        echo_json(
            {
                "schema": "transform/bundle-release/1",
                "document": document,
                "reviewer": said.who,
                "role": said.role,
                "date": date,
                "verdict": verdict,
                "pages": [_record(row) for row in rows],
            }
        )
    elif not quiet:
        for row in rows:
            said_of = f"{document} ({row.page.locale}, {row.page.kind})"
            click.echo(f"{said_of}: {verdict} by {said.who} as {said.role}; {_outlook(row)}")


def _record(row: Reviewed) -> dict[str, object]:
    return {
        "locale": row.page.locale,
        "kind": row.page.kind,
        "content_hash": row.content_hash,
        "missing": list(row.missing),
    }


def _outlook(row: Reviewed) -> str:
    if not row.missing:
        return "released at the next build"
    count = f"{len(row.missing)} approval{'s' if len(row.missing) > 1 else ''}"
    return f"{count} missing until it is released: {', '.join(row.missing)}"
