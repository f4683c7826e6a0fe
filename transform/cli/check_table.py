"""A checked document on the terminal: figures as a table, findings as lines."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections import Counter

import click

from transform.cli.show import show_table, styled, table
from transform.readability.checklists import ChecklistItem, Verdict
from transform.reports.checks import SEVERITIES, Checked, Reported, gain_text, grade_range

__all__ = ["finding_line", "show"]

_TERMS = 8
_VERDICTS: tuple[tuple[Verdict, str], ...] = (
    ("met", "met"),
    ("not met", "not met"),
    ("not applicable", "not applicable"),
    ("person", "need a person"),
)
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def show(checked: Checked) -> None:
    """Print one document: what was counted, the figures, the findings."""
    scored = checked.scored
    _echo(
        f"{checked.document.path} ({scored.language}): {scored.words} words in "
        f"{scored.sentences} sentences scored, {scored.excluded_words} words left out"
    )
    _show_figures(checked)
    for line in _about_figures(checked):
        _echo(line)
    for line in _reasons(checked.notes):
        _echo(line)
    for one in checked.findings:
        _echo(finding_line(checked, one), colour=_COLOURS[one.finding.severity])
    for ignored in checked.ignored:
        span = ignored.finding.span
        place = f"{checked.document.path}:{span.first_line if span else 1}"
        _echo(f"{place}: ignored: {ignored.finding.rule}: {ignored.reason}")
    _echo(_summary(checked))
    if checked.checklist:
        _show_checklist(checked.checklist)
    click.echo()


def finding_line(checked: Checked, one: Reported) -> str:
    """`file:line: severity: rule: what; how to mend it`, as editors and CI read it."""
    finding = one.finding
    line = finding.span.first_line if finding.span else 1
    state = f" [{one.state}]" if one.state else ""
    said = (finding.message, finding.suggestion, gain_text(finding.gain))
    return (
        f"{checked.document.path}:{line}: {finding.severity}: {finding.rule}{state}: "
        f"{' '.join(part for part in said if part)}"
    )


def _show_figures(checked: Checked) -> None:
    """The scores, those without the terms that the text defines, those of textstat."""
    without = dict(checked.scored.scores_without_terms) if checked.scored.defined_terms else None
    beside = {"without terms": without, "textstat": dict(checked.textstat)}
    others = {name: scores for name, scores in beside.items() if scores}
    figures = table("score", "value", *others, numbers=("value", *others))
    for name, value in checked.scored.scores:
        other = (_figure(scores.get(name)) for scores in others.values())
        figures.add_row(name.replace("_", " "), _figure(value), *other)
    figures.add_row("difficulty (1 to 6)", _figure(checked.difficulty))
    show_table(figures)


def _show_checklist(items: tuple[ChecklistItem, ...]) -> None:
    """Each item with its verdict and what was counted; what a person has to judge says so."""
    shown = table("item", "what it asks", "verdict", "counted", "by", numbers=())
    for item in items:
        verdict = "needs a person" if item.verdict == "person" else item.verdict
        shown.add_row(f"{item.source} {item.number}", item.text, verdict, item.value, item.how)
    show_table(shown)
    for source in dict.fromkeys(item.source for item in items):
        counts = Counter(item.verdict for item in items if item.source == source)
        said = (f"{counts[verdict]} {label}" for verdict, label in _VERDICTS if counts[verdict])
        _echo(f"{source}: {', '.join(said)}.")


def _about_figures(checked: Checked) -> list[str]:
    lines = []
    spread = grade_range(checked.scored)
    if spread:
        (lowest, low), (highest, high) = spread
        lines.append(f"Grade {low:.1f} ({lowest}) to {high:.1f} ({highest}), by formula.")
    elif checked.scored.words:
        lines.append(f'No grade formula was made for "{checked.scored.language}".')
    if checked.scored.defined_terms:
        terms = checked.scored.defined_terms
        more = f" and {len(terms) - _TERMS} more" if len(terms) > _TERMS else ""
        lines.append(f"Terms that the text defines: {', '.join(terms[:_TERMS])}{more}.")
    if checked.scored.words:
        lines.append(
            "Formulas count lengths and words. They can't see whether a text is true, complete, "
            "in good order or kind."
        )
    return lines


def _reasons(notes: tuple[tuple[str, str], ...]) -> list[str]:
    """Why figures are missing, a line for each reason."""
    names: dict[str, list[str]] = {}
    for name, reason in notes:
        names.setdefault(reason, []).append(name.replace("_", " "))
    return [f"{', '.join(which)}: {reason}" for reason, which in names.items()]


def _summary(checked: Checked) -> str:
    counts = Counter(one.finding.severity for one in checked.findings)
    parts = [
        f"{counts[severity]} {_plural(severity, counts[severity])}"
        for severity in reversed(SEVERITIES)
        if counts[severity]
    ]
    said = ", ".join(parts) or "no findings"
    if any(one.state for one in checked.findings) or checked.gone:
        worse = sum(one.worse for one in checked.findings)
        said += f"; since the baseline {worse} new or worse, {len(checked.gone)} gone"
    return f"{said}; {len(checked.ignored)} ignored" if checked.ignored else said


def _plural(severity: str, number: int) -> str:
    return severity if number == 1 or severity == "info" else f"{severity}s"


def _echo(line: str, colour: str = "") -> None:
    """A line as it is for a pipe; on a terminal broken at words, the file and line in colour."""
    if not sys.stdout.isatty():
        click.echo(line)
        return
    width = max(shutil.get_terminal_size().columns, 20)
    broken = textwrap.wrap(
        line, width, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
    )
    start, sep, rest = (broken or [""])[0].partition(": ")
    first = styled(start, colour) + sep + rest if colour and sep else start + sep + rest
    click.echo("\n".join([first, *broken[1:]]))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
