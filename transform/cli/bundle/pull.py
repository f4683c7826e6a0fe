"""`transform bundle pull`: bundles from a folder or a web server, checked before they are seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.bundle.options import public_key_option, signing
from transform.cli.inputs import Tally
from transform.cli.options import format_option, locale_option, output_option, quiet_option
from transform.cli.show import echo_json, show_table, table
from transform.errors import ExitCode

if TYPE_CHECKING:
    from transform.bundles.pulling import Outcome, Pulled, Refusal

__all__ = ["command"]


@click.command(name="pull")
@click.argument("source")
@output_option
@locale_option
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="ID",
    help="One document alone; repeat it for more.  [default: all]",
)
@click.option(
    "--status",
    type=click.Choice(["released", "draft"]),
    default="released",
    show_default=True,
    help="Released pages alone, or drafts too.",
)
@click.option("--allow-overdue", is_flag=True, help="Take what should have been reviewed by now.")
@public_key_option
@click.option(
    "--allow-unsigned", is_flag=True, help="With --key: take what nobody has signed, too."
)
@click.option("--prune", is_flag=True, help="Take away what the source has no more.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long an answer is waited for.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YEAR-MO-DA",
    help="The day that tells what is overdue.  [default: today]",
)
@format_option("table", "json")
@quiet_option
def command(
    source: str,
    output: Path,
    locales: tuple[str, ...],
    documents: tuple[str, ...],
    status: str,
    allow_overdue: bool,
    key: Path | None,
    allow_unsigned: bool,
    prune: bool,
    timeout: float,
    today: datetime | None,
    output_format: str,
    quiet: bool,
) -> None:
    """Copy bundles from SOURCE, a folder or an http(s) address, into a folder of one's own.

    Only what changed is fetched; what was cut off is continued. A bundle is verified before it
    takes the place of the one before it, which stays where the new one is refused. Notices of
    recalls always come. Nothing is printed where nothing changed.

    Ends with 5 where a page was recalled, 6 where a bundle is overdue, 7 where one was tampered
    with, 4 where the rights forbid it, 3 where something cannot be had.

    \b
    Examples:
      transform bundle pull https://bundles.example.org/output --output site
      transform bundle pull ../their/output --output site --locale es --status draft
    """
    from transform.bundles.pulling import Patience, Wanted, open_source, pull

    day = (today or datetime.now().astimezone()).date().isoformat()
    wanted = Wanted(
        day, locales, documents, status == "draft", allow_overdue, allow_unsigned, prune
    )
    with signing():
        if key is not None:
            from transform.bundles.signing import load_public_key

            wanted = replace(wanted, signed=load_public_key(key).check)
        pulled = pull(open_source(source, Patience(timeout)), output, wanted)
    if output_format == "json":
        echo_json(_record(source, output, pulled))
    elif not quiet:
        _show(pulled)
    tally = Tally()
    for one in pulled.outcomes:
        if one.why:
            click.echo(f"{one.document}: {_said(one)}", err=True)
        tally.note(_code(one))
    tally.finish()


def _code(one: Outcome) -> ExitCode:
    codes: dict[Refusal, ExitCode] = {
        "": ExitCode.DONE,
        "faulty": ExitCode.FINDINGS,
        "unreachable": ExitCode.INPUT,
        "in_the_way": ExitCode.INPUT,
        "rights": ExitCode.RIGHTS,
        "overdue": ExitCode.OVERDUE,
        "tampered": ExitCode.TAMPERED,
        "signature": ExitCode.TAMPERED,
    }
    return max(codes[one.why], ExitCode.RECALLED if one.recalled else ExitCode.DONE)


def _said(one: Outcome) -> str:
    words = {
        "tampered": "refused, since it was tampered with",
        "signature": "refused, since its signature is not right",
        "rights": "not here, since the rights do not allow it",
        "overdue": "overdue, so only recalls are taken (--allow-overdue takes it)",
        "faulty": "refused, since it is not as a bundle has to be",
        "unreachable": "cannot be had",
        "in_the_way": "not pulled",
    }
    return f"{words[one.why]}: {one.reason}"


def _show(pulled: Pulled) -> None:
    shown = table("document", "result", "pages", "what changed")
    for one in pulled.outcomes:
        if one.result in {"unchanged", "held_back"} or (one.result == "nothing" and not one.pages):
            continue  # cron sends what is printed: nothing happened here
        changed = [
            *(f"{page} was recalled" for page in one.recalled),
            *(f"{page} is here no more" for page in one.gone),
            *([one.reason] if one.reason and not one.why else []),
            *([one.why] if one.why else []),
        ]
        shown.add_row(one.document, one.result, ", ".join(one.pages), "; ".join(changed))
    if shown.rows:
        show_table(shown)


def _record(source: str, output: Path, pulled: Pulled) -> dict[str, object]:
    return {
        "schema": "transform/bundle-pull/1",
        "source": source,
        "output": str(output),
        "fetched": pulled.fetched,
        "documents": [
            {
                "document": one.document,
                "result": one.result,
                "pages": list(one.pages),
                "recalled": list(one.recalled),
                "gone": list(one.gone),
                "why": one.why or None,
                "reason": one.reason or None,
                "files": one.files,
            }
            for one in pulled.outcomes
        ],
    }
