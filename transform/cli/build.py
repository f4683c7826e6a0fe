"""`transform build`: everything, from documents to localized bundles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.inputs import Inputs, Tally
from transform.cli.options import (
    DEFAULT_CONFIG,
    config_option,
    format_option,
    language_option,
    locale_option,
    locales_dir_option,
    output_option,
    paths_argument,
    project_folder,
    quiet_option,
    read_settings,
)
from transform.cli.show import echo_json, progress, show_table, table
from transform.errors import Place, RightsError

if TYPE_CHECKING:
    from transform.bundles.manifest_reading import PageEntry
    from transform.bundles.resources import Resources
    from transform.catalogs.model import Coverage
    from transform.jobs import BuildResult
    from transform.settings import Settings

__all__ = ["command"]


@click.command(name="build")
@paths_argument
@config_option
@output_option
@locales_dir_option
@locale_option
@language_option
@click.option(
    "--resources",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own phone numbers and services, to be shown on pages as yours.",
)
@click.option(
    "--pdf/--no-pdf",
    default=None,
    help="Each page as PDF for printing, too (needs the extra `pdf`).",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes build at once.",
)
@format_option("table", "json")
@quiet_option
def command(
    paths: tuple[str, ...],
    config: Path | None,
    output: Path,
    locales_dir: Path,
    locales: tuple[str, ...],
    language: str,
    resources: Path | None,
    pdf: bool | None,
    jobs: int,
    output_format: str,
    quiet: bool,
) -> None:
    """Build localized bundles of documents.

    Templates and catalogs under --locales-dir are brought up to date on the way.

    The source's own locale is always built. A document whose rights do not allow publishing is
    held back: its bundle is a manifest that says why, without any of its text.

    \b
    Examples:
      transform build seeds
      transform build seeds --locale es --locale fr --jobs 4
      transform build leaflet.md --output public --format json
    """
    from transform.catalogs.interface import read_own_words
    from transform.engines.builds import Build, Folders

    inputs, tally = Inputs(paths, read_settings(config, locales), language), Tally()
    aside = project_folder(config) / "withheld"
    own = read_own_words(locales_dir)
    for problem in own.problems:
        click.echo(problem, err=True)
    build = Build(
        Folders(output, locales_dir, aside),
        inputs.settings,
        language,
        own.words,
        _resources(resources, config, inputs.settings),
        _pdf(pdf, inputs.settings),
    )
    sources = tuple(inputs.sources(tally))
    results = []
    with progress(len(sources), "building", quiet=quiet) as advance:
        for result in build.run(sources, jobs):
            advance(result.path)
            results.append(result)
    results.sort(key=lambda result: result.path)
    for result in results:
        _report(result, tally, named=result.path in inputs.named)
    if output_format == "json":
        from transform.reports.records import build_record

        for result in results:
            if result.error is None:
                echo_json(build_record(result, output), line=not inputs.single)
    elif not quiet:
        _show(results, output, inputs.named)
    tally.finish()


def _resources(named: Path | None, config: Path | None, settings: Settings) -> Resources:
    """Those of the file on the command line, else of the project file's, which names it from where it is."""
    from transform.bundles.resources import NO_RESOURCES, read_resources

    if named is None and not settings.resources:
        return NO_RESOURCES
    return read_resources(named or (config or DEFAULT_CONFIG).parent / settings.resources)


def _pdf(asked: bool | None, settings: Settings) -> bool:
    """As the command line says, else the project file. Raises UsageError before any work is done."""
    wanted = settings.pdf if asked is None else asked
    if wanted:
        from transform.bundles.pdf_page import library

        library()
    return wanted


def _report(result: BuildResult, tally: Tally, *, named: bool) -> None:
    if result.error is not None:
        tally.fail(result.error)
    for one in result.findings:
        said = f"{result.path}: {one.locale}: {one.finding.message}: {one.finding.text!r}"
        click.echo(said, err=True)
    for moved in result.put_aside:
        click.echo(f"{result.path}: its catalog was put aside: {moved}", err=True)
    if result.held_back and named:
        # It was asked for by name and does not come: that is said even with --quiet.
        remedy = f'"transform rights {result.path}" shows the evidence'
        tally.fail(RightsError(f"held back: {result.reason}", remedy, Place(result.path)))


def _show(results: list[BuildResult], output: Path, named: frozenset[str]) -> None:
    built = [result for result in results if result.error is None]
    if not built:
        return
    columns = (
        "document",
        "grade",
        "summary grade",
        "messages",
        "coverage",
        "status",
        "rights",
        "bundle",
    )
    shown = table(*columns, numbers=("grade", "summary grade", "messages"))
    for result in built:
        shown.add_row(
            result.document_id,
            _grade(result.grade_before),
            _grade(result.grade_after),
            str(result.messages) if not result.held_back else "-",
            "\n".join(_coverage(result)) or "-",
            "\n".join(_statuses(result)) or "-",
            _rights(result),
            (output / result.document_id).as_posix(),
        )
    show_table(shown)
    for result in built:
        if result.held_back and result.path not in named:
            click.echo(f"{result.path}: held back: {result.reason}")


def _coverage(result: BuildResult) -> list[str]:
    lines = []
    for row in result.coverage:
        parts = {"summary": row.summary, "text": row.document}
        shares = ", ".join(
            f"{name} {_percent(part)}" for name, part in parts.items() if part.messages
        )
        draft = " (draft)" if row.summary.drafts or row.document.drafts else ""
        lines.append(f"{row.locale}: {shares or 'not allowed'}{draft}")
    return lines


def _statuses(result: BuildResult) -> list[str]:
    """A line a locale: one word where its pages stand alike, else one a page."""
    lines = []
    for locale in dict.fromkeys(page.locale for page in result.pages):
        own = [page for page in result.pages if page.locale == locale]
        alike = len({_status(page) for page in own}) == 1
        told = [_status(own[0])] if alike else [f"{p.kind} {_status(p)}" for p in own]
        lines.append(f"{locale}: {', '.join(told)}")
    return lines


def _status(page: PageEntry) -> str:
    old = " (was released for an earlier text)" if page.review == "outdated" else ""
    return f"{page.status}{old}" if page.status == "draft" else page.status


def _percent(coverage: Coverage) -> str:
    # Rounded down: 100% is said of what is whole.
    return f"{coverage.translated * 100 // coverage.messages}%"


def _rights(result: BuildResult) -> str:
    return "" if result.decision is None else f"{result.decision.license} ({result.decision.rule})"


def _grade(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
