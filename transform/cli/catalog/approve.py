"""`transform catalog approve`: what a person says of translations, on record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from transform.cli.inputs import Tally
from transform.cli.options import (
    config_option,
    date_option,
    domain_option,
    format_option,
    locale_option,
    locales_dir_option,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json
from transform.errors import InputError, Place, UsageError

if TYPE_CHECKING:
    from transform.catalogs.approving import Review, Unfit
    from transform.catalogs.model import Catalog
    from transform.catalogs.units import Key

__all__ = ["command"]


@click.command(name="approve")
@config_option
@locale_option
@domain_option
@locales_dir_option
@click.option("--reviewer", required=True, metavar="NAME", help="Who says it.")
@click.option(
    "--role",
    required=True,
    type=click.Choice(["reviser", "clinician", "translator"]),
    help="As what: a translator stands for the words, and cannot approve them as well.",
)
@click.option(
    "--message",
    "messages",
    multiple=True,
    metavar="ID",
    help="One message: its msgid, or msgctxt/msgid; repeat it for more.",
)
@click.option("--all", "everything", is_flag=True, help="All that is translated.")
@click.option(
    "--from",
    "from_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What is finished in this PO file, as far as the catalog has the same words.",
)
@click.option(
    "--verdict",
    type=click.Choice(["approved", "rejected"]),
    default="approved",
    show_default=True,
)
@date_option
@click.option("--note", default="", metavar="TEXT", help="Why, or what to look at.")
@click.option(
    "--translator", default="", metavar="NAME", help="Who translated it, if no file says so."
)
@click.option(
    "--skip-unfit", is_flag=True, help="Leave out what cannot be approved, and record the rest."
)
@format_option("text", "json")
@quiet_option
def command(
    config: Path | None,
    locales: tuple[str, ...],
    domains: tuple[str, ...],
    locales_dir: Path,
    reviewer: str,
    role: str,
    messages: tuple[str, ...],
    everything: bool,
    from_file: Path | None,
    verdict: str,
    date: str,
    note: str,
    translator: str,
    skip_unfit: bool,
    output_format: str,
    quiet: bool,
) -> None:
    """Record what a person says of translations: approved, or rejected.

    It counts for exactly these words: any change of the source or of the translation voids it.
    Only what is translated, not fuzzy and has the source's tags can be approved, and only by
    somebody other than its translator. Records stand beside the catalog, in DOMAIN.reviews.jsonl.

    \b
    Examples:
      transform catalog approve --locale es --domain asthma --all --reviewer "Ana Ruiz" --role reviser
      transform catalog approve --locale es --domain asthma.summary --from back.po --reviewer "Dr. Gil" --role clinician
      transform catalog approve --locale es --domain asthma --message "Rest." --verdict rejected --reviewer "Ana Ruiz" --role reviser
    """
    from transform.catalogs import load_catalog, reviews_path
    from transform.catalogs.approving import Review, approve, find_unfit

    settings = read_settings(config, locales)
    _one_way(locales, domains, (bool(messages), everything, from_file is not None))
    review = Review(
        reviewer.strip(),
        cast("Literal['reviser', 'clinician', 'translator']", role),
        date,
        cast("Literal['approved', 'rejected']", verdict),
        note,
    )
    tally, rows = Tally(), []
    for locale in settings.locales:
        for domain in domains:
            path = reviews_path(locales_dir, locale, domain)
            catalog = load_catalog(locales_dir, locale, domain)
            keys = _keys(catalog, messages, from_file)
            unfit = find_unfit(path, catalog, review, keys, translator)
            _explain(unfit, catalog)
            if unfit and not skip_unfit:
                tally.fail(_refusal(path, unfit))
                continue
            left = {one.message.key for one in unfit}
            fit = [key for key in _all(catalog, keys) if key not in left]
            count = approve(path, catalog, review, fit, translator)
            rows.append(_row(catalog, review, (len(fit), count), unfit))
    if output_format == "json":
        echo_json({"schema": "transform/catalog-approve/1", "catalogs": rows})
    elif not quiet:
        for row in rows:
            click.echo(
                f"{row['domain']} ({row['locale']}): {row['messages']} {verdict} by {reviewer} "
                f"as {role}, {len(cast('list[object]', row['unfit']))} left out"
            )
    tally.finish()


def _one_way(locales: tuple[str, ...], domains: tuple[str, ...], ways: tuple[bool, ...]) -> None:
    if not locales or not domains:
        raise UsageError("no catalog is named", "name it with --locale and --domain")
    if sum(ways) != 1:
        raise UsageError(
            "what the review is of is not clear", "give one of --message, --all and --from"
        )


def _keys(catalog: Catalog, named: tuple[str, ...], from_file: Path | None) -> list[Key] | None:
    """The messages that were named; None where all are meant."""
    if from_file is not None:
        return _same_words(catalog, from_file)
    if not named:
        return None
    known: dict[str, Key] = {}
    for message in catalog.messages:
        if not message.obsolete:
            if message.msgctxt:
                known[f"{message.msgctxt}/{message.msgid}"] = message.key
            else:
                known[message.msgid] = message.key
    return [known.get(name, ("", name)) for name in named]


def _same_words(catalog: Catalog, path: Path) -> list[Key]:
    from transform.catalogs import approval_hash, read_catalog

    returned = read_catalog(path, catalog.domain, catalog.locale)
    finished = [m for m in returned.messages if m.msgstr and not m.fuzzy and not m.obsolete]
    held = {approval_hash(message): message.key for message in catalog.messages}
    other = [message for message in finished if approval_hash(message) not in held]
    if other:
        raise InputError(
            f"{len(other)} translations are not the catalog's, the first of {other[0].msgid!r}",
            "put the file in the catalog's place, or take over its changes, and approve then",
            Place(str(path)),
        )
    return [held[approval_hash(message)] for message in finished]


def _all(catalog: Catalog, keys: list[Key] | None) -> list[Key]:
    if keys is not None:
        return keys
    return [m.key for m in catalog.messages if m.msgstr.strip() and not m.obsolete]


def _explain(unfit: tuple[Unfit, ...], catalog: Catalog) -> None:
    for one in unfit:
        click.echo(f"{catalog.domain} ({catalog.locale}): {one}", err=True)


def _refusal(path: Path, unfit: tuple[Unfit, ...]) -> InputError:
    from transform.catalogs.approving import NOBODY

    remedy = "mend them, name others, or leave them out with --skip-unfit"
    if any(one.problem == NOBODY for one in unfit):
        remedy = "say who translated them with --translator NAME; " + remedy
    return InputError(
        f"nothing was recorded: {len(unfit)} messages cannot be approved", remedy, Place(str(path))
    )


def _row(
    catalog: Catalog, review: Review, counts: tuple[int, int], unfit: tuple[Unfit, ...]
) -> dict[str, object]:
    return {
        "domain": catalog.domain,
        "locale": catalog.locale,
        "reviewer": review.who,
        "role": review.role,
        "date": review.date,
        "verdict": review.verdict,
        "messages": counts[0],
        "recorded": counts[1],
        "unfit": [
            {"msgctxt": one.message.msgctxt, "msgid": one.message.msgid, "problem": one.problem}
            for one in unfit
        ],
    }
