"""One run of `transform check`, and the same run again whenever a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transform.cli.baselines import baseline_name, read_baseline, write_baseline
from transform.cli.inputs import Inputs, Tally
from transform.cli.options import DEFAULT_CONFIG, read_settings
from transform.cli.show import echo_json
from transform.errors import ExitCode, TransformError
from transform.model import Severity
from transform.settings import ReadabilitySettings, Settings

if TYPE_CHECKING:
    from transform.reports.baseline import Baseline
    from transform.reports.checks import Checked
    from transform.reports.gates import Gate

__all__ = ["Request", "check", "check_again", "watch"]

_POLL = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: tuple[str, ...]
    config: Path | None = None
    language: str = ""
    output_format: str = "table"
    max_grade: float | None = None
    max_difficulty: float | None = None
    fail_on: Severity | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    checklist: bool = False
    compare: str | None = None
    quiet: bool = False

    def settings(self) -> Settings:
        """The project file's settings; what the command line says beats them."""
        settings = read_settings(self.config)
        readability = settings.readability
        return replace(
            settings,
            readability=replace(
                readability,
                max_grade=readability.max_grade if self.max_grade is None else self.max_grade,
                max_difficulty=readability.max_difficulty
                if self.max_difficulty is None
                else self.max_difficulty,
                fail_on=self.fail_on or readability.fail_on,
            ),
        )


def check(request: Request) -> None:
    """Check all documents once; ends the command with the worst code."""
    tally = Tally()
    run(request, tally)
    tally.finish()


def run(request: Request, tally: Tally) -> None:
    """Check all documents, print what was asked for, note what fails."""
    from transform.reports.gates import Gate
    from transform.reports.rule_book import check_rule_names

    if (request.checklist or request.compare) and request.output_format in {"sarif", "github"}:
        raise click.UsageError("--checklist and --compare go with table, json and html.")
    inputs = Inputs(request.paths, request.settings(), request.language)
    if inputs.settings.readability.severity:
        config = request.config or DEFAULT_CONFIG
        text = config.read_text(encoding="utf-8-sig")
        check_rule_names(inputs.settings.readability, str(config), text)
    known = read_baseline(request.baseline) if request.baseline else None
    fail_on = inputs.settings.readability.fail_on
    gate = Gate(None if fail_on == "never" else fail_on, known is not None)
    checks = []
    for checked in _checks(request, inputs, known, tally):
        checks.append(checked)
        for line in checked.unheld:
            click.echo(f"{checked.document.path}: {line}", err=True)
        _hold(checked, gate, request, tally)
        if request.output_format == "table" and not request.quiet:
            from transform.cli.check_table import show

            show(checked)
    _print(request, checks, tally)
    if request.write_baseline:
        _write(request.write_baseline, checks, tally)


def _checks(
    request: Request, inputs: Inputs, known: Baseline | None, tally: Tally
) -> Iterator[Checked]:
    from transform.readability import score
    from transform.reports.baseline import compare
    from transform.reports.checks import check_document

    settings = inputs.settings.readability
    for source, document in inputs.read(tally):
        try:
            scored = score(document, settings)
            checked = check_document(source, document, scored, settings)
            checked = _asked_for(request, checked, settings)
        except TransformError as error:
            tally.fail(error)
            continue
        if known is not None and request.baseline is not None:
            name = baseline_name(document.path, request.baseline)
            checked = compare(checked, known.get(name))
        yield checked


def _hold(checked: Checked, gate: Gate, request: Request, tally: Tally) -> None:
    """Say why a document fails; nothing fails while a baseline is being written alone."""
    if request.write_baseline and not request.baseline:
        return
    for reason in gate.reasons(checked):
        click.echo(reason, err=True)
        tally.note(ExitCode.FINDINGS)
    if request.quiet and gate.threshold is not None:
        from transform.cli.check_table import finding_line

        for one in checked.failing(gate.threshold):
            click.echo(finding_line(checked, one), err=True)


def _asked_for(request: Request, checked: Checked, settings: ReadabilitySettings) -> Checked:
    """The check with what is shown beside it only where it was asked for."""
    from transform.readability import checklist, compare_textstat, score

    if request.compare:
        checked = replace(checked, textstat=tuple(compare_textstat(checked.document)))
    if request.checklist:
        # A rule that the project turned off still speaks against an item.
        every_rule = replace(settings, severity=())
        scored = score(checked.document, every_rule) if settings.severity else checked.scored
        checked = replace(checked, checklist=checklist(checked.document, scored))
    return checked


def _print(request: Request, checks: list[Checked], tally: Tally) -> None:
    match request.output_format:
        case "json":
            from transform.reports.check_records import checked_record
            from transform.reports.records import check_record

            echo_json(check_record(map(checked_record, checks)))
        case "sarif":
            from transform.reports.sarif import sarif_record

            echo_json(sarif_record(checks, successful=not _unread(tally)))
        case "github":
            from transform.reports.github import workflow_commands

            for line in workflow_commands(checks):
                click.echo(line)
        case "html":
            from transform.reports.html import html_report

            click.echo(html_report(checks), nl=False)
        case _:
            pass


def _unread(tally: Tally) -> bool:
    """Whether a document could not be read."""
    return any(code >= ExitCode.INPUT for code in tally.codes)


def _write(path: Path, checks: list[Checked], tally: Tally) -> None:
    if _unread(tally):
        click.echo(f"{path}: not written, because not every document could be read", err=True)
        return
    write_baseline(path, checks)
    findings = sum(len(checked.findings) for checked in checks)
    click.echo(f"{path}: {findings} findings in {len(checks)} documents written down", err=True)


def check_again(request: Request) -> None:
    """Check now and whenever a document, a sidecar or the project file changes, until ctrl-C."""
    if request.output_format != "table" or "-" in request.paths or request.write_baseline:
        raise click.UsageError("--watch shows a table of files; it goes with no other output.")

    def act() -> None:
        click.clear()
        try:
            run(request, Tally())
        except TransformError as error:
            click.echo(str(error), err=True)
        click.echo("Watching for changes; ctrl-C ends.", err=True)

    with suppress(KeyboardInterrupt):
        watch(lambda: _look(request), act, lambda: time.sleep(_POLL))
    click.echo()


Stamp = tuple[tuple[str, int, int], ...]


def watch(look: Callable[[], Stamp], act: Callable[[], None], pause: Callable[[], None]) -> None:
    """Act once, and again after each pause in which what `look` sees has changed."""
    seen: Stamp | None = None
    while True:
        # Looked at before it is read: a change meanwhile is seen the next time.
        now = look()
        if now != seen:
            seen = now
            act()
        pause()


def _look(request: Request) -> Stamp:
    """Name, time and size of every file that a check reads; what is absent is left out."""
    from transform.readers import find_inputs

    files = [request.config or DEFAULT_CONFIG, request.baseline]
    for path in request.paths:
        with suppress(TransformError):
            for found in find_inputs((Path(path),)):
                beside = found.with_suffix(".meta.yaml")
                files += [found, beside, found.with_name(f"{found.name}.meta.yaml")]
    stamps = set()
    for file in files:
        with suppress(OSError):
            if file is not None:
                state = file.stat()
                stamps.add((file.as_posix(), state.st_mtime_ns, state.st_size))
    return tuple(sorted(stamps))
